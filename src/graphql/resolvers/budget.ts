import type {
  BudgetLimitsResolvers,
  BudgetResolvers,
  BudgetUseResolvers,
} from '../__generated__/resolvers-types.ts';

export const Budget: BudgetResolvers = {
  actor: ({ address }, _, { loaders }) => loaders.row('actors', address),
};

export const BudgetLimits: BudgetLimitsResolvers = {
  wallClockSeconds: ({ wallClockMs }) => (wallClockMs === null ? null : wallClockMs / 1_000),
};

export const BudgetUse: BudgetUseResolvers = {
  wallClockSeconds: ({ wallClockMs }) => wallClockMs / 1_000,
};
