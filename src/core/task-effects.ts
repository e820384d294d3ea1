import type { AgentUsage } from './deliberation-effects.ts';
import type { Urgency } from './deliberation-replies.ts';
import type { JsonObject, JsonValue } from './json.ts';
import type { ModelTierName } from './model.ts';
import type { LessonUse, PlanSource, ToolCallSummary } from './task-facts.ts';

/** Input of the effect `decompose`: the description is read from the task's row. */
export interface DecomposeInput {
  readonly task: string;
  readonly capabilities: readonly string[];
}

export interface DecomposeOutput {
  /** Checked against the capabilities that exist. */
  readonly plan: JsonObject;
  readonly source: Exclude<PlanSource, 'person'>;
  readonly problems: readonly string[];
  readonly promptVersion: string;
  readonly usage: AgentUsage;
  readonly rehearsal: boolean;
}

/** Input of the effect `work`: one try of one subtask by one agent. Bodies are read from their rows. */
export interface WorkInput {
  /** How often somebody cut in, in this session: the texts are read from their rows. Absent: never. */
  readonly interjections?: number;
  readonly task: string;
  readonly subtask: string;
  readonly attempt: number;
  readonly agent: { readonly key: string; readonly name: string; readonly capabilities: readonly string[] };
  /** Subtasks whose outputs it builds on. */
  readonly dependsOn: readonly string[];
  readonly tier: ModelTierName;
  /** The subtask's draw for `measure`: whether lessons of earlier reviews go into its prompts. */
  readonly lessonsDrawn: boolean;
  /** What the keys of its model and tool calls begin with: under the same one, work that was broken off goes on. */
  readonly session: string;
  /** What this session has reported as spent. */
  readonly spent: AgentUsage;
  /** Agents that have handed this subtask over. */
  readonly handoffs: number;
}

/** What an agent asks people while it works. `soft`: it goes on with its assumption; `harsh`: it waits. */
export interface WorkQuestion {
  /** Unique within the subtask. */
  readonly id: string;
  readonly question: string;
  readonly urgency: Urgency;
  readonly options: readonly string[];
  readonly assumption: string;
}

/** What an agent leaves to the one that takes over. */
export interface HandoffSummary {
  readonly done: readonly string[];
  readonly open: readonly string[];
  readonly findings: readonly string[];
  /** Files, records and the like that exist now. */
  readonly artefacts: readonly string[];
}

/** Why work stops before there is an output. */
export type WorkStop =
  | { readonly kind: 'question'; readonly question: WorkQuestion }
  /** A fresh agent takes over, in a session of its own. */
  | { readonly kind: 'handoff'; readonly reason: string; readonly summary: HandoffSummary }
  /** A tool call that may have happened, and that must not happen twice. */
  | {
      readonly kind: 'outcomeUnknown';
      readonly key: string;
      readonly tool: string;
      readonly arguments: string;
    };

/** The work goes on later; in the same session, unless another agent takes over. */
export interface WorkStopped {
  readonly stop: WorkStop;
  /** Since the last report. */
  readonly usage: AgentUsage;
  readonly rehearsal: boolean;
}

export interface WorkOutput {
  readonly stop?: never;
  readonly output: string;
  /** The output as JSON when it is JSON. */
  readonly data: JsonValue;
  readonly toolCalls: readonly ToolCallSummary[];
  /** Name of the model that answered. */
  readonly model: string;
  readonly promptVersion: string;
  readonly lessons: LessonUse;
  /** Since the last report. */
  readonly usage: AgentUsage;
  readonly rehearsal: boolean;
}

/** Input of the effect `review`: the output of this try is read from its row. */
export interface ReviewInput {
  readonly task: string;
  readonly subtask: string;
  readonly attempt: number;
  /** The agent of the crew that reviews; null where the crew has no critics. */
  readonly critic: { readonly key: string; readonly name: string } | null;
}

export interface ReviewOutput {
  readonly criteria: readonly { readonly name: string; readonly score: number; readonly comment: string }[];
  /** Mean of the criteria, 0 to 1. */
  readonly score: number;
  readonly critique: string;
  readonly model: string;
  readonly promptVersion: string;
  readonly usage: AgentUsage;
  readonly rehearsal: boolean;
}

/** Input of the effect `aggregate`: the outputs of the completed subtasks are read from their rows. */
export interface AggregateInput {
  readonly task: string;
}

export interface AggregateOutput {
  readonly summary: string;
  readonly result: string;
  readonly data: JsonObject;
  readonly usage: AgentUsage;
  readonly rehearsal: boolean;
}

/** Input of the effect `salvage`: the outputs of the completed subtasks are read from their rows. */
export interface SalvageInput {
  readonly task: string;
  /** Why the task failed. */
  readonly failure: string;
  /** Titles of the subtasks that are missing. */
  readonly missing: readonly string[];
}

/** Input of the effect `validateOutput`: rules and output of this try are read from their rows. */
export interface ValidateOutputInput {
  readonly task: string;
  readonly subtask: string;
  readonly attempt: number;
}

/** Input of the effect `validateResult`: rules and result are read from the task's row. */
export interface ValidateResultInput {
  readonly task: string;
}

/** Output of the effects `validateOutput` and `validateResult`. */
export interface ValidatedOutput {
  readonly passed: boolean;
  /** 0 to 1. */
  readonly score: number;
  /** `retry` by another agent if there is one, `route` to a stronger model as well, `fail` at once; `warn` and `accept` go on. */
  readonly action: 'accept' | 'warn' | 'retry' | 'route' | 'fail';
  readonly problems: readonly string[];
  readonly report: JsonObject;
}
