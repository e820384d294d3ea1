import type { IncomingMessage, ServerResponse } from 'node:http';
import { toPlainError } from '#core';
import type { Viewer } from '#graphql';
import { findOriginProblem, type OriginOptions } from './check-origin.ts';
import { sendGraphqlError, sendJson, targetOf } from './http-reply.ts';
import { createOpenAi } from './openai/openai-routes.ts';
import { createPlayground } from './playground/playground.ts';
import type { RouterParts } from './router-parts.ts';

export type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
};

/** Sends each request to what answers it, after the checks that all of them share. Never rejects. */
export function createRouter(parts: RouterParts): Route {
  const { options, authenticate, graphqlHttp, origins } = parts;
  const { services, logger, ids } = options;
  const playground = createPlayground(options);
  const openAi = createOpenAi(parts);

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    const { path } = targetOf(request);
    if (path === '/livez') return sendJson(response, 200, { status: 'alive' });
    if (path === '/readyz') {
      const { ready, version, database } = await services.health.report();
      return sendJson(response, ready ? 200 : 503, {
        status: ready ? 'ready' : 'notReady',
        version,
        database,
      });
    }
    const problem = findOriginProblem(request.headers, origins);
    if (problem !== null)
      return sendGraphqlError(response, {
        status: 403,
        code: 'FORBIDDEN_ORIGIN',
        message: `Refused: ${problem}.`,
      });
    if (allowOrigin(request, response, origins)) return;
    if (path.startsWith('/v1/')) return openAi(request, response, path);
    if (path === '/graphql' && wantsPage(request)) {
      response.writeHead(302, { location: '/playground' }).end();
      return;
    }
    if (path === '/graphql') return graphql(request, response);
    if (await playground(request, response, path)) return;
    sendJson(response, 404, { error: `There is nothing at ${path.slice(0, 200)}.` });
  };

  const graphql = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const viewer: Viewer | null = authenticate(request.headers.authorization);
    if (viewer !== null) return graphqlHttp.handle(request, response, viewer);
    const message = 'A bearer token is needed: send `Authorization: Bearer …`.';
    sendGraphqlError(response, { status: 401, code: 'UNAUTHENTICATED', message });
  };

  return async (request, response) => {
    try {
      await route(request, response);
    } catch (error) {
      if (request.destroyed && !request.complete) return;
      const correlationId = ids.next();
      logger.error(
        { correlationId, path: request.url, error: toPlainError(error) },
        'a request failed unexpectedly',
      );
      if (response.headersSent) return void response.destroy();
      const message = `Something went wrong on the server. It is in the log under ${correlationId}.`;
      sendGraphqlError(response, { status: 500, code: 'INTERNAL', message });
    }
  };
}

/** True for somebody who opens the endpoint in a browser. */
function wantsPage(request: IncomingMessage): boolean {
  const { search } = targetOf(request);
  return request.method === 'GET' && search === '' && /\btext\/html\b/.test(request.headers.accept ?? '');
}

/** Lets the page of another, allowed origin read the reply; true when the request was a preflight and is answered. */
function allowOrigin(
  request: IncomingMessage,
  response: ServerResponse,
  { allowedOrigins }: OriginOptions,
): boolean {
  const { origin } = request.headers;
  if (origin === undefined || !allowedOrigins.includes(origin)) return false;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('vary', 'Origin');
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
  response.setHeader('access-control-expose-headers', 'x-session-id');
  if (request.method !== 'OPTIONS') return false;
  response.writeHead(204, {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'authorization, content-type, apollo-require-preflight, x-session-id',
    'access-control-max-age': '600',
  });
  response.end();
  return true;
}
