import type { IncomingMessage, ServerResponse } from 'node:http';
import { toPlainError } from '#core';
import { mayUse, type Viewer } from '#graphql';
import { readBody, sendJson } from '../http-reply.ts';
import type { RouterParts } from '../router-parts.ts';
import { type ChatRequest, parseChatRequest, textForAgent } from './chat-request.ts';
import { sendOpenAiError, toBody, toOpenAiError } from './openai-errors.ts';
import { createReplyStream } from './reply-stream.ts';
import { usageOf } from './usage.ts';

export type OpenAiRoute = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;

/** Agents for any client of the OpenAI API: `model` names a persona, history is kept by session. */
export function createOpenAi(parts: RouterParts): OpenAiRoute {
  const { authenticate } = parts;
  return async (request, response, path) => {
    const viewer = authenticate(request.headers.authorization);
    const wanted = `${request.method} ${path}`;
    if (viewer === null)
      return sendOpenAiError(response, {
        status: 401,
        type: 'authentication_error',
        code: 'invalid_api_key',
        message: 'A bearer token is needed: give it as the API key.',
      });
    if (wanted === 'GET /v1/models') return listModels(parts, response);
    if (wanted.startsWith('GET /v1/models/')) return showModel(parts, response, path);
    if (wanted === 'POST /v1/chat/completions') return complete(parts, viewer, request, response);
    sendOpenAiError(response, {
      status: 404,
      type: 'invalid_request_error',
      code: 'unknown_url',
      message: `There is nothing at ${wanted.slice(0, 200)}. Known: GET /v1/models, POST /v1/chat/completions.`,
    });
  };
}

const everyPersona = { limit: 200, after: null, before: null, backward: false };

async function listModels({ options }: RouterParts, response: ServerResponse): Promise<void> {
  const { items } = await options.services.queries.personas.page({}, everyPersona);
  sendJson(response, 200, { object: 'list', data: items.map(({ row }) => toModel(row)) });
}

async function showModel({ options }: RouterParts, response: ServerResponse, path: string): Promise<void> {
  // Persona keys need no escapes, so none are undone.
  const key = path.slice('/v1/models/'.length);
  const row = (await options.services.queries.personas.byIds([key])).get(key);
  if (row !== undefined) return sendJson(response, 200, toModel(row));
  const message = `There is no agent '${key.slice(0, 200)}'. List them with GET /v1/models.`;
  sendOpenAiError(response, {
    status: 404,
    type: 'invalid_request_error',
    code: 'model_not_found',
    message,
    param: 'model',
  });
}

function toModel({ key, createdAt }: { readonly key: string; readonly createdAt: Date }) {
  return {
    id: key,
    object: 'model',
    created: Math.floor(createdAt.getTime() / 1000),
    owned_by: 'statehouse',
  };
}

async function complete(
  parts: RouterParts,
  viewer: Viewer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!mayUse(viewer.role, 'operator')) {
    const message = `Talking to an agent needs the role operator; '${viewer.name}' is ${viewer.role}.`;
    return sendOpenAiError(response, { status: 403, type: 'permission_error', code: 'forbidden', message });
  }
  const text = await readBody(request, parts.bytes);
  if (text === null) {
    response.setHeader('connection', 'close');
    const message = `The request is larger than ${parts.bytes} bytes.`;
    return sendOpenAiError(response, {
      status: 413,
      type: 'invalid_request_error',
      code: 'too_large',
      message,
    });
  }
  const header = request.headers['x-session-id'];
  const parsed = parseChatRequest(
    text,
    typeof header === 'string' && header !== '' ? header.slice(0, 200) : undefined,
  );
  if ('problem' in parsed) {
    const { message, param } = parsed.problem;
    return sendOpenAiError(response, {
      status: 400,
      type: 'invalid_request_error',
      code: 'invalid_value',
      message,
      param,
    });
  }
  await answer(parts, viewer, parsed.request, request, response);
}

/** A session named by `user` may hold any text; the client that named it needs no telling. */
function fitsHeader(text: string): boolean {
  return /^[\x20-\x7e\x80-\xff]*$/.test(text);
}

async function answer(
  parts: RouterParts,
  viewer: Viewer,
  chat: ChatRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { services, ids, clock, logger } = parts.options;
  const session = chat.session ?? ids.next();
  const idempotencyKey = request.headers['idempotency-key'];
  const key = typeof idempotencyKey === 'string' ? `${session}/${idempotencyKey}` : ids.next();
  const left = new AbortController();
  response.on('close', () => left.abort());
  if (fitsHeader(session)) response.setHeader('x-session-id', session);
  const stream = createReplyStream({
    response,
    id: `chatcmpl-${ids.next()}`,
    created: Math.floor(clock.now() / 1000),
    model: chat.model,
  });
  try {
    const reply = await services.chat.ask({
      persona: chat.model,
      session: `${viewer.name}/${session}`,
      text: textForAgent(chat),
      sender: viewer.name,
      key,
      signal: left.signal,
      ...(chat.stream ? { onToken: stream.token } : {}),
    });
    const usage = await usageOf(services.queries, reply.callId);
    if (chat.stream) stream.end(reply.text, chat.includeUsage ? usage : null);
    else sendJson(response, 200, stream.whole(reply.text, usage));
  } catch (error) {
    if (left.signal.aborted) return;
    const known = toOpenAiError(error);
    const correlationId = ids.next();
    if (known === null)
      logger.error({ correlationId, error: toPlainError(error) }, 'a chat completion failed unexpectedly');
    const shown = known ?? {
      status: 500,
      type: 'server_error' as const,
      code: 'internal_error',
      message: `Something went wrong on the server. It is in the log under ${correlationId}.`,
    };
    if (response.headersSent) stream.fail(toBody(shown));
    else sendOpenAiError(response, shown);
  }
}
