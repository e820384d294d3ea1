import type { Resolvers } from '../__generated__/resolvers-types.ts';
import type { GraphqlContext } from '../context.ts';
import { logWords } from './log-words.ts';
import { required } from './required.ts';
import { readFailure } from './task.ts';

type Names =
  | 'OutputValidated'
  | 'SubtaskChanged'
  | 'SubtaskCreated'
  | 'SubtaskProduced'
  | 'SubtaskReviewed'
  | 'TaskConcluded'
  | 'TaskNoted'
  | 'TaskPlanned'
  | 'TaskProgressed'
  | 'TaskStatusChanged'
  | 'TaskSubmitted';

interface OfTask {
  readonly subject: string;
}

interface OfSubtask extends OfTask {
  readonly fact: { readonly subtask: string | null };
}

/** Fields of the events of tasks: the fact as the journal keeps it; rows are read when a field asks for them. */
export const taskEvents: Pick<Resolvers, Names> = {
  TaskSubmitted: { task: taskOf },
  TaskStatusChanged: {
    status: ({ fact }) => fact.status,
    reason: ({ fact }) => fact.reason,
    failure: ({ fact }) => fact.failure,
    task: taskOf,
  },
  TaskPlanned: {
    revision: ({ fact }) => fact.revision,
    source: ({ fact }) => fact.source,
    task: taskOf,
  },
  TaskProgressed: {
    total: ({ fact }) => fact.total,
    finished: ({ fact }) => fact.finished,
    fraction: ({ fact }) => fact.fraction,
    promptTokens: ({ fact }) => fact.usage.promptTokens,
    completionTokens: ({ fact }) => fact.usage.completionTokens,
    costUsd: ({ fact }) => fact.usage.costUsd,
    rehearsal: ({ fact }) => fact.rehearsal,
    task: taskOf,
  },
  TaskNoted: {
    kind: ({ fact }) => String(fact['type']),
    subtaskKey: ({ fact }) => (fact['subtask'] == null ? null : String(fact['subtask'])),
    text: ({ fact }) => logWords(fact),
    fact: ({ fact }) => fact,
  },
  TaskConcluded: { complete: ({ fact }) => fact.complete, task: taskOf },
  SubtaskCreated: { key: keyOf, incarnation: ({ fact }) => fact.incarnation, subtask: subtaskOf },
  SubtaskChanged: {
    key: keyOf,
    stage: ({ fact }) => fact.stage,
    agent: ({ fact }) => fact.agent,
    attempt: ({ fact }) => fact.attempt,
    reason: ({ fact }) => fact.reason,
    error: ({ fact }) => readFailure(fact.error && { ...fact.error }),
    subtask: subtaskOf,
  },
  SubtaskProduced: {
    key: keyOf,
    attempt: ({ fact }) => fact.attempt,
    agent: ({ fact }) => fact.agent,
    output: async ({ subject, fact }, _, { loaders }) => {
      const outputs = (await loaders.row('subtaskResultsOf', subject)) ?? [];
      return outputs.find((row) => row.subtask === fact.subtask && row.attempt === fact.attempt) ?? null;
    },
    subtask: subtaskOf,
  },
  SubtaskReviewed: {
    key: keyOf,
    attempt: ({ fact }) => fact.attempt,
    score: ({ fact }) => fact.score,
    accepted: ({ fact }) => fact.accepted,
    subtask: subtaskOf,
  },
  OutputValidated: {
    subtaskKey: ({ fact }) => fact.subtask,
    attempt: ({ fact }) => fact.attempt,
    passed: ({ fact }) => fact.passed,
    score: ({ fact }) => fact.score,
    action: ({ fact }) => fact.action,
    subtask: subtaskOf,
  },
};

async function taskOf({ subject }: OfTask, _: object, { loaders }: GraphqlContext) {
  return required(await loaders.row('tasks', subject), 'task', subject);
}

function keyOf({ fact }: { readonly fact: { readonly subtask: string } }): string {
  return fact.subtask;
}

async function subtaskOf({ subject, fact }: OfSubtask, _: object, { loaders }: GraphqlContext) {
  if (fact.subtask === null) return null;
  const subtasks = (await loaders.row('subtasksOf', subject)) ?? [];
  return subtasks.find(({ id }) => id === fact.subtask) ?? null;
}
