import { APIError } from 'openai';
import {
  type Clock,
  type ModelCallContext,
  type ModelRequest,
  type Randomness,
  RetryableError,
  type StatehouseError,
} from '#core';
import { adaptCapabilities, type Capabilities } from './capabilities.ts';
import type { CircuitPermit } from './circuit-breaker.ts';
import type { ProviderConnection } from './connection.ts';
import {
  BadModelRequestError,
  ModelAuthenticationError,
  ModelNotFoundError,
  ModelQuotaError,
  ModelRateLimitedError,
  ModelRefusedError,
  ModelUnavailableError,
  UnusableReplyError,
} from './errors.ts';
import {
  type RecordedOutcome,
  type RecordedRequest,
  type RecorderPorts,
  type Spent,
  sendRecorded,
} from './recorded-request.ts';
import { repairMessages } from './repair.ts';
import { type RetryOptions, retryDelay, wait } from './retry-delay.ts';
import { saidBy } from './translate-error.ts';

export interface ProviderQuestion {
  readonly connection: ProviderConnection;
  readonly model: string;
  readonly request: ModelRequest;
  readonly context: ModelCallContext;
  readonly spent: Spent;
}

export interface AskPorts extends RecorderPorts {
  readonly clock: Clock;
  readonly random: Randomness;
  readonly retry: RetryOptions;
  readonly repairs: number;
}

/** A request that the endpoint rejected is sent at most this often in a plainer form. */
const MAX_ADAPTATIONS = 6;

/**
 * Asks one provider: retries what may pass, repairs what came back unusable, learns what the endpoint does not accept.
 * Resolves with an error when the next provider should be asked; rejects when no other provider should be (refusal,
 * reply unusable to the end, abort).
 */
export async function askProvider(question: ProviderQuestion, ports: AskPorts): Promise<RecordedOutcome> {
  const { connection, context, request, model } = question;
  const { breaker, config } = connection;
  const place = { provider: config.name, baseUrl: config.baseUrl, model };
  let { capabilities } = connection;
  let messages = request.messages;
  let [tries, repairs, adaptations] = [0, 0, 0];
  for (;;) {
    const restMs = connection.restUntil - ports.clock.now();
    if (restMs > ports.retry.maxRetryAfterMs) {
      const said = 'it asked to be left alone';
      return { error: ModelRateLimitedError.limited(place, said, { retryAfterMs: restMs }) };
    }
    if (restMs > 0) await wait(ports.clock, restMs, context.signal);
    const permit = breaker.acquire();
    if (permit === null) return { error: ModelUnavailableError.circuitOpen(place, breaker.waitMs) };
    const { reply, error } = await sendWithPermit({ ...question, messages, capabilities }, permit, ports);
    if (reply) {
      connection.capabilities = capabilities;
      return { reply };
    }
    if (error instanceof ModelRefusedError) throw error;
    if (error instanceof UnusableReplyError) {
      repairs += 1;
      if (repairs > (request.repairs ?? ports.repairs)) {
        throw UnusableReplyError.because(place, {
          text: error.text,
          problems: error.problems,
          tries: repairs,
        });
      }
      messages = repairMessages(request.messages, error);
      continue;
    }
    const adapted = learn(capabilities, error, request);
    if (adapted && adaptations < MAX_ADAPTATIONS) {
      adaptations += 1;
      capabilities = adapted;
      continue;
    }
    if (!(error instanceof RetryableError)) return { error };
    tries += 1;
    const { retryAfterMs } = error;
    if (retryAfterMs !== undefined) connection.restUntil = ports.clock.now() + retryAfterMs;
    if (tries >= ports.retry.tries || (retryAfterMs ?? 0) > ports.retry.maxRetryAfterMs) return { error };
    const delayMs = retryDelay(tries, ports.retry, { random: ports.random, retryAfterMs });
    await wait(ports.clock, delayMs, context.signal);
  }
}

async function sendWithPermit(
  asked: RecordedRequest,
  permit: CircuitPermit,
  ports: AskPorts,
): Promise<RecordedOutcome> {
  try {
    const outcome = await sendRecorded(asked, ports);
    settle(permit, outcome.error);
    return outcome;
  } catch (thrown) {
    permit.withdrawn();
    throw thrown;
  }
}

/** A provider that answers, even with a refusal or a complaint about the request, is up; a limit tells nothing. */
function settle(permit: CircuitPermit, error: StatehouseError | undefined): void {
  const misconfigured =
    error instanceof ModelAuthenticationError ||
    error instanceof ModelNotFoundError ||
    error instanceof ModelQuotaError;
  if (error instanceof ModelRateLimitedError) permit.withdrawn();
  else if (misconfigured || error instanceof RetryableError) permit.failed();
  else permit.succeeded();
}

function learn(used: Capabilities, error: StatehouseError, request: ModelRequest): Capabilities | null {
  if (!(error instanceof BadModelRequestError || error instanceof ModelNotFoundError)) return null;
  const { cause } = error;
  if (!(cause instanceof APIError) || cause.status === undefined) return null;
  return adaptCapabilities(used, {
    status: cause.status,
    said: saidBy(cause),
    withOutput: request.output !== undefined,
  });
}
