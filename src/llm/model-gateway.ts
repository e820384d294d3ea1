import type {
  Clock,
  Ids,
  Logger,
  ModelCallContext,
  ModelCallLog,
  ModelGateway,
  ModelReply,
  ModelRequest,
  Randomness,
} from '#core';
import { callFailed, NoUsableProviderError, type ProviderFailure } from './all-providers-down.ts';
import { askProvider } from './ask-provider.ts';
import type { CircuitOptions } from './circuit-breaker.ts';
import { type OutcomeListener, ProviderConnection } from './connection.ts';
import { OutputChecker } from './output-checker.ts';
import { modelAt, type PersonaModels, type ProviderConfig } from './provider.ts';
import type { Spent } from './recorded-request.ts';
import { type RetryOptions, retryOptions } from './retry-delay.ts';
import { costOf } from './usage.ts';

export interface ModelGatewayOptions {
  /** In order of preference. */
  readonly providers: readonly ProviderConfig[];
  readonly log: ModelCallLog;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Randomness;
  readonly logger: Logger;
  /** By persona key. */
  readonly personas?: Readonly<Record<string, PersonaModels>>;
  readonly retry?: Partial<RetryOptions>;
  readonly circuit?: Partial<CircuitOptions>;
  /** How often a reply that cannot be used is sent back for correction. Default 2. */
  readonly repairs?: number;
  readonly onOutcome?: OutcomeListener;
}

/** A gateway that holds sockets; close it on shutdown. */
export interface ClosableModelGateway extends ModelGateway {
  /** The circuit of a provider, to be opened or closed from outside; unknown names change nothing. */
  readonly circuits: {
    open(provider: string, until: number): void;
    close(provider: string): void;
  };
  close(): Promise<void>;
}

/**
 * Makes the gateway over any number of OpenAI-compatible endpoints.
 *
 * Per call: a recorded reply under `context.key` is returned as it is; else the providers are asked in order. Each
 * request restarts the text at offset 0 (retry, repair, failover), so a reader of `onToken` keeps `text[0, offset) + delta`.
 * The reply's usage and cost are those of all requests of the call together. On abort the running request is
 * cancelled, recorded as cut with the text so far, and the call rejects with the signal's reason.
 */
export function createModelGateway(options: ModelGatewayOptions): ClosableModelGateway {
  const { clock, log, logger } = options;
  const connections = options.providers.map(
    (config) =>
      new ProviderConnection(config, {
        clock,
        ...(options.circuit ? { circuit: options.circuit } : {}),
        ...(options.onOutcome ? { onOutcome: options.onOutcome } : {}),
      }),
  );
  const ports = {
    ...options,
    checker: new OutputChecker(),
    retry: retryOptions(options.retry),
    repairs: options.repairs ?? 2,
  };
  const saidUnpriced = new Set<string>();

  function candidates(request: ModelRequest): readonly ProviderConnection[] {
    const wanted = personaOf(request)?.providers;
    if (!wanted) return connections;
    return wanted.flatMap((name) => connections.filter(({ config }) => config.name === name));
  }

  function circuitOf(provider: string) {
    return connections.find(({ config }) => config.name === provider)?.breaker;
  }

  function personaOf(request: ModelRequest): PersonaModels | undefined {
    return request.persona === undefined ? undefined : options.personas?.[request.persona];
  }

  function sayUnpriced(connection: ProviderConnection, reply: ModelReply): void {
    const name = `${reply.provider}/${reply.model}`;
    if (saidUnpriced.has(name) || reply.costUsd > 0) return;
    if (costOf(connection.config, reply.model, reply.usage).priced) return;
    saidUnpriced.add(name);
    logger.warn(
      { provider: reply.provider, model: reply.model },
      'no price is configured for this model: its cost counts as 0',
    );
  }

  async function call(request: ModelRequest, context: ModelCallContext): Promise<ModelReply> {
    context.signal.throwIfAborted();
    const recorded = await log.findCompleted(context.key);
    if (recorded !== null) return recorded;
    const asked = candidates(request);
    if (asked.length === 0) {
      throw NoUsableProviderError.nothingConfigured(
        personaOf(request)?.providers ?? ['any'],
        connections.map(({ config }) => config.name),
      );
    }
    const failures: ProviderFailure[] = [];
    const spent: Spent = { promptTokens: 0, completionTokens: 0, costUsd: 0, estimated: false };
    for (const connection of asked) {
      const model = modelAt(connection.config, {
        model: request.model,
        persona: personaOf(request),
        tier: request.tier,
      });
      const answer = await askProvider({ connection, model, request, context, spent }, ports);
      if (answer.reply) {
        sayUnpriced(connection, answer.reply);
        return answer.reply;
      }
      const { error } = answer;
      failures.push({ provider: connection.config.name, error });
      logger.warn({ provider: connection.config.name, code: error.code, key: context.key }, error.message);
    }
    throw callFailed(failures);
  }

  return {
    call,
    providers: () => connections.map((connection) => connection.status()),
    circuits: {
      open: (provider, until) => circuitOf(provider)?.openUntil(until),
      close: (provider) => circuitOf(provider)?.close(),
    },
    close: async () => {
      await Promise.all(connections.map((connection) => connection.close()));
    },
  };
}
