import type { SubtaskResolvers, TaskResolvers } from '../__generated__/resolvers-types.ts';
import { encodeNodeId } from '../node-id.ts';

export const Task: TaskResolvers = {
  id: ({ address }) => encodeNodeId('Task', address),
  failure: ({ failure }) =>
    failure === null
      ? null
      : {
          code: String(failure['code'] ?? 'task.failed'),
          message: String(failure['message'] ?? 'unknown'),
          subtask: failure['subtask'] == null ? null : String(failure['subtask']),
        },
  planProblems: ({ planProblems }) => planProblems ?? [],
  subtasks: async ({ address }, _, { loaders }) => (await loaders.row('subtasksOf', address)) ?? [],
  actor: ({ address }, _, { loaders }) => loaders.row('actors', address),
};

export const Subtask: SubtaskResolvers = {
  key: ({ id }) => id,
  error: ({ error }) =>
    error === null
      ? null
      : {
          code: String(error['code'] ?? 'failed'),
          message: String(error['message'] ?? 'unknown'),
          subtask: null,
        },
  outputs: async ({ task, id }, _, { loaders }) =>
    ((await loaders.row('subtaskResultsOf', task)) ?? []).filter(({ subtask }) => subtask === id),
  actor: ({ address }, _, { loaders }) => loaders.row('actors', address),
};
