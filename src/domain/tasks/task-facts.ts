import type { TaskFact } from '#core';

/** Every type of fact that the charts of task execution emit, with who emits it. */
export const taskFacts = {
  'task.submitted': 'task',
  'task.changed': 'task',
  'task.planned': 'task',
  'task.progressed': 'task',
  'task.concluded': 'task',
  'subtask.created': 'subtask',
  'subtask.changed': 'subtask',
  'subtask.produced': 'subtask',
  'subtask.handedOff': 'subtask',
  'subtask.takenOver': 'subtask',
  'file.written': 'subtask',
  'toolCall.decided': 'subtask',
  'subtask.reviewed': 'subtask',
  'subtask.routed': 'subtask',
  'quality.figured': 'quality-tracker',
  'output.validated': 'subtask, or task for its result',
  'worker.changed': 'crew',
  'work.queued': 'crew',
  'work.assigned': 'crew',
  'work.left': 'crew',
  'breaker.changed': 'circuit-breaker',
  'safeguard.alerted': 'crew, or a chart of safeguards',
  'budget.opened': 'task and subtask',
  'budget.extended': 'task',
} as const satisfies Readonly<Record<TaskFact['type'], string>>;
