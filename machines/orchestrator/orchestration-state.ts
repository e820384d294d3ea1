import { z } from 'zod';
import type {
  AgentUsage,
  Cause,
  DelegatedStatus,
  OrchestrateOutput,
  OrchestrationFact,
  OrchestrationKind,
  OrchestrationStatus,
  PlainError,
} from '#core';
import type { Draft } from '../task/draft.ts';

const hourMs = 3_600_000;

function inputOf(mostRounds: number) {
  return z.object({
    goal: z.string().min(10).max(5_000),
    /** What the goal is about, such as the payload of an event. */
    material: z.json().default(null),
    user: z.string().min(1).max(200).default('user'),
    crew: z.string().min(1).default('crew/main'),
    /** Most tasks that are delegated at once. */
    mostTasks: z.int().min(1).max(10).default(5),
    /** Times that it may delegate. */
    mostRounds: z.int().min(1).max(20).default(mostRounds),
    /** How long it waits for the results of a round. */
    waitMs: z
      .int()
      .min(1_000)
      .max(7 * 24 * hourMs)
      .default(24 * hourMs),
    cause: z
      .object({ id: z.string(), root: z.string(), depth: z.int().min(0) })
      .nullable()
      .default(null),
  });
}

export const orchestratorInput = inputOf(1);
export const coordinatorInput = inputOf(5);
export const noteEvent = z.object({ text: z.string().min(1).max(2_000), by: z.string().max(200).optional() });

export type OrchestrationInput = z.infer<typeof orchestratorInput>;

export interface Delegated {
  /** Part of the task's address behind its chart, and of the ids of the effects. */
  readonly id: string;
  readonly address: string;
  readonly status: DelegatedStatus;
}

export interface OrchestrationContext {
  readonly kind: OrchestrationKind;
  readonly address: string;
  readonly user: string;
  readonly crew: string;
  readonly mostTasks: number;
  readonly mostRounds: number;
  readonly waitMs: number;
  readonly cause: Cause | null;
  readonly status: OrchestrationStatus | null;
  /** Decisions taken. */
  readonly round: number;
  /** Decisions that delegated something. */
  readonly delegations: number;
  readonly notes: number;
  readonly tasks: readonly Delegated[];
  readonly isDone: boolean;
  /** Of all decisions. */
  readonly usage: AgentUsage;
  readonly hasAgent: boolean;
}

export interface EffectDone {
  readonly type: 'xstate.done.actor.launch' | 'xstate.done.actor.follow';
  readonly actorId: string;
  readonly output: { readonly succeeded?: boolean };
}

export interface EffectFailed {
  readonly type: 'xstate.error.actor.launch' | 'xstate.error.actor.follow';
  readonly actorId: string;
  readonly error: PlainError;
}

export type OrchestrationEvent =
  | EffectDone
  | EffectFailed
  | { readonly type: 'subtask.assign' }
  | { readonly type: 'subtask.probe' }
  | { readonly type: 'subtask.revoke' }
  | { readonly type: 'coordinator.note'; readonly text: string; readonly by?: string | undefined }
  | { readonly type: 'orchestration.cancel' };

export interface Decided {
  readonly output: OrchestrateOutput;
}

export type OrchestrationDraft = Draft<OrchestrationContext, OrchestrationFact>;

export const noUsage: AgentUsage = { promptTokens: 0, completionTokens: 0, costUsd: 0 };

export function newOrchestration(kind: OrchestrationKind, input: OrchestrationInput): OrchestrationContext {
  const schema = kind === 'orchestrator' ? orchestratorInput : coordinatorInput;
  const { user, crew, mostTasks, mostRounds, waitMs, cause } = schema.parse(input);
  return {
    kind,
    address: '',
    user,
    crew,
    mostTasks,
    mostRounds,
    waitMs,
    cause,
    status: null,
    round: 0,
    delegations: 0,
    notes: 0,
    tasks: [],
    isDone: false,
    usage: noUsage,
    hasAgent: false,
  };
}
