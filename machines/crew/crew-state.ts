import { z } from 'zod';
import type { ChildrenRestarted } from '#core';
import {
  type CrewSupervision,
  crewSupervisionSchema,
  type DispatchMemory,
  defaultCrewSupervision,
  newDispatchMemory,
  type QueueName,
  type WaitingWork,
} from '#rules';
import type { BreakerReport } from '../circuit-breaker.ts';
import type { ClarificationSettled } from '../clarification.ts';
import type { CrewHolds } from './holds.ts';

/** An agent as whoever adds it describes it. */
export const workerSchema = z.object({
  key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: z.string().min(1).max(100),
  /** Agent type: has a queue and a concurrency limit of its own. */
  kind: z.string().min(1).max(64).default('worker'),
  capabilities: z.array(z.string().min(1).max(64)).min(1).max(20),
});

export type WorkerProfile = z.infer<typeof workerSchema>;

/** Agent type of those that review. */
export const criticKind = 'critic';

/** The crew that an installation starts with. */
export const builtInWorkers: readonly WorkerProfile[] = [
  {
    key: 'analyst',
    name: 'Analyst',
    kind: 'analyst',
    capabilities: ['dataAnalysis', 'codeGeneration'],
  },
  {
    key: 'scout',
    name: 'Scout',
    kind: 'scout',
    capabilities: ['webScraping', 'apiIntegration'],
  },
  {
    key: 'archivist',
    name: 'Archivist',
    kind: 'archivist',
    capabilities: ['fileProcessing', 'databaseOperations'],
  },
  {
    key: 'integrator',
    name: 'Integrator',
    kind: 'integrator',
    capabilities: ['codeGeneration', 'apiIntegration'],
  },
  {
    key: 'statistician',
    name: 'Statistician',
    kind: 'statistician',
    capabilities: ['dataAnalysis', 'databaseOperations'],
  },
  // Critics judge the work of the others and do none themselves.
  { key: 'reviewer', name: 'Reviewer', kind: criticKind, capabilities: ['review'] },
  { key: 'examiner', name: 'Examiner', kind: criticKind, capabilities: ['review'] },
];

const limitsSchema = z.object({
  /** Most subtasks at once by queue; a queue that is not named has no limit, 0 halts it. */
  queues: z.record(z.string(), z.int().min(0).max(1_000)).default({}),
  /** Most subtasks at once by agent type. */
  types: z.record(z.string(), z.int().min(0).max(1_000)).default({}),
});

export const supervisionEvent = crewSupervisionSchema.partial();

export const crewInput = z.object({
  workers: z
    .array(workerSchema)
    .min(1)
    .max(100)
    .default(() => [...builtInWorkers])
    .refine((workers) => new Set(workers.map(({ key }) => key)).size === workers.length, {
      message: 'two workers have the same key',
    }),
  limits: limitsSchema.default({ queues: {}, types: {} }),
  /** Shares of users; 1 for those not named. */
  weights: z.record(z.string(), z.number().min(0.01).max(100)).default({}),
  supervision: crewSupervisionSchema.default(defaultCrewSupervision),
});

export type CrewInput = z.infer<typeof crewInput>;

export const limitsEvent = limitsSchema;
export const workerEvent = z.object({ worker: z.string().min(1) });
export const newWorkerEvent = z.object({ worker: workerSchema });

export interface Worker extends WorkerProfile {
  /** Address of its actor; null after it was given up, absent in a crew that was stored before agents were actors. */
  readonly actor?: string | null;
  /** False while a person has taken it out of service. */
  readonly inService: boolean;
  /** When its subtask gave no sign of life any more; null or absent: it is well. */
  readonly silentAt?: number | null;
  readonly completed: number;
  readonly failed: number;
  readonly totalMs: number;
  readonly tokens: number;
  readonly costUsd: number;
}

