import type { JsonObject, Decision as StoredDecision } from '#core';
import type { DecisionResolvers } from '../__generated__/resolvers-types.ts';

export const Decision: DecisionResolvers = {
  ballot: ({ ballot }, _, { loaders }) => (ballot === null ? null : loaders.row('ballots', ballot)),
};

/** The stored decision; it was written by the conversation's chart in the turn that reached it. */
export function readDecision(stored: JsonObject | null): StoredDecision | null {
  return stored as unknown as StoredDecision | null;
}
