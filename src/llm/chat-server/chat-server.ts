import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Logger, silentLogger } from '#core';
import { type ServedCall, ServedCalls } from './call-log.ts';
import { type ChatAnswer, limitAnswer } from './chat-answer.ts';
import { type ChatRequest, chatRequestSchema } from './chat-request.ts';
import {
  appliesTo,
  MISBEHAVE_HEADER,
  type Misbehaviour,
  type MisbehaviourPlan,
  parseMisbehaviour,
} from './misbehaviour.ts';
import { rejects, spoil } from './spoil.ts';
import { streamAnswer, wholeAnswer } from './write-answer.ts';

export interface ChatServerOptions {
  /** The model name that `/v1/models` lists and every reply states. */
  readonly model: string;
  /** Computes the answer, or how to fail instead. A rejection becomes status 500. */
  answer(
    request: ChatRequest,
    call: ServedCall,
  ): Promise<ChatAnswer | Misbehaviour> | ChatAnswer | Misbehaviour;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Pause before each streamed token, in ms. Default 0. */
  readonly tokenDelayMs?: number;
  /** Draws calls that misbehave by probability. Default 1. */
  readonly seed?: number;
  /** JSONL file to which each call is appended as it comes in and as it ends. */
  readonly callLogFile?: string;
  readonly logger?: Logger;
}

export interface ChatServer {
  /** Root of the API, ending in `/v1`. */
  readonly baseUrl: string;
  readonly port: number;
  /** Newest calls, oldest first (the last 2,000). */
  readonly calls: readonly ServedCall[];
  /** Replaces the plan of failures: each call takes the first that applies. Null or none: behave. */
  setMisbehaviour(...plans: (MisbehaviourPlan | null)[]): void;
  /** Drops every open connection and stops listening. */
  close(): Promise<void>;
}

