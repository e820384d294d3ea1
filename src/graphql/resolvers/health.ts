import type { HealthResolvers } from '../__generated__/resolvers-types.ts';

export const Health: HealthResolvers = {
  providers: (_, __, { services }) => services.health.providers(),
  halts: (_, __, { services }) => services.queries.halts(),
  deadLetters: (_, __, { services }) => services.queries.deadLetters.count({ redriven: false }),
  subscriptions: (_, __, { openSubscriptions }) => openSubscriptions(),
};
