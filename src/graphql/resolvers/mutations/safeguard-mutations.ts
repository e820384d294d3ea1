import type { MutationResolvers } from '../../__generated__/resolvers-types.ts';
import type { GraphqlContext } from '../../context.ts';
import { readKey } from '../../node-id.ts';
import { attempt } from '../../user-error.ts';
import { defined } from '../defined.ts';
import { changeRequest, checkText } from './change-request.ts';

const longestReason = 500;
const longestInterjection = 2_000;

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

export const safeguardMutations: Pick<
  MutationResolvers,
  'resetCircuitBreaker' | 'tripCircuitBreaker' | 'setCrewPolicy' | 'removeCrewPolicy' | 'interjectSubtask'
> = {
  resetCircuitBreaker: (_, change, context) => changeBreaker('breaker.reset', change, context),
  tripCircuitBreaker: (_, change, context) => changeBreaker('breaker.trip', change, context),
  setCrewPolicy: (_, { input, idempotencyKey }, context) =>
    attempt(
      async () => {
        const { safeguards } = context.services;
        await safeguards.setPolicy(defined({ ...input }), changeRequest(context, idempotencyKey));
        return { policies: await safeguards.policies() };
      },
      { policies: null },
    ),
  removeCrewPolicy: (_, { id, idempotencyKey }, context) =>
    attempt(
      async () => {
        const { safeguards } = context.services;
        await safeguards.removePolicy(id, changeRequest(context, idempotencyKey));
        return { policies: await safeguards.policies() };
      },
      { policies: null },
    ),
  interjectSubtask: (_, { address, text, idempotencyKey }, context) =>
    attempt(
      async () => {
        const words = checkText(['text'], text, longestInterjection);
        const request = changeRequest(context, idempotencyKey);
        return {
          receipt: await context.services.safeguards.interject(readKey('Actor', address), words, request),
        };
      },
      { receipt: null },
    ),
};
