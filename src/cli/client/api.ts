import { setTimeout as delay } from 'node:timers/promises';
import { CliError } from '../cli-error.ts';
import type { Operation } from '../documents/operation.ts';
import type { Endpoint, Host } from './host.ts';

/** How long a request goes on trying once the server is lost. */
const PATIENCE_MS = 30_000;
const RETRY_EVERY_MS = 300;

interface GraphqlReply<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Queries and mutations of the Statehouse API. */
export interface Api {
  /**
   * Rejects with {@link CliError} when the server refuses the request or there is none. A server that
   * is lost on the way is waited for, half a minute long: mutations carry an idempotency key, so that no request is applied twice.
   */
  request<Data, Variables extends object>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    options?: { readonly signal?: AbortSignal },
  ): Promise<Data>;
}

export function createApi(host: Host, ports: { readonly patienceMs?: number } = {}): Api {
  const patienceMs = ports.patienceMs ?? PATIENCE_MS;
  /** A server that never answered is not one that was lost: there is nothing to wait for. */
  let answered = false;
  return {
    async request(operation, variables, options = {}) {
      const deadline = Date.now() + (answered ? patienceMs : 0);
      let endpoint = host.current();
      for (;;) {
        try {
          const data = await ask(endpoint, operation, variables, options.signal);
          answered = true;
          return data;
        } catch (error) {
          if (error instanceof CliError || options.signal?.aborted) throw error;
          if (Date.now() >= deadline) throw CliError.unreachable(endpoint.url, error);
          await delay(RETRY_EVERY_MS, undefined, options.signal ? { signal: options.signal } : {});
          endpoint = await host.recover();
        }
      }
    },
  };
}

async function ask<Data, Variables extends object>(
  endpoint: Endpoint,
  operation: Operation<Data, Variables>,
  variables: Variables,
  signal: AbortSignal | undefined,
): Promise<Data> {
  const response = await fetch(graphqlUrl(endpoint), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(endpoint.token === null ? {} : { authorization: `Bearer ${endpoint.token}` }),
    },
    body: JSON.stringify({ query: operation.text, operationName: operation.name, variables }),
    ...(signal ? { signal } : {}),
  });
  const text = await response.text();
  if (response.status === 401) throw CliError.unauthorized(endpoint.url);
  const reply = parseReply<Data>(text);
  if (reply === null) {
    if (response.status >= 500) throw new Error(`status ${response.status}`);
    throw CliError.notStatehouse(endpoint.url, response.status);
  }
  if (reply.errors !== undefined && reply.errors.length > 0) {
    throw CliError.graphql(
      reply.errors.map(({ message, extensions }) =>
        extensions?.code === undefined ? { message } : { message, code: extensions.code },
      ),
    );
  }
  if (reply.data === undefined || reply.data === null)
    throw CliError.notStatehouse(endpoint.url, response.status);
  return reply.data;
}

function parseReply<Data>(text: string): GraphqlReply<Data> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value)
      ? (value as GraphqlReply<Data>)
      : null;
  } catch {
    return null;
  }
}

export function graphqlUrl(endpoint: Endpoint): URL {
  return new URL('/graphql', endpoint.url);
}
