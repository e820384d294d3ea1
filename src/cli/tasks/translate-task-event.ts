import type { TaskEvent } from '../documents/task-events.ts';
import type { TaskRunEvent } from './task-run-event.ts';

/** Ordinary enough to be left to the log. */
const quiet: ReadonlySet<string> = new Set(['budget.opened', 'subtask.routed']);

/** The event of the API as the terminal shows it; null for one that it does not show. */
export function translateTaskEvent(
  event: Exclude<TaskEvent, { __typename: 'GapMarker' }>,
): TaskRunEvent | null {
  switch (event.__typename) {
    case 'TaskStatusChanged':
      return { type: 'status', at: event.at, status: event.status, reason: event.reason };
    case 'TaskPlanned': {
      const subtasks = event.task.graph?.nodes ?? [];
      return { type: 'plan', at: event.at, revision: event.revision, source: event.source, subtasks };
    }
    case 'TaskProgressed': {
      const { __typename: _, cursor: __, ...figures } = event;
      return { type: 'progress', ...figures };
    }
    case 'SubtaskChanged': {
      const { at, key, stage, agent, attempt, reason, subtask } = event;
      if (subtask === null) return null;
      return { type: 'subtask', at, key, stage, agent, attempt, reason, ...subtask };
    }
    case 'SubtaskProduced': {
      const { at, key, attempt, agent, output } = event;
      return { type: 'output', at, key, attempt, agent, output: output?.output ?? null };
    }
    case 'SubtaskReviewed': {
      const { at, key, attempt, score, accepted } = event;
      return { type: 'review', at, key, attempt, score, accepted };
    }
    case 'OutputValidated': {
      const { at, subtaskKey: key, attempt, passed, action } = event;
      return { type: 'validation', at, key, attempt, passed, action };
    }
    case 'TaskNoted':
      return quiet.has(event.kind) ? null : { type: 'notice', text: event.text };
    case 'ClarificationOpened':
      return { type: 'question', at: event.at, clarification: event.clarification };
    case 'ClarificationClosed':
      return { type: 'questionClosed', at: event.at, clarification: event.clarification };
    default:
      return null;
  }
}
