import type { NodeResourcesResolvers } from '../__generated__/resolvers-types.ts';

const freshMs = 30_000;

export const NodeResources: NodeResourcesResolvers = {
  live: ({ at }, _, { clock }) => clock.now() - at.getTime() < freshMs,
  level: ({ level }) => level as 'normal' | 'throttled' | 'halted',
  monitor: ({ node }, _, { loaders }) => loaders.row('actors', `resource-monitor/${node}`),
};
