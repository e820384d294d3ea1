import type {
  HandoffRow,
  Queries,
  SubtaskResultRow,
  SubtaskRow,
  TaskFileRow,
  TaskFilter,
  TaskRow,
} from '#core';
import { Handoff, type HandoffRow as HandoffRecord } from '../../entities/handoff.ts';
import { Subtask, type SubtaskRow as SubtaskRecord } from '../../entities/subtask.ts';
import {
  SubtaskResult,
  type SubtaskResultRow as SubtaskResultRecord,
} from '../../entities/subtask-result.ts';
import { Task, type TaskRow as TaskRecord } from '../../entities/task.ts';
import { TaskFile, type TaskFileRow as TaskFileRecord } from '../../entities/task-file.ts';
import { createListing } from './create-listing.ts';
import { createGroups, createLookup, keyedBy } from './create-lookup.ts';
import { anyOf, fieldsOf, type ListingSource, where } from './listing-source.ts';
import type { Reader } from './reader.ts';

const tasks: ListingSource<TaskRecord, TaskRow, TaskFilter> = {
  entity: Task,
  table: 'tasks',
  fields: fieldsOf<TaskRow>({
    address: true,
    description: true,
    submittedBy: true,
    options: true,
    status: true,
    reason: true,
    failure: true,
    plan: true,
    planRevision: true,
    planSource: true,
    planPromptVersion: true,
    planProblems: true,
    summary: true,
    result: true,
    resultData: true,
    resultComplete: true,
    subtaskCount: true,
    finishedCount: true,
    fraction: true,
    promptTokens: true,
    completionTokens: true,
    costUsd: true,
    rehearsal: true,
    createdAt: true,
    updatedAt: true,
    finishedAt: true,
  }),
  order: [
    { property: 'createdAt', direction: 'desc', type: 'instant' },
    { property: 'address', direction: 'asc', type: 'text' },
  ],
  where: ({ statuses, submittedBy }) => where<TaskRecord>({ status: anyOf(statuses), submittedBy }),
  toRow: (record) => record,
};

const subtasks: ListingSource<SubtaskRecord, SubtaskRow, Record<never, never>> = {
  entity: Subtask,
  table: 'subtasks',
  fields: fieldsOf<SubtaskRow>({
    task: true,
    id: true,
    address: true,
    ordinal: true,
    title: true,
    description: true,
    capabilities: true,
    dependsOn: true,
    priority: true,
    estimatedSeconds: true,
    tier: true,
    incarnation: true,
    stage: true,
    agent: true,
    attempt: true,
    reason: true,
    error: true,
    createdAt: true,
    startedAt: true,
    updatedAt: true,
    finishedAt: true,
  }),
  order: [{ property: 'ordinal', direction: 'asc', type: 'number' }],
  where: () => ({}),
  toRow: (record) => record,
};

const handoffs: ListingSource<HandoffRecord, HandoffRow, Record<never, never>> = {
  entity: Handoff,
  table: 'hand-overs',
  fields: fieldsOf<HandoffRow>({
    address: true,
    number: true,
    task: true,
    subtask: true,
    attempt: true,
    fromAgent: true,
    toAgent: true,
    reason: true,
    summary: true,
    at: true,
  }),
  order: [
    { property: 'at', direction: 'asc', type: 'instant' },
    { property: 'number', direction: 'asc', type: 'number' },
  ],
  where: () => ({}),
  toRow: (record) => record,
};

const files: ListingSource<TaskFileRecord, TaskFileRow, Record<never, never>> = {
  entity: TaskFile,
  table: 'files of tasks',
  fields: fieldsOf<TaskFileRow>({
    task: true,
    path: true,
    bytes: true,
    sha256: true,
    subtask: true,
    agent: true,
    at: true,
  }),
  order: [{ property: 'path', direction: 'asc', type: 'text' }],
  where: () => ({}),
  toRow: (record) => record,
};

const results: ListingSource<SubtaskResultRecord, SubtaskResultRow, Record<never, never>> = {
  entity: SubtaskResult,
  table: 'results of subtasks',
  fields: fieldsOf<SubtaskResultRow>({
    task: true,
    subtask: true,
    attempt: true,
    agent: true,
    model: true,
    promptVersion: true,
    output: true,
    data: true,
    toolCalls: true,
    promptTokens: true,
    completionTokens: true,
    costUsd: true,
    rehearsal: true,
    createdAt: true,
  }),
  order: [{ property: 'attempt', direction: 'asc', type: 'number' }],
  where: () => ({}),
  toRow: (record) => record,
};

/** Tasks, their subtasks and the outputs of those. */
export function createTaskQueries(
  reader: Reader,
): Pick<Queries, 'tasks' | 'taskFilesOf' | 'handoffsOf' | 'subtasks' | 'subtasksOf' | 'subtaskResultsOf'> {
  return {
    tasks: { ...createListing(reader, tasks), ...createLookup(reader, tasks, keyedBy('address')) },
    subtasks: createLookup(reader, subtasks, keyedBy('address')),
    taskFilesOf: createGroups(reader, files, 'task'),
    handoffsOf: createGroups(reader, handoffs, 'task'),
    subtasksOf: createGroups(reader, subtasks, 'task'),
    subtaskResultsOf: createGroups(reader, results, 'task'),
  };
}