const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** Starts an HTTP server that speaks the OpenAI chat completion protocol, streaming included. */
export async function startChatServer(options: ChatServerOptions): Promise<ChatServer> {
  const host = options.host ?? '127.0.0.1';
  const logger = options.logger ?? silentLogger;
  const calls = new ServedCalls(options.callLogFile);
  let plans: { readonly plan: MisbehaviourPlan; left: number }[] = [];

  function choose(request: ChatRequest, call: ServedCall): Misbehaviour | null {
    const asked = call.headers[MISBEHAVE_HEADER];
    if (asked !== undefined) return parseMisbehaviour(asked);
    const traits = {
      json: (request.response_format?.type ?? 'text') !== 'text',
      stream: request.stream === true,
    };
    for (const entry of plans) {
      if (entry.left <= 0 || !appliesTo(entry.plan, traits)) continue;
      if (
        entry.plan.probability !== undefined &&
        draw(options.seed ?? 1, call.number) >= entry.plan.probability
      )
        continue;
      if (entry.plan.kind === 'unsupported' && !rejects(entry.plan, request)) continue;
      entry.left -= 1;
      return entry.plan;
    }
    return null;
  }

  async function complete(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const parsed = chatRequestSchema.safeParse(await readJson(incoming));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return sendError(outgoing, 400, `${issue?.path.join('.') ?? 'body'}: ${issue?.message ?? 'invalid'}`);
    }
    const request = parsed.data;
    const headers = plainHeaders(incoming);
    const call = calls.begin({
      key: headers['x-statehouse-key'] ?? null,
      callId: headers['x-statehouse-call'] ?? null,
      request,
      headers,
    });
    outgoing.once('close', () => calls.end(call, 'abandoned'));
    let misbehaviour = choose(request, call);
    let answer: ChatAnswer = { text: '' };
    if (!isEarly(misbehaviour)) {
      const given = await options.answer(request, call);
      if ('kind' in given) misbehaviour = given;
      else answer = limitAnswer(given, request);
    }
    call.misbehaviour = misbehaviour?.kind ?? null;
    const failed = () => calls.end(call, 'failed');
    if (misbehaviour?.kind === 'hang') return;
    if (misbehaviour?.kind === 'reset') {
      failed();
      outgoing.destroy();
      return;
    }
    if (misbehaviour?.kind === 'unsupported') {
      failed();
      return sendError(
        outgoing,
        400,
        `Unsupported parameter: '${misbehaviour.parameter}' is not supported here.`,
      );
    }
    if (misbehaviour?.kind === 'status') {
      failed();
      const { status, message, code, retryAfter } = misbehaviour;
      if (retryAfter !== undefined) outgoing.setHeader('retry-after', String(retryAfter));
      return sendError(outgoing, status, message ?? defaultMessage(status), code);
    }
    const spoiled = spoil(answer, misbehaviour);
    const delivery = {
      answer: spoiled,
      request,
      call,
      model: options.model,
      id: `chatcmpl-${digest(options.seed ?? 1, JSON.stringify(request)).slice(0, 24)}`,
      misbehaviour,
      tokenDelayMs: misbehaviour?.kind === 'slow' ? misbehaviour.tokenDelayMs : (options.tokenDelayMs ?? 0),
    };
    const whole = await (request.stream ? streamAnswer(outgoing, delivery) : wholeAnswer(outgoing, delivery));
    calls.end(
      call,
      whole ? 'answered' : outgoing.destroyed && misbehaviour === null ? 'abandoned' : 'failed',
    );
  }

  const server = createServer((incoming, outgoing) => {
    outgoing.on('error', () => {});
    route(incoming, outgoing).catch((error: unknown) => {
      logger.error({ error: String(error) }, 'a model call could not be served');
      if (!outgoing.headersSent)
        sendError(outgoing, 500, error instanceof Error ? error.message : String(error));
      else outgoing.destroy();
    });
  });

  async function route(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const path = (incoming.url ?? '/').split('?')[0]?.replace(/\/+$/, '');
    if (incoming.method === 'GET' && path === '/v1/models') {
      const model = { id: options.model, object: 'model', created: 0, owned_by: 'statehouse' };
      return sendJson(outgoing, 200, { object: 'list', data: [model] });
    }
    if (incoming.method === 'POST' && path === '/v1/chat/completions') return complete(incoming, outgoing);
    return sendError(outgoing, 404, `Nothing is served at ${incoming.method} ${path}.`);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    baseUrl: `http://${name}:${port}/v1`,
    port,
    calls: calls.all,
    setMisbehaviour: (...next) => {
      plans = next.flatMap((plan) =>
        plan === null ? [] : [{ plan, left: plan.times ?? Number.POSITIVE_INFINITY }],
      );
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Misbehaviour for which no answer need be computed. */
function isEarly(misbehaviour: Misbehaviour | null): boolean {
  return misbehaviour !== null && ['status', 'hang', 'reset', 'unsupported'].includes(misbehaviour.kind);
}

async function readJson(incoming: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY_BYTES) return null;
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return null;
  }
}

function plainHeaders(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (name !== 'authorization' && value !== undefined)
      headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function sendJson(outgoing: ServerResponse, status: number, body: object): void {
  outgoing.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  outgoing.end(JSON.stringify(body));
}

function sendError(outgoing: ServerResponse, status: number, message: string, code?: string): void {
  const type = status === 429 ? 'rate_limit_error' : status >= 500 ? 'server_error' : 'invalid_request_error';
  sendJson(outgoing, status, { error: { message, type, param: null, code: code ?? null } });
}

function defaultMessage(status: number): string {
  if (status === 429) return 'Rate limit reached, slow down.';
  if (status === 401) return 'Incorrect API key provided.';
  return status >= 500
    ? 'The server had an error while processing your request.'
    : 'The request was rejected.';
}

function digest(seed: number, text: string): string {
  return createHash('sha256').update(`${seed}\n${text}`).digest('hex');
}

/** A number in [0, 1) that depends on nothing but seed and call number. */
function draw(seed: number, number: number): number {
  return Number.parseInt(digest(seed, String(number)).slice(0, 12), 16) / 16 ** 12;
}
