import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { createUlids, type Logger, silentLogger, systemClock } from '#core';
import { type RunningServer, type ServerOptions, startServer } from '#server';
import { createFakeServices, type FakeServices } from '../../graphql/fake/fake-services.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: Record<string, unknown>;
    readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
  };
}

export interface TestServer {
  readonly server: RunningServer;
  readonly services: FakeServices;
  /** What was logged. */
  readonly logged: {
    readonly level: string;
    readonly fields: Record<string, unknown>;
    readonly message: string;
  }[];
  /** Sends one operation by fetch. */
  post(query: string, options?: PostOptions): Promise<Reply>;
  /** A client of graphql-ws; it is disposed of with the server. */
  connect(options?: ConnectOptions): Client;
  /** Sends one operation over a WebSocket of its own: the first result, or the errors that refuse it. */
  ask(query: string, options?: ConnectOptions & { readonly variables?: object }): Promise<Reply['body']>;
  close(): Promise<void>;
}

export interface PostOptions {
  readonly variables?: object;
  readonly headers?: Record<string, string>;
}

export interface ConnectOptions {
  readonly connectionParams?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
}

export async function openTestServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const services = createFakeServices();
  const logged: TestServer['logged'] = [];
  const note = (level: string) => (fields: object, message: string) => {
    logged.push({ level, fields: fields as Record<string, unknown>, message });
  };
  const logger: Logger = { ...silentLogger, warn: note('warn'), error: note('error') };
  const ids = createUlids({ now: () => Date.now(), random: () => Math.random() });
  const server = await startServer({ services, logger, clock: systemClock, ids, port: 0, ...options });
  const clients: Client[] = [];
  const connect = ({ connectionParams, headers = {} }: ConnectOptions = {}) => {
    class Socket extends WebSocket {
      constructor(url: string, protocols: string) {
        super(url, protocols, { headers });
      }
    }
    const client = createClient({
      url: server.url.replace('http', 'ws').concat('/graphql'),
      webSocketImpl: Socket,
      retryAttempts: 0,
      ...(connectionParams === undefined ? {} : { connectionParams }),
    });
    clients.push(client);
    return client;
  };
  return {
    server,
    services,
    logged,
    connect,
    async post(query, { variables, headers = {} } = {}) {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return {
        status: response.status,
        headers: response.headers,
        body: (await response.json()) as Reply['body'],
      };
    },
    ask(query, { variables, ...connection } = {}) {
      const client = connect(connection);
      return new Promise((resolve, reject) => {
        let first: Reply['body'] | undefined;
        client.subscribe(
          { query, variables: (variables ?? {}) as Record<string, unknown> },
          {
            next: (result) => {
              first ??= result as Reply['body'];
            },
            error: (error) => (Array.isArray(error) ? resolve({ errors: error }) : reject(error)),
            complete: () => resolve(first ?? {}),
          },
        );
      });
    },
    async close() {
      for (const client of clients) await client.dispose();
      await server.close(500);
    },
  };
}

/** Takes results of a subscription one by one. */
export function follow(
  client: Client,
  query: string,
  variables: object = {},
): AsyncIterableIterator<Record<string, never>> {
  const results = client.iterate({ query, variables: variables as Record<string, unknown> });
  return {
    async next() {
      const { done, value } = await results.next();
      if (done === true) return { done: true, value: undefined };
      if (value.errors !== undefined) throw new Error(JSON.stringify(value.errors));
      return { done: false, value: Object.values(value.data ?? {})[0] as Record<string, never> };
    },
    async return() {
      await results.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** The next so many events. */
export async function take<Event>(events: AsyncIterator<Event>, count: number): Promise<Event[]> {
  const taken: Event[] = [];
  while (taken.length < count) {
    const { done, value } = await events.next();
    if (done === true) throw new Error(`the stream ended after ${taken.length} of ${count} events`);
    taken.push(value);
  }
  return taken;
}
