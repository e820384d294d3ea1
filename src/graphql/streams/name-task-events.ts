import type { DeliberationFact, TaskFact } from '#core';

/** What a tree of a task makes known: its own facts, and the questions that it puts to people. */
type FactOfTask = TaskFact | DeliberationFact;

/** The event types of `taskEvents` by fact. One for each fact: cursors count them. */
const eventTypes: Readonly<Partial<Record<FactOfTask['type'], string>>> = {
  'task.submitted': 'TaskSubmitted',
  'task.changed': 'TaskStatusChanged',
  'task.planned': 'TaskPlanned',
  'task.progressed': 'TaskProgressed',
  'task.concluded': 'TaskConcluded',
  'subtask.created': 'SubtaskCreated',
  'subtask.changed': 'SubtaskChanged',
  'subtask.produced': 'SubtaskProduced',
  'subtask.reviewed': 'SubtaskReviewed',
  'output.validated': 'OutputValidated',
  'subtask.handedOff': 'TaskNoted',
  'subtask.takenOver': 'TaskNoted',
  'subtask.routed': 'TaskNoted',
  'subtask.interjected': 'TaskNoted',
  'toolCall.decided': 'TaskNoted',
  'file.written': 'TaskNoted',
  'budget.opened': 'TaskNoted',
  'budget.extended': 'TaskNoted',
  'safeguard.alerted': 'TaskNoted',
  'clarification.opened': 'ClarificationOpened',
  'clarification.closed': 'ClarificationClosed',
};

const ofTheList: ReadonlySet<string> = new Set(['task.submitted', 'task.changed', 'task.progressed']);

export function nameTaskEvents({ type }: FactOfTask): readonly (string | null)[] {
  const name = eventTypes[type];
  return name === undefined ? [] : [name];
}

/** The event types of `tasksChanged`: what a list of tasks shows. */
export function nameTaskListEvents(fact: FactOfTask): readonly (string | null)[] {
  return ofTheList.has(fact.type) ? nameTaskEvents(fact) : [];
}

const ofTheCrew: Readonly<Partial<Record<TaskFact['type'], string>>> = {
  'worker.changed': 'WorkerChanged',
  'work.queued': 'WorkChanged',
  'work.assigned': 'WorkChanged',
  'work.left': 'WorkChanged',
};

/** The event types of `crewEvents` by fact. */
export function nameCrewEvents({ type }: TaskFact): readonly (string | null)[] {
  const name = ofTheCrew[type];
  return name === undefined ? [] : [name];
}
