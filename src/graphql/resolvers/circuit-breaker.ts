import type { CircuitBreakerResolvers } from '../__generated__/resolvers-types.ts';

export const CircuitBreaker: CircuitBreakerResolvers = {
  id: ({ address }) => address,
  actor: ({ address }, _, { loaders }) => loaders.row('actors', address),
};
