import type { BudgetLedger, CallEstimate, Clock, ModelCallContext, ModelGateway, ModelRequest } from '#core';
import { BudgetExhaustedError } from './budget-exhausted-error.ts';

export interface BudgetedGatewayParts {
  readonly gateway: ModelGateway;
  readonly ledger: BudgetLedger;
  /** What a request may take at most, before it is sent. */
  readonly estimate: (request: ModelRequest) => CallEstimate;
  readonly clock: Clock;
}

const firstWaitMs = 100;
const longestWaitMs = 2_000;

/**
 * A gateway whose calls go through the ledger: reserved before the first request, settled after the last one, whatever
 * becomes of it. A call that fits only when others have settled waits for them, until its signal is aborted. Rejects
 * with `budget.exhausted` when it does not fit at all.
 */
export function createBudgetedGateway(parts: BudgetedGatewayParts): ModelGateway {
  const { gateway, ledger, clock } = parts;
  return {
    providers: () => gateway.providers(),
    async call(request, context) {
      await reserve(parts, request, context);
      try {
        return await gateway.call(request, context);
      } finally {
        await ledger.settle({ key: context.key, at: clock.now() });
      }
    },
  };
}

async function reserve(
  { ledger, estimate, clock }: BudgetedGatewayParts,
  request: ModelRequest,
  { key, address, root, signal }: ModelCallContext,
): Promise<void> {
  const wanted = estimate(request);
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    signal.throwIfAborted();
    const answer = await ledger.reserve({ key, address, root, estimate: wanted, at: clock.now() });
    if (answer.status === 'granted') return;
    if (answer.status === 'exhausted') throw BudgetExhaustedError.because(answer.exhaustion);
    await pause(clock, waitMs, signal);
  }
}

/** Ends early when the signal is aborted. */
function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.schedule(ms, end);
    signal.addEventListener('abort', end, { once: true });
  });
}
