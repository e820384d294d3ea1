import type { Config } from '#config';
import type { Clock, Ids, Logger, ModelCallLog, Randomness } from '#core';
import {
  type ClosableModelGateway,
  createModelGateway,
  type ProviderConfig,
  startRehearsalProvider,
} from '#llm';

export interface Models {
  readonly gateway: ClosableModelGateway;
  readonly providers: readonly ProviderConfig[];
  close(): Promise<void>;
}

export interface ModelParts {
  readonly config: Pick<Config, 'providers' | 'personas' | 'models' | 'rehearsal'>;
  readonly log: ModelCallLog;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Randomness;
  readonly logger: Logger;
  /** Hears how requests to providers ended. */
  readonly onOutcome: (provider: string, outcome: { readonly failed: boolean }) => void;
}

/** The gateway to the configured providers, or to the rehearsal model, started here, when there is none. Says which. */
export async function openModels(parts: ModelParts): Promise<Models> {
  const { config, log, clock, ids, random, logger } = parts;
  const { seed, tokenDelayMs, inForce } = config.rehearsal;
  const rehearsal = inForce ? await startRehearsalProvider({ seed, tokenDelayMs }) : null;
  const providers = rehearsal ? [rehearsal.provider] : config.providers;
  const gateway = createModelGateway({
    providers,
    log,
    clock,
    ids,
    random,
    logger,
    personas: config.personas,
    repairs: config.models.repairs,
    retry: { tries: config.models.tries },
    onOutcome: parts.onOutcome,
  });
  for (const [place, { name, baseUrl, model }] of providers.entries()) {
    const role = place === 0 ? 'the model provider in force' : 'a provider to fall back to';
    logger.info({ provider: name, baseUrl, model, rehearsal: rehearsal !== null }, role);
  }
  return {
    gateway,
    providers,
    async close() {
      await gateway.close();
      await rehearsal?.close();
    },
  };
}
