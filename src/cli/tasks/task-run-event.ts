import type { TaskView } from '../documents/tasks.ts';
import type { ClarificationView } from '../documents/views.ts';

/** What `run` shows: the lines of `--json`, and what the screen is drawn from. Times are ISO text. */
export type TaskRunEvent =
  | {
      readonly type: 'task';
      /** Durable address; every command and the API take it. */
      readonly taskId: string;
      readonly description: string;
      readonly status: string;
      /** True when an earlier task goes on. */
      readonly resumed: boolean;
      readonly rehearsal: boolean;
    }
  | { readonly type: 'status'; readonly at: string; readonly status: string; readonly reason: string | null }
  | {
      readonly type: 'plan';
      readonly at: string;
      readonly revision: number;
      readonly source: string;
      readonly subtasks: readonly PlannedView[];
    }
  | ({ readonly type: 'subtask'; readonly at: string } & SubtaskStep)
  | {
      readonly type: 'output';
      readonly at: string;
      readonly key: string;
      readonly attempt: number;
      readonly agent: string | null;
      readonly output: string | null;
    }
  | {
      readonly type: 'review';
      readonly at: string;
      readonly key: string;
      readonly attempt: number;
      readonly score: number;
      readonly accepted: boolean;
    }
  | {
      readonly type: 'validation';
      readonly at: string;
      readonly key: string | null;
      readonly attempt: number;
      readonly passed: boolean;
      readonly action: string;
    }
  | {
      readonly type: 'progress';
      readonly at: string;
      readonly total: number;
      readonly finished: number;
      readonly fraction: number;
      readonly promptTokens: number;
      readonly completionTokens: number;
      readonly costUsd: number;
      readonly rehearsal: boolean;
    }
  | {
      readonly type: 'token';
      readonly address: string;
      readonly effect: string;
      readonly attempt: number;
      readonly offset: number;
      readonly delta: string;
    }
  | { readonly type: 'question'; readonly at: string; readonly clarification: ClarificationView }
  | { readonly type: 'questionClosed'; readonly at: string; readonly clarification: ClarificationView }
  | { readonly type: 'connection'; readonly state: 'lost' | 'restored' }
  | { readonly type: 'notice'; readonly text: string }
  | TaskResult;

export interface PlannedView {
  readonly key: string;
  readonly title: string;
  readonly dependsOn: readonly string[];
}

export interface SubtaskStep {
  readonly key: string;
  readonly stage: string;
  readonly agent: string | null;
  readonly attempt: number;
  readonly reason: string | null;
  readonly title: string;
  /** Durable address of its actor. */
  readonly address: string;
}

/** The last line, whatever came of the task. */
export interface TaskResult {
  readonly type: 'result';
  readonly status: string;
  readonly taskId: string;
  readonly result: string | null;
  /** False when the result is what there was when the task failed. */
  readonly resultComplete: boolean | null;
  readonly files: TaskView['files'];
  readonly filesFolder: string | null;
  /** Why there is no whole result; null when there is one. */
  readonly reason: string | null;
  readonly failure: TaskView['failure'];
  readonly subtasks: TaskView['subtasks'];
  readonly elapsedMs: number;
  readonly rehearsal: boolean;
}
