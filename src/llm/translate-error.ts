import { APIConnectionError, APIError } from 'openai';
import { StatehouseError } from '#core';
import {
  BadModelRequestError,
  ContextTooLongError,
  type ErrorPlace,
  ModelAuthenticationError,
  ModelNotFoundError,
  ModelQuotaError,
  ModelRateLimitedError,
  ModelRefusedError,
  ModelTimedOutError,
  ModelUnavailableError,
} from './errors.ts';
import { parseRetryAfter } from './retry-delay.ts';

export interface FailurePlace {
  readonly place: ErrorPlace;
  readonly nowMs: number;
  readonly connectMs: number;
  /** Characters that had arrived. */
  readonly received: number;
  /** What must not be repeated: endpoints quote the key they were sent. */
  readonly secrets: readonly string[];
}

/** Turns whatever a request threw into one of our errors. */
export function translateError(thrown: unknown, at: FailurePlace): StatehouseError {
  if (thrown instanceof StatehouseError) return thrown;
  const { place } = at;
  const cause = { cause: thrown };
  const codes = causeCodes(thrown);
  if (codes.includes('UND_ERR_CONNECT_TIMEOUT')) {
    return ModelTimedOutError.during('connect', at.connectMs, place, cause);
  }
  if (thrown instanceof APIConnectionError || !(thrown instanceof APIError)) {
    if (at.received > 0) return ModelUnavailableError.cut(place, at.received, cause);
    const code = codes[0] === undefined ? '' : ` (${codes[0]})`;
    return ModelUnavailableError.failed(place, `${without(at.secrets, wordsOf(thrown))}${code}`, cause);
  }
  return translateStatus(thrown, at);
}

function translateStatus(error: APIError, at: FailurePlace): StatehouseError {
  const { place } = at;
  const cause = { cause: error };
  const said = without(at.secrets, saidBy(error));
  // Errors inside a stream carry no status of their own; OpenRouter puts it into `code`.
  const status = error.status ?? (Number(error.code) || 0);
  const retryAfterMs = parseRetryAfter(error.headers, at.nowMs);
  const later = { ...cause, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  const code = String(error.code ?? '');
  if (
    code === 'content_filter' ||
    /content.?filter|moderation|content_policy/i.test(`${code} ${error.type}`)
  ) {
    return ModelRefusedError.contentFiltered(place, cause);
  }
  if (code === 'insufficient_quota' || status === 402) return ModelQuotaError.exhausted(place, said, cause);
  if (status === 429) return ModelRateLimitedError.limited(place, said, later);
  if (isContextTooLong(status, code, said)) return ContextTooLongError.exceeded(place, said, cause);
  if (status === 401 || status === 403) return ModelAuthenticationError.rejected(place, status, said, cause);
  if (status === 404) {
    return code === 'model_not_found' || /model/i.test(said)
      ? ModelNotFoundError.unknownModel(place, said, cause)
      : ModelNotFoundError.wrongAddress(place, said, cause);
  }
  if (status === 408 || status === 409 || status === 425 || status >= 500) {
    return ModelUnavailableError.failed(place, said, { status, ...later });
  }
  if (status >= 400) return BadModelRequestError.rejected(place, status, said, cause);
  return ModelUnavailableError.failed(place, said, cause);
}

function isContextTooLong(status: number, code: string, said: string): boolean {
  if (code === 'context_length_exceeded' || code === 'exceed_context_size_error' || status === 413)
    return true;
  return (
    status === 400 &&
    /context (length|window|size)|maximum context|prompt is too long|too many tokens|exceeds? .*context/i.test(
      said,
    )
  );
}

/** The server's own words, without the SDK's status prefix and without a final stop. */
export function saidBy(error: APIError): string {
  const body = error.error as { message?: unknown } | undefined;
  const words = typeof body?.message === 'string' ? body.message : error.message.replace(/^\d{3} /, '');
  return words.replace(/\s+/g, ' ').trim().slice(0, 300).replace(/\.$/, '') || 'no explanation';
}

function without(secrets: readonly string[], words: string): string {
  return secrets.reduce((left, secret) => left.replaceAll(secret, '[secret]'), words);
}

function wordsOf(thrown: unknown): string {
  const inner = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  const deepest = inner instanceof Error && inner.cause instanceof Error ? inner.cause : inner;
  return (deepest instanceof Error ? deepest.message || deepest.name : String(deepest)).replace(/\.$/, '');
}

function causeCodes(thrown: unknown): string[] {
  const codes: string[] = [];
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const { code } = error as { code?: unknown };
    if (typeof code === 'string') codes.push(code);
  }
  return codes;
}