/** Work that an agent has now. The id is the address of the subtask. */
export interface Lease {
  readonly id: string;
  readonly agent: string;
  readonly queue: QueueName;
  readonly since: number;
  /** Last sign of life of the subtask. */
  readonly beatAt: number;
  /** How often it was asked for one since. */
  readonly unanswered?: number;
  /** When the agent was found silent; its actor has been told. */
  readonly lostAt?: number;
}

export interface CrewContext {
  readonly workers: readonly Worker[];
  readonly waiting: readonly WaitingWork[];
  readonly leases: readonly Lease[];
  readonly limits: CrewInput['limits'];
  readonly weights: Readonly<Record<string, number>>;
  readonly memory: DispatchMemory;
  /** What safeguards keep it from doing; absent: nothing. */
  readonly holds?: Partial<CrewHolds>;
  /** Absent in a crew that was stored before there was a choice. */
  readonly supervision?: CrewSupervision;
  /** When agents were begun anew of late: what counts against the intensity. */
  readonly restarts?: readonly number[];
  /** How many were put to people, and those that are open: about whom, and where. */
  readonly questions?: {
    readonly asked: number;
    readonly open: Readonly<Record<string, { readonly worker: string; readonly address: string }>>;
  };
}

/** A subtask asks for an agent; its address is the sender. Asking again changes nothing. */
export interface CrewEnqueue {
  readonly type: 'crew.enqueue';
  readonly user: string;
  readonly queue: QueueName;
  readonly capabilities: readonly string[];
  readonly priority: number;
  readonly estimatedMs: number;
  readonly avoid: readonly string[];
}

/** A subtask gives its agent back; `yielded`: before the end of the work, through no fault of the agent. */
export interface CrewRelease {
  readonly type: 'crew.release';
  readonly outcome: 'completed' | 'failed' | 'yielded';
  readonly tokens: number;
  readonly costUsd: number;
}

export type CrewEvent =
  | CrewEnqueue
  | CrewRelease
  /** A subtask needs no agent any more: it was cancelled, paused or skipped. Its task may say so for it, by its address. */
  | { readonly type: 'crew.withdraw'; readonly work?: string }
  /** A subtask still works. */
  | { readonly type: 'crew.beat' }
  | ({ readonly type: 'crew.setLimits' } & CrewInput['limits'])
  | ({ readonly type: 'crew.setSupervision' } & Partial<CrewSupervision>)
  | ChildrenRestarted
  | ClarificationSettled
  | BreakerReport
  | { readonly type: 'crew.throttle'; readonly share: number }
  | { readonly type: 'crew.stopQueue'; readonly queue: string; readonly reason: string }
  | { readonly type: 'crew.resumeQueue'; readonly queue: string | null }
  | { readonly type: 'crew.discardQueue'; readonly queue: string; readonly reason: string }
  | { readonly type: 'crew.suspendWorker'; readonly worker: string }
  | { readonly type: 'crew.reinstateWorker'; readonly worker: string }
  /** An agent joins; one with the same key stays as it is. */
  | { readonly type: 'crew.addWorker'; readonly worker: WorkerProfile }
  /** An agent leaves for good; its work is taken over. */
  | { readonly type: 'crew.removeWorker'; readonly worker: string };

/** What the crew gives to a subtask. */
export interface SubtaskAssign {
  readonly type: 'subtask.assign';
  readonly agent: { readonly key: string; readonly name: string; readonly capabilities: readonly string[] };
  readonly queue: QueueName;
  readonly why: string;
}

export function newCrew(input: CrewInput): CrewContext {
  const { workers, limits, weights, supervision } = crewInput.parse(input);
  return {
    workers: workers.map(newWorker),
    waiting: [],
    leases: [],
    limits,
    weights,
    memory: newDispatchMemory,
    supervision,
  };
}

export function newWorker(profile: WorkerProfile): Worker {
  return { ...profile, inService: true, completed: 0, failed: 0, totalMs: 0, tokens: 0, costUsd: 0 };
}
