import type { ServerResponse } from 'node:http';
import { toUserError } from '#graphql';
import { sendJson } from '../http-reply.ts';

/** An error in OpenAI's shape. */
export interface OpenAiError {
  readonly status: number;
  readonly type: 'invalid_request_error' | 'authentication_error' | 'permission_error' | 'server_error';
  readonly code: string;
  readonly message: string;
  readonly param?: string;
}

export function sendOpenAiError(response: ServerResponse, error: OpenAiError): void {
  const headers: Record<string, string> = error.status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  sendJson(response, error.status, toBody(error), headers);
}

export function toBody({ type, code, message, param = undefined }: OpenAiError) {
  return { error: { message, type, param: param ?? null, code } };
}

/** The form of an expected failure; null for one that must be masked. */
export function toOpenAiError(error: unknown): OpenAiError | null {
  const expected = toUserError(error);
  if (expected === null) return null;
  const { code, message } = expected;
  if (code === 'persona.unknown')
    return { status: 404, type: 'invalid_request_error', code: 'model_not_found', message, param: 'model' };
  if (expected.__typename === 'UnavailableError') return { status: 503, type: 'server_error', code, message };
  return { status: 400, type: 'invalid_request_error', code, message };
}
