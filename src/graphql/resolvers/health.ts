import type { HealthResolvers } from '../__generated__/resolvers-types.ts';

export const Health: HealthResolvers = {
  providers: (_, __, { services }) => services.health.providers(),
  halts: async (_, __, { services }) => [
    ...(await services.queries.halts()),
    ...(await services.safeguards.stoppedQueues()),
  ],
  deadLetters: (_, __, { services }) => services.queries.deadLetters.count({ redriven: false }),
  subscriptions: (_, __, { openSubscriptions }) => openSubscriptions(),
};
