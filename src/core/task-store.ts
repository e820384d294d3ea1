import type { JsonObject, JsonValue } from './json.ts';
import type { ClarificationStatus } from './query-rows.ts';
import type { HandoffSummary } from './task-effects.ts';
import type { TaskStatus, ToolCallSummary } from './task-facts.ts';

/** What a task is about, as it was handed in. */
export interface TaskBrief {
  readonly description: string;
  readonly options: JsonObject;
  readonly status: TaskStatus;
  readonly result: string | null;
}

export interface SubtaskBrief {
  readonly title: string;
  readonly description: string;
  readonly capabilities: readonly string[];
  readonly validation: JsonValue;
}

/** The output of one try of a subtask. */
export interface SubtaskOutput {
  readonly subtask: string;
  readonly title: string;
  readonly attempt: number;
  readonly output: string;
  readonly data: JsonValue;
  readonly toolCalls: readonly ToolCallSummary[];
}

/** A question that an agent asked while it worked on a subtask. */
export interface AskedQuestion {
  /** As in `WorkQuestion`. */
  readonly id: string;
  /** The subtask actor; another one after a retry by a person. */
  readonly asker: string;
  readonly question: string;
  readonly assumption: string | null;
  readonly status: ClarificationStatus;
  readonly answer: JsonValue;
  readonly answeredBy: string | null;
}

/** Reads what the effects of a task work from. */
export interface TaskReader {
  /** Null when unknown. */
  brief(task: string): Promise<TaskBrief | null>;
  subtask(task: string, subtask: string): Promise<SubtaskBrief | null>;
  /** Accepted outputs of completed subtasks in the order of the plan; only of those named, when they are. */
  outputs(task: string, subtasks?: readonly string[]): Promise<readonly SubtaskOutput[]>;
  output(task: string, subtask: string, attempt: number): Promise<SubtaskOutput | null>;
  /** What earlier tries of a subtask, or of the result of the task (`''`), were refused for, oldest first. */
  critiques(task: string, subtask: string): Promise<readonly string[]>;
  /** The summaries that agents left who have handed this try over, oldest first. `address` is the subtask actor. */
  handoffs(address: string, attempt: number): Promise<readonly HandoffSummary[]>;
  /** What was said into a session of work, oldest first, and the keys of its model calls that have ended well. */
  interjections(session: string): Promise<{
    readonly texts: readonly string[];
    readonly recorded: readonly string[];
  }>;
  /** What was asked while a subtask was worked on, oldest first. */
  questions(task: string, subtask: string): Promise<readonly AskedQuestion[]>;
}

/** A tool call as stored before it is made. */
export interface ToolCallStart {
  readonly id: string;
  readonly key: string;
  readonly address: string;
  readonly root: string;
  readonly name: string;
  readonly arguments: string;
  readonly startedAt: Date;
}

export interface ToolCallEnd {
  readonly key: string;
  /** JSON text; null when it failed. */
  readonly result: string | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly endedAt: Date;
}

export type ToolCallState =
  | { readonly status: 'started' }
  /** A person said that it did not happen: it may be made again. */
  | { readonly status: 'again' }
  | { readonly status: 'completed'; readonly result: string }
  | { readonly status: 'failed'; readonly error: { readonly code: string; readonly message: string } };

/** Where tool calls are recorded. Both writes are committed when the promise resolves; the key is unique. */
export interface ToolCallLog {
  /** Null when there was none; else the state of the call that was recorded under this key before. */
  find(key: string): Promise<ToolCallState | null>;
  /** Begins a call, or begins one again that a person has released for it; any other is left as it is. */
  start(call: ToolCallStart): Promise<void>;
  end(call: ToolCallEnd): Promise<void>;
}
