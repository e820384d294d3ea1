import type { JournalEntryResolvers } from '../__generated__/resolvers-types.ts';
import { encodeNodeId } from '../node-id.ts';
import { encodeCommitCursor } from '../streams/commit-cursor.ts';

export const JournalEntry: JournalEntryResolvers = {
  id: ({ address, seq }) => encodeNodeId('JournalEntry', `${address}@${seq}`),
  cursor: ({ position }) => encodeCommitCursor({ position }),
  actor: ({ address }, _, { loaders }) => loaders.row('actors', address),
  chartName: ({ chart }) => chart,
  eventType: ({ event }) => event.type,
};
