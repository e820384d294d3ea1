import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEngine } from '#graphql';
import { createAuthenticate } from './authenticate.ts';
import { findOriginProblem, isLoopback } from './check-origin.ts';
import { createGraphqlHttp } from './graphql-http.ts';
import { createGraphqlWs } from './graphql-ws.ts';
import { targetOf } from './http-reply.ts';
import { createRouter } from './router.ts';
import { serverErrors } from './server-errors.ts';
import { removeServerFile, type ServerNote, writeServerFile } from './server-file.ts';
import { defaultSocketLimits, type RunningServer, type ServerOptions } from './server-options.ts';

const defaultHost = '127.0.0.1';
const defaultPort = 4000;
const defaultGraceMs = 5_000;

/**
 * Starts the one HTTP server: GraphQL on both transports, the OpenAI-compatible endpoint, the playground and the probes.
 * Raises a terminal error when the address is taken, or can be reached from outside while no tokens are set.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { services, logger, clock, host = defaultHost, port = defaultPort, tokens = [] } = options;
  const loopback = isLoopback(host);
  if (!loopback && tokens.length === 0) throw serverErrors.openWithoutTokens(host);
  const ownToken = tokens.length === 0 ? null : randomBytes(24).toString('base64url');
  const own = ownToken === null ? [] : [{ role: 'admin' as const, token: ownToken, name: 'local' }];
  const authenticate = createAuthenticate([...tokens, ...own]);
  const engine = createEngine(options);
  const graphqlHttp = await createGraphqlHttp(engine, logger);
  const socketLimits = { ...defaultSocketLimits, ...options.sockets };
  const graphqlWs = createGraphqlWs({ engine, authenticate, limits: socketLimits, logger });
  const origins = { allowedOrigins: options.allowedOrigins ?? [], loopback };
  const route = createRouter({ options, authenticate, graphqlHttp, origins, bytes: engine.limits.bytes });

  const server = createHttpServer({ requestTimeout: 60_000, headersTimeout: 10_000 }, (request, response) => {
    void route(request, response);
  });
  server.on('upgrade', (request, socket, head) => {
    const problem = findOriginProblem(request.headers, origins);
    const { path } = targetOf(request);
    // The client may be gone before anybody else listens.
    socket.on('error', () => socket.destroy());
    if (path === '/graphql' && problem === null) graphqlWs.upgrade(request, socket, head);
    else
      socket.end(
        `HTTP/1.1 ${problem === null ? '404 Not Found' : '403 Forbidden'}\r\nConnection: close\r\n\r\n`,
      );
  });
  const bound = await listen(server, host, port);
  const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  const url = `http://${name}:${bound}`;
  const note: ServerNote = {
    url: reachableUrl(url),
    pid: process.pid,
    startedAt: new Date(clock.now()).toISOString(),
    ...(ownToken === null ? {} : { token: ownToken }),
  };
  if (options.dataDir !== undefined) await writeServerFile(options.dataDir, note);
  logger.info(
    { url, tokens: tokens.length, providers: services.health.providers().length },
    'the server listens',
  );
  return {
    url,
    port: bound,
    async close(graceMs = defaultGraceMs) {
      if (options.dataDir !== undefined) await removeServerFile(options.dataDir, note);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const overdue = setTimeout(() => server.closeAllConnections(), graceMs);
      await graphqlWs.close(graceMs);
      await closed.finally(() => clearTimeout(overdue));
      await graphqlHttp.close();
    },
  };
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(serverErrors.cannotListen(host, port, cause)));
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** An address that listens everywhere is reached on this machine by loopback. */
function reachableUrl(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}
