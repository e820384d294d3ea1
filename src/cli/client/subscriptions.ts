import { setTimeout as delay } from 'node:timers/promises';
import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { CliError } from '../cli-error.ts';
import type { Operation } from '../documents/operation.ts';
import { graphqlUrl } from './api.ts';
import type { Host } from './host.ts';

const PING_EVERY_MS = 10_000;
const PONG_WITHIN_MS = 5_000;
const LONGEST_WAIT_MS = 5_000;
const PATIENCE_MS = 60_000;
/** Codes with which a server says that it will serve the subscription later. */
const LATER: ReadonlySet<string> = new Set(['UNAVAILABLE', 'SERVICE_UNAVAILABLE', 'NOT_READY']);

export interface Subscriptions {
  /**
   * Events without end. After a lost connection it asks again behind the cursor of the last event that was handed out,
   * so each event comes once. Ends when `signal` is aborted; throws {@link CliError} when the server refuses it or
   * stays away for a minute.
   */
  follow<Data, Variables extends { readonly after: string | null }>(request: {
    readonly operation: Operation<Data, Variables>;
    readonly variables: Variables;
    readonly cursorOf: (data: Data) => string | null;
    readonly signal: AbortSignal;
  }): AsyncGenerator<Data>;
  close(): void;
}

export interface ConnectionWatch {
  lost(): void;
  restored(): void;
}

export function createSubscriptions(
  host: Host,
  watch: ConnectionWatch,
  ports: { readonly patienceMs?: number } = {},
): Subscriptions {
  const patienceMs = ports.patienceMs ?? PATIENCE_MS;
  const closing = new AbortController();
  let lostAt: number | null = null;

  const client = connect(host, {
    isGivenUp: () => closing.signal.aborted || (lostAt !== null && Date.now() - lostAt > patienceMs),
    lost() {
      if (closing.signal.aborted || lostAt !== null) return;
      lostAt = Date.now();
      watch.lost();
    },
    restored() {
      if (lostAt === null) return;
      lostAt = null;
      watch.restored();
    },
  });

  async function* follow<Data, Variables extends { readonly after: string | null }>(request: {
    readonly operation: Operation<Data, Variables>;
    readonly variables: Variables;
    readonly cursorOf: (data: Data) => string | null;
    readonly signal: AbortSignal;
  }): AsyncGenerator<Data> {
    let after = request.variables.after;
    // graphql-ws writes the payload out again at each retry, so the getter gives it the newest cursor.
    const payload = {
      query: request.operation.text,
      operationName: request.operation.name,
      get variables() {
        return { ...request.variables, after };
      },
    };
    while (!request.signal.aborted && !closing.signal.aborted) {
      const events = client.iterate<Data>(payload);
      const stop = (): void => void events.return?.();
      request.signal.addEventListener('abort', stop, { once: true });
      try {
        for await (const { data, errors } of events) {
          if (errors !== undefined && errors.length > 0) throw errors;
          if (data === undefined || data === null) continue;
          after = request.cursorOf(data) ?? after;
          yield data;
        }
      } catch (error) {
        if (request.signal.aborted || closing.signal.aborted) return;
        if (!isForLater(error)) throw translated(host, error);
      } finally {
        request.signal.removeEventListener('abort', stop);
        stop();
      }
      // The server ended the stream, or is not ready yet: ask again.
      await delay(200, undefined, { signal: request.signal }).catch(() => undefined);
    }
  }

  return {
    follow,
    close() {
      closing.abort();
      void client.dispose();
    },
  };
}

function connect(host: Host, watch: ConnectionWatch & { isGivenUp(): boolean }): Client {
  let pongDue: NodeJS.Timeout | undefined;
  let isRetry = false;
  const client = createClient({
    url: async () => {
      const url = graphqlUrl(isRetry ? await host.recover() : host.current());
      url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
      return url.href;
    },
    connectionParams: () => {
      const { token } = host.current();
      return token === null ? {} : { authorization: `Bearer ${token}` };
    },
    webSocketImpl: WebSocket,
    keepAlive: PING_EVERY_MS,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => !watch.isGivenUp(),
    retryWait: (retries) => delay(Math.min(LONGEST_WAIT_MS, 100 * 2 ** Math.min(retries, 10))),
    on: {
      connecting: (retry) => {
        isRetry = retry;
      },
      connected: () => watch.restored(),
      closed: (event) => {
        clearTimeout(pongDue);
        // 1000 is our own good-bye once nothing is followed any more.
        if ((event as { code?: unknown }).code !== 1000) watch.lost();
      },
      ping: (received) => {
        if (!received) pongDue = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(pongDue);
      },
    },
  });
  return client;
}

interface GraphqlProblem {
  readonly message: string;
  readonly extensions?: { readonly code?: unknown };
}

function isForLater(error: unknown): boolean {
  return (
    Array.isArray(error) &&
    error.length > 0 &&
    (error as GraphqlProblem[]).every(({ extensions }) => LATER.has(String(extensions?.code)))
  );
}

function translated(host: Host, error: unknown): CliError {
  const { url } = host.current();
  if (error instanceof CliError) return error;
  if (Array.isArray(error)) {
    return CliError.graphql(
      (error as GraphqlProblem[]).map(({ message, extensions }) =>
        typeof extensions?.code === 'string' ? { message, code: extensions.code } : { message },
      ),
    );
  }
  const closed = error as { code?: unknown; reason?: unknown };
  if (closed?.code === 4401 || closed?.code === 4403) return CliError.unauthorized(url);
  const reason =
    typeof closed?.reason === 'string' && closed.reason !== '' ? new Error(closed.reason) : error;
  return CliError.unreachable(url, reason);
}
