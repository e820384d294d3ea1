import type { Cause } from './bus.ts';
import type { AgentUsage } from './deliberation-effects.ts';
import type { JsonObject, JsonValue } from './json.ts';

/** `orchestrator`: decides once, waits and reports. `coordinator`: goes on in rounds, and takes notes meanwhile. */
export type OrchestrationKind = 'orchestrator' | 'coordinator';

export type OrchestrationStatus = 'queued' | 'deciding' | 'waiting' | 'completed' | 'failed' | 'cancelled';

export type DelegatedStatus = 'launching' | 'running' | 'completed' | 'failed' | 'timedOut';

/** Input of the effect `orchestrate`: goal, notes and results so far are read from their rows. */
export interface OrchestrateInput {
  readonly orchestration: string;
  readonly round: number;
  /** Most tasks that may be delegated now; 0: a report is wanted. */
  readonly mostTasks: number;
}

export interface OrchestrateOutput {
  /** How things stand, in a sentence or two. */
  readonly assessment: string;
  /** Descriptions of the tasks to be submitted now. */
  readonly tasks: readonly string[];
  /** True when nothing more is to be done. */
  readonly done: boolean;
  readonly report: string;
  readonly usage: AgentUsage;
  readonly rehearsal: boolean;
}

export interface OrchestrationOpened {
  readonly type: 'orchestration.opened';
  readonly kind: OrchestrationKind;
  readonly goal: string;
  readonly material: JsonValue;
  readonly user: string;
}

export interface OrchestrationChanged {
  readonly type: 'orchestration.changed';
  readonly status: OrchestrationStatus;
  readonly failure: { readonly code: string; readonly message: string } | null;
}

export interface OrchestrationDecided {
  readonly type: 'orchestration.decided';
  readonly round: number;
  readonly assessment: string;
  readonly report: string;
  readonly usage: AgentUsage;
  readonly rehearsal: boolean;
}

export interface OrchestrationDelegated {
  readonly type: 'orchestration.delegated';
  readonly task: string;
  readonly round: number;
  readonly ordinal: number;
  readonly description: string;
  readonly cause: Cause;
}

export interface DelegatedChanged {
  readonly type: 'orchestration.taskChanged';
  readonly task: string;
  readonly status: DelegatedStatus;
}

export interface OrchestrationNoted {
  readonly type: 'orchestration.noted';
  readonly ordinal: number;
  readonly text: string;
  readonly by: string;
}

export type OrchestrationFact =
  | OrchestrationOpened
  | OrchestrationChanged
  | OrchestrationDecided
  | OrchestrationDelegated
  | DelegatedChanged
  | OrchestrationNoted;

export interface OrchestrationRow {
  readonly address: string;
  readonly kind: OrchestrationKind;
  readonly goal: string;
  readonly material: JsonValue;
  readonly startedBy: string;
  readonly status: OrchestrationStatus;
  readonly round: number;
  readonly assessment: string | null;
  readonly report: string | null;
  readonly failure: JsonObject | null;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costUsd: number;
  readonly rehearsal: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly endedAt: Date | null;
}

export interface OrchestrationFilter {
  readonly kind?: OrchestrationKind;
  readonly statuses?: readonly OrchestrationStatus[];
}

export interface DelegatedRow {
  readonly orchestration: string;
  readonly task: string;
  readonly round: number;
  readonly ordinal: number;
  readonly description: string;
  readonly status: DelegatedStatus;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

export interface OrchestrationNoteRow {
  readonly orchestration: string;
  readonly ordinal: number;
  readonly text: string;
  readonly by: string;
  readonly at: Date;
}
