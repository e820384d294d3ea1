import type { MutationResolvers } from '../../__generated__/resolvers-types.ts';
import type { GraphqlContext } from '../../context.ts';
import { readKey } from '../../node-id.ts';
import { attempt } from '../../user-error.ts';
import { changeRequest, checkText } from './change-request.ts';

const longestReason = 500;

interface BreakerChange {
  readonly id: string;
  readonly reason?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

function changeBreaker(
  type: 'breaker.reset' | 'breaker.trip',
  { id, reason, idempotencyKey }: BreakerChange,
  context: GraphqlContext,
) {
  return attempt(
    async () => {
      const { services } = context;
      const address = readKey('Actor', id);
      const words = reason == null ? {} : { reason: checkText(['reason'], reason, longestReason) };
      await services.runtime.send(address, { type, ...words }, changeRequest(context, idempotencyKey));
      const breakers = await services.queries.circuitBreakers();
      return { circuitBreaker: breakers.find((one) => one.address === address) ?? null };
    },
    { circuitBreaker: null },
  );
}

export const safeguardMutations: Pick<MutationResolvers, 'resetCircuitBreaker' | 'tripCircuitBreaker'> = {
  resetCircuitBreaker: (_, change, context) => changeBreaker('breaker.reset', change, context),
  tripCircuitBreaker: (_, change, context) => changeBreaker('breaker.trip', change, context),
};
