import type { TaskRunEvent } from './task-run-event.ts';

export interface SubtaskState {
  readonly key: string;
  readonly title: string;
  readonly stage: string;
  readonly agent: string | null;
  readonly attempt: number;
}

/** What an actor's model is saying: the subtask's, or the task's own. */
export interface Speech {
  readonly effect: string;
  readonly attempt: number;
  readonly words: string;
}

/** Everything that drawing needs to remember of the events so far. */
export interface TaskRunState {
  readonly taskId: string;
  readonly status: string;
  readonly rehearsal: boolean;
  /** By durable address, in the order in which they were begun. */
  readonly subtasks: ReadonlyMap<string, SubtaskState>;
  readonly speech: ReadonlyMap<string, Speech>;
  readonly total: number;
  readonly finished: number;
  readonly fraction: number;
  readonly tokens: number;
  readonly costUsd: number;
  readonly connected: boolean;
}

export const emptyTaskRun: TaskRunState = {
  taskId: '',
  status: 'pending',
  rehearsal: false,
  subtasks: new Map(),
  speech: new Map(),
  total: 0,
  finished: 0,
  fraction: 0,
  tokens: 0,
  costUsd: 0,
  connected: true,
};

/** The state after one more event. Pure. */
export function advanceTaskRun(state: TaskRunState, event: TaskRunEvent): TaskRunState {
  switch (event.type) {
    case 'task':
      return { ...state, taskId: event.taskId, status: event.status, rehearsal: event.rehearsal };
    case 'status':
      return { ...state, status: event.status, speech: without(state.speech, state.taskId) };
    case 'subtask': {
      const { address, key, title, stage, agent, attempt } = event;
      return {
        ...state,
        subtasks: new Map(state.subtasks).set(address, { key, title, stage, agent, attempt }),
        speech: without(state.speech, address),
      };
    }
    case 'progress':
      return {
        ...state,
        total: event.total,
        finished: event.finished,
        fraction: event.fraction,
        tokens: event.promptTokens + event.completionTokens,
        costUsd: event.costUsd,
        rehearsal: state.rehearsal || event.rehearsal,
      };
    case 'token':
      return { ...state, speech: new Map(state.speech).set(event.address, heard(state, event)) };
    case 'connection':
      return { ...state, connected: event.state === 'restored' };
    case 'result':
      return { ...state, status: event.status };
    default:
      return state;
  }
}

function heard(
  { speech }: TaskRunState,
  { address, effect, attempt, offset, delta }: Extract<TaskRunEvent, { type: 'token' }>,
): Speech {
  const before = speech.get(address);
  const same = before?.effect === effect && before.attempt === attempt;
  const words = same ? before.words.slice(0, offset) : '';
  return { effect, attempt, words: words + delta };
}

function without(speech: ReadonlyMap<string, Speech>, address: string): ReadonlyMap<string, Speech> {
  if (!speech.has(address)) return speech;
  const rest = new Map(speech);
  rest.delete(address);
  return rest;
}
