import type { JsonObject, JsonValue } from './json.ts';
import type { HandoffSummary } from './task-effects.ts';
import type { PlanSource, SubtaskStage, TaskStatus, ToolCallSummary } from './task-facts.ts';

/** A task as its row holds it. */
export interface TaskRow {
  readonly address: string;
  readonly description: string;
  readonly submittedBy: string;
  readonly options: JsonObject;
  readonly status: TaskStatus;
  readonly reason: string | null;
  readonly failure: JsonObject | null;
  readonly plan: JsonObject | null;
  readonly planRevision: number;
  readonly planSource: PlanSource | null;
  /** Version of the prompt that asked for the plan. */
  readonly planPromptVersion: string | null;
  readonly planProblems: readonly string[] | null;
  readonly summary: string | null;
  readonly result: string | null;
  readonly resultData: JsonValue;
  /** False when it is partial; null when there is none. */
  readonly resultComplete: boolean | null;
  readonly subtaskCount: number;
  readonly finishedCount: number;
  readonly fraction: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costUsd: number;
  readonly rehearsal: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly finishedAt: Date | null;
}

export interface SubtaskRow {
  readonly task: string;
  readonly id: string;
  readonly address: string;
  readonly ordinal: number;
  readonly title: string;
  readonly description: string;
  readonly capabilities: readonly string[];
  readonly dependsOn: readonly string[];
  readonly priority: number;
  readonly estimatedSeconds: number;
  readonly tier: string;
  readonly incarnation: number;
  readonly stage: SubtaskStage;
  readonly agent: string | null;
  readonly attempt: number;
  readonly reason: string | null;
  readonly error: JsonObject | null;
  readonly createdAt: Date;
  /** When an agent began its work last. */
  readonly startedAt: Date | null;
  readonly updatedAt: Date;
  readonly finishedAt: Date | null;
}

/** The output of one try. */
export interface SubtaskResultRow {
  readonly task: string;
  readonly subtask: string;
  readonly attempt: number;
  readonly agent: string;
  readonly model: string;
  readonly promptVersion: string;
  readonly output: string;
  readonly data: JsonValue;
  readonly toolCalls: readonly ToolCallSummary[];
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costUsd: number;
  readonly rehearsal: boolean;
  readonly createdAt: Date;
}

/** A file in the folder of a task, as it was written last. */
export interface TaskFileRow {
  readonly task: string;
  /** Relative to the folder. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly subtask: string;
  readonly agent: string;
  readonly at: Date;
}

/** One hand-over of a subtask. */
export interface HandoffRow {
  /** The subtask actor. */
  readonly address: string;
  readonly number: number;
  readonly task: string;
  readonly subtask: string;
  readonly attempt: number;
  readonly fromAgent: string;
  /** Null until the next agent has it. */
  readonly toAgent: string | null;
  readonly reason: string;
  readonly summary: HandoffSummary;
  readonly at: Date;
}

export interface TaskFilter {
  readonly statuses?: readonly TaskStatus[];
  readonly submittedBy?: string;
}
