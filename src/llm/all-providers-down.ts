import { RetryableError, type StatehouseError, TerminalError } from '#core';

/** The last failure of one provider during a call. */
export interface ProviderFailure {
  readonly provider: string;
  readonly error: StatehouseError;
}

const ADVICE = 'Run "statehouse doctor" to test each provider.';

const quote = (failures: readonly ProviderFailure[]) =>
  failures.map(({ provider, error }) => `- ${provider}: ${error.message}`).join('\n');

const plain = (failures: readonly ProviderFailure[]) => ({
  failures: failures.map(({ provider, error }) => ({ provider, code: error.code, message: error.message })),
});

/** Every provider failed, at least one of them in a way that may pass. */
export class AllProvidersDownError extends RetryableError {
  readonly failures: readonly ProviderFailure[] = [];

  static after(failures: readonly ProviderFailure[]): AllProvidersDownError {
    const delays = failures.flatMap(({ error }) =>
      error instanceof RetryableError && error.retryAfterMs !== undefined ? [error.retryAfterMs] : [],
    );
    const error = new AllProvidersDownError(
      `No model provider could answer. Last failure of each:\n${quote(failures)}\nThe call is tried again later. ${ADVICE}`,
      {
        code: 'model.allProvidersDown',
        details: plain(failures),
        cause: failures.at(-1)?.error,
        ...(delays.length > 0 ? { retryAfterMs: Math.min(...delays) } : {}),
      },
    );
    return Object.assign(error, { failures });
  }
}

/** No provider can ever answer this call as things are configured. */
export class NoUsableProviderError extends TerminalError {
  readonly failures: readonly ProviderFailure[] = [];

  static after(failures: readonly ProviderFailure[]): NoUsableProviderError {
    const error = new NoUsableProviderError(
      `No model provider can answer this request. Failure of each:\n${quote(failures)}\nTrying again will not help: correct the configuration. ${ADVICE}`,
      { code: 'model.noUsableProvider', details: plain(failures), cause: failures.at(-1)?.error },
    );
    return Object.assign(error, { failures });
  }

  static nothingConfigured(wanted: readonly string[], known: readonly string[]): NoUsableProviderError {
    return new NoUsableProviderError(
      `No model provider is configured for this call: wanted [${wanted.join(', ')}], configured [${known.join(', ')}]. Add it to "providers" in statehouse.config.json, or correct the persona's provider list.`,
      { code: 'model.noProvider', details: { wanted, known } },
    );
  }
}

/** The error that a call ends with when each provider has failed. */
export function callFailed(failures: readonly ProviderFailure[]): StatehouseError {
  const [only] = failures;
  if (failures.some(({ error }) => error instanceof RetryableError))
    return AllProvidersDownError.after(failures);
  if (only !== undefined && failures.length === 1) return only.error;
  return NoUsableProviderError.after(failures);
}
