import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ExecutionArgs, GraphQLError } from 'graphql';
import { type Context, handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Logger } from '#core';
import type { GraphqlEngine, Operation, Subscriber, Viewer } from '#graphql';
import { attachSocket } from './attach-socket.ts';
import type { Authenticate } from './authenticate.ts';
import { createFrameWriter } from './frame-writer.ts';
import type { SocketLimits } from './server-options.ts';
import { streamResults } from './stream-results.ts';

/** Close codes of the application's own range, as graphql-ws uses them. */
const UNAUTHORIZED = 4401;
const GOING_AWAY = 1001;

export interface GraphqlWs {
  /** Takes over an HTTP connection that asked for a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Asks every client to leave, and cuts those off that have not left after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

export interface GraphqlWsOptions {
  readonly engine: GraphqlEngine;
  readonly authenticate: Authenticate;
  readonly limits: SocketLimits;
  readonly logger: Logger;
}

interface Extra {
  readonly request: IncomingMessage;
  readonly socket: WebSocket;
  viewer: Viewer | null;
}

type SocketContext = Context<Record<string, unknown> | undefined, Extra>;

/** GraphQL over WebSocket (graphql-transport-ws), with the engine's schema, limits and masking. */
export function createGraphqlWs({ engine, authenticate, limits, logger }: GraphqlWsOptions): GraphqlWs {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: engine.limits.bytes,
    perMessageDeflate: false,
    handleProtocols,
  });
  const writer = createFrameWriter();
  const server = makeServer<Record<string, unknown> | undefined, Extra>({
    connectionInitWaitTimeout: limits.initMs,
    onConnect(context) {
      context.extra.viewer = authenticate(readAuthorization(context));
      if (context.extra.viewer !== null) return true;
      // Closed with the fitting code first; `false` keeps graphql-ws from taking operations that are on their way.
      context.extra.socket.close(UNAUTHORIZED, 'Unauthorized');
      return false;
    },
    onSubscribe(context, _id, payload) {
      if (Object.keys(context.subscriptions).length > limits.operations)
        return [tooManyOperations(limits.operations)];
      const { query, operationName, variables } = payload;
      const prepared = engine.prepare({ query });
      if ('errors' in prepared) return prepared.errors;
      // What `execute` and `subscribe` below are given; the engine makes the context itself.
      return {
        schema: engine.schema,
        document: prepared.document,
        operationName: operationName ?? null,
        variableValues: variables ?? null,
        contextValue: context.extra.viewer,
      };
    },
    execute: (args) => engine.run(toOperation(args), viewerOf(args)) as never,
    subscribe: (args) => engine.subscribe(toOperation(args), viewerOf(args)) as never,
    onOperation({ extra: { socket } }, id, _payload, _args, result) {
      const streams = Symbol.asyncIterator in result;
      return streams ? streamResults({ results: result as Subscriber, id, socket, writer }) : undefined;
    },
    // Results are masked already; graphql-ws would want errors as objects of graphql-js.
    onNext: (_context, _id, _payload, _args, result) => result as never,
    onError: (_context, _id, _payload, errors) => errors.map(engine.maskError),
  });
  sockets.on('connection', (socket, request: IncomingMessage) => {
    attachSocket({ socket, keepAliveMs: limits.keepAliveMs, logger }, (adapter) =>
      server.opened(adapter, { request, socket, viewer: null }),
    );
  });
  return {
    upgrade(request, socket, head) {
      if (sockets.clients.size >= limits.connections) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 5\r\n\r\n');
        return;
      }
      sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request));
    },
    async close(graceMs) {
      for (const client of sockets.clients) client.close(GOING_AWAY, 'Going away');
      const closed = new Promise((resolve) => sockets.close(resolve));
      const overdue = setTimeout(() => {
        for (const client of sockets.clients) client.terminate();
      }, graceMs);
      await closed.finally(() => clearTimeout(overdue));
    },
  };
}

/** The token comes in `connection_init`, since a browser cannot set headers on a WebSocket; other clients may use the header. */
function readAuthorization({ connectionParams, extra }: SocketContext): string | undefined {
  const { authorization, Authorization } = connectionParams ?? {};
  const given = authorization ?? Authorization;
  return typeof given === 'string' ? given : extra.request.headers.authorization;
}

function toOperation({ document, operationName, variableValues }: ExecutionArgs): Operation {
  return { document, operationName, variables: variableValues };
}

function viewerOf({ contextValue }: ExecutionArgs): Viewer {
  const viewer = contextValue as Viewer | null;
  if (viewer === null)
    throw new TypeError('an operation reached the engine before its connection was let in');
  return viewer;
}

function tooManyOperations(most: number): GraphQLError {
  return new GraphQLError(`This connection runs ${most} operations already. Complete one, or open another.`, {
    extensions: { code: 'TOO_MANY_OPERATIONS', limit: most },
  });
}
