import type {
  DelegatedTaskResolvers,
  OrchestrationResolvers,
  QueryResolvers,
} from '../__generated__/resolvers-types.ts';
import { readPage } from '../connection.ts';
import { encodeNodeId, readKey } from '../node-id.ts';
import { defined } from './defined.ts';

export const orchestrationQueries: Pick<QueryResolvers, 'orchestration' | 'orchestrations'> = {
  orchestration: (_, { id }, { loaders }) => loaders.row('orchestrations', readKey('Orchestration', id)),
  orchestrations: (_, { kind, statuses, ...page }, { loaders }) =>
    loaders.list('orchestrations', defined({ kind, statuses }), readPage(page)),
};

export const Orchestration: OrchestrationResolvers = {
  id: ({ address }) => encodeNodeId('Orchestration', address),
  delegated: async ({ address }, _, { loaders }) => (await loaders.row('delegatedOf', address)) ?? [],
  notes: async ({ address }, _, { loaders }) => (await loaders.row('orchestrationNotesOf', address)) ?? [],
  causes: async ({ address }, _, { loaders }) => (await loaders.row('ancestryOf', address)) ?? [],
  actor: ({ address }, _, { loaders }) => loaders.row('actors', address),
};

export const DelegatedTask: DelegatedTaskResolvers = {
  address: ({ task }) => task,
  task: ({ task }, _, { loaders }) => loaders.row('tasks', task),
};
