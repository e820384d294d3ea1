import type {
  HandoffResolvers,
  SubtaskOutputResolvers,
  SubtaskResolvers,
  TaskFileResolvers,
  TaskResolvers,
} from '../__generated__/resolvers-types.ts';
import { encodeNodeId } from '../node-id.ts';
import { lessonsOf, subtaskQuality, taskQuality } from './quality.ts';
import { graphOf, progressOfTask } from './task-graph.ts';

export const Task: TaskResolvers = {
  id: ({ address }) => encodeNodeId('Task', address),
  failure: ({ failure }) => readFailure(failure),
  ...taskQuality,
  planProblems: ({ planProblems }) => planProblems ?? [],
  subtasks: async ({ address }, _, { loaders }) => (await loaders.row('subtasksOf', address)) ?? [],
  files: async ({ address }, _, { loaders }) => (await loaders.row('taskFilesOf', address)) ?? [],
  filesFolder: async ({ address }, _, { loaders, services }) =>
    (await loaders.row('taskFilesOf', address)) === null ? null : services.tasks.filesFolder(address),
  graph: (task, _, context) => graphOf(task, context),
  progress: (task, _, context) => progressOfTask(task, context),
  budget: ({ address }, _, { loaders }) => loaders.row('budgets', address),
  actor: ({ address }, _, { loaders }) => loaders.row('actors', address),
  causes: async ({ address }, _, { loaders }) => (await loaders.row('ancestryOf', address)) ?? [],
};

export const Subtask: SubtaskResolvers = {
  ...subtaskQuality,
  key: ({ id }) => id,
  budget: ({ address }, _, { loaders }) => loaders.row('budgets', address),
  error: ({ error }) => readFailure(error),
  outputs: async ({ task, id }, _, { loaders }) =>
    ((await loaders.row('subtaskResultsOf', task)) ?? []).filter(({ subtask }) => subtask === id),
  handoffs: async ({ task, id }, _, { loaders }) =>
    ((await loaders.row('handoffsOf', task)) ?? []).filter(({ subtask }) => subtask === id),
  actor: ({ address }, _, { loaders }) => loaders.row('actors', address),
};

export const TaskFile: TaskFileResolvers = { writtenAt: ({ at }) => at };

export const Handoff: HandoffResolvers = {
  from: ({ fromAgent }) => fromAgent,
  to: ({ toAgent }) => toAgent,
};

export const SubtaskOutput: SubtaskOutputResolvers = {
  lessons: (output, _, context) => lessonsOf(output, context),
};

/** A failure or an error as a row or a fact holds it. */
export function readFailure(failure: Readonly<Record<string, unknown>> | null) {
  if (failure === null) return null;
  const { code, message, subtask } = failure;
  return {
    code: String(code ?? 'failed'),
    message: String(message ?? 'unknown'),
    subtask: subtask == null ? null : String(subtask),
  };
}
