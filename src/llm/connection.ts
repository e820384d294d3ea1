import OpenAI from 'openai';
import { Agent, buildConnector, errors, fetch } from 'undici';
import type { Clock, ProviderStatus } from '#core';
import { type Capabilities, initialCapabilities } from './capabilities.ts';
import { CircuitBreaker, type CircuitOptions } from './circuit-breaker.ts';
import { type ProviderConfig, type ProviderTimeouts, timeoutsOf } from './provider.ts';

/** Hears how requests to providers ended, as far as that tells something about the provider. */
export type OutcomeListener = (provider: string, outcome: { readonly failed: boolean }) => void;

function hearing(provider: string, onOutcome: OutcomeListener | undefined): Partial<CircuitOptions> {
  return onOutcome ? { onOutcome: (outcome) => onOutcome(provider, outcome) } : {};
}

/** A reply of 4 million characters in small pieces is smaller. A line that never ends is kept in memory until then. */
const MOST_BYTES = 256 * 1024 * 1024;

/** One provider with what is known of it: its sockets, its circuit, and what it accepts. */
export class ProviderConnection {
  readonly config: ProviderConfig;
  readonly timeouts: ProviderTimeouts;
  readonly client: OpenAI;
  readonly breaker: CircuitBreaker;
  /** Learned from rejections, see `adaptCapabilities`. */
  capabilities: Capabilities;
  /** The provider asked to be left alone until then (Retry-After), in ms since the epoch. */
  restUntil = 0;
  readonly #agent: Agent;

  constructor(
    config: ProviderConfig,
    ports: {
      readonly clock: Clock;
      readonly circuit?: Partial<CircuitOptions>;
      readonly onOutcome?: OutcomeListener;
    },
  ) {
    this.config = config;
    this.timeouts = timeoutsOf(config);
    this.breaker = new CircuitBreaker(ports.clock, {
      ...ports.circuit,
      ...hearing(config.name, ports.onOutcome),
    });
    this.capabilities = initialCapabilities(config.baseUrl);
    // Node's built-in fetch has time-outs of its own (10 s to connect, 300 s of silence) that cannot be set.
    const connect = connectWithin(this.timeouts.connectMs, ports.clock);
    const agent = new Agent({ connect, headersTimeout: 0, bodyTimeout: 0, maxResponseSize: MOST_BYTES });
    this.#agent = agent;
    this.client = createOpenAiClient(config, agent);
  }

  status(): ProviderStatus {
    const { name, baseUrl, model, rehearsal, contextTokens } = this.config;
    return {
      name,
      baseUrl,
      model,
      rehearsal: rehearsal ?? false,
      circuit: this.breaker.state,
      consecutiveFailures: this.breaker.consecutiveFailures,
      ...(contextTokens === undefined ? {} : { contextTokens }),
    };
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }
}

/** Undici's own connect time-out is only exact to a second. */
function connectWithin(limitMs: number, clock: Clock): buildConnector.connector {
  const connect = buildConnector({ timeout: 0 });
  return (options, callback) => {
    let settled = false;
    const settle: buildConnector.Callback = (...outcome) => {
      if (settled) return;
      settled = true;
      cancel();
      callback(...outcome);
    };
    const cancel = clock.schedule(limitMs, () => {
      settle(new errors.ConnectTimeoutError(`no connection within ${limitMs} ms`), null);
      // What the connector returns is its socket, though its type does not say so.
      (socket as unknown as { destroy?(): void } | undefined)?.destroy?.();
    });
    const socket: unknown = connect(options, settle);
  };
}

function createOpenAiClient(config: ProviderConfig, agent: Agent): OpenAI {
  const send = (url: unknown, init: unknown) =>
    fetch(url as Parameters<typeof fetch>[0], {
      ...(init as Parameters<typeof fetch>[1]),
      dispatcher: agent,
    });
  return new OpenAI({
    apiKey: config.apiKey ?? 'none',
    baseURL: config.baseUrl,
    // Given explicitly, so that the SDK reads nothing from the environment.
    organization: null,
    project: null,
    logLevel: 'off',
    maxRetries: 0,
    fetch: send as unknown as typeof globalThis.fetch,
    defaultHeaders: { ...(config.apiKey === undefined ? { Authorization: null } : {}), ...config.headers },
  });
}
