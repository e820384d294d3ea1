import { operation, type UserError } from './operation.ts';

export interface ProviderView {
  readonly name: string;
  readonly baseUrl: string;
  readonly model: string;
  readonly rehearsal: boolean;
  readonly circuit: 'closed' | 'open' | 'halfOpen';
}

export interface HealthView {
  readonly ready: boolean;
  readonly version: string;
  readonly startedAt: string;
  readonly database: {
    readonly reachable: boolean;
    readonly kind: string;
    readonly latencyMs: number | null;
  };
  readonly providers: readonly ProviderView[];
  readonly halts: readonly {
    readonly root: string | null;
    readonly queue: string | null;
    readonly reason: string;
    readonly at: string;
  }[];
  readonly deadLetters: number;
}

export const serverHealth = operation<{ health: HealthView }>(`query ServerHealth {
  health {
    ready version startedAt
    database { reachable kind latencyMs }
    providers { name baseUrl model rehearsal circuit }
    halts { root queue reason at }
    deadLetters
  }
}`);

export interface LoadView {
  readonly cores: number;
  readonly processCpu: number;
  readonly machineCpu: number;
  readonly rssBytes: number;
  readonly heapUsedBytes: number;
  readonly heapLimitBytes: number;
  readonly machineFreeBytes: number;
  readonly machineTotalBytes: number;
  readonly eventLoopLagMs: number;
  readonly eventLoopLagMaxMs: number;
}

interface Counted {
  readonly totalCount: number;
}

export interface StatusView {
  readonly head: string;
  readonly health: HealthView & { readonly subscriptions: number; readonly load: LoadView };
  readonly running: Counted;
  readonly waiting: Counted;
  readonly failed: Counted;
  readonly conversations: Counted;
  readonly inbox: Counted;
  readonly workers: Counted;
  readonly free: Counted;
  readonly queues: {
    readonly nodes: readonly {
      readonly name: string;
      readonly agentType: string | null;
      readonly depth: number;
      readonly running: number;
      readonly oldestAt: string | null;
    }[];
  };
}

export const serverStatus = operation<StatusView>(`query ServerStatus {
  head
  health {
    ready version startedAt subscriptions deadLetters
    database { reachable kind latencyMs }
    providers { name baseUrl model rehearsal circuit }
    halts { root queue reason at }
    load { cores processCpu machineCpu rssBytes heapUsedBytes heapLimitBytes machineFreeBytes machineTotalBytes
      eventLoopLagMs eventLoopLagMaxMs }
  }
  running: tasks(statuses: [pending, decomposing, active, aggregating, validating]) { totalCount }
  waiting: tasks(statuses: [awaitingApproval, waitingOnHuman, paused]) { totalCount }
  failed: tasks(statuses: [failed]) { totalCount }
  conversations(filter: { statuses: [running, awaitingUser] }) { totalCount }
  inbox { totalCount }
  workers { totalCount }
  free: workers(available: true) { totalCount }
  queues(first: 200) { nodes { name agentType depth running oldestAt } }
}`);

export const systemEvents = operation<{ system: { readonly cursor: string } }, { after: string | null }>(
  `subscription SystemEvents($after: Cursor) { system(after: $after) { cursor } }`,
);

interface Target {
  readonly root: string | null;
  readonly queue: string | null;
  readonly idempotencyKey: string;
}

export const emergencyStop = operation<
  { emergencyStop: { halted: number | null; errors: readonly UserError[] } },
  Target & { readonly reason: string }
>(`mutation EmergencyStop($root: String, $queue: String, $reason: String!, $idempotencyKey: String) {
  emergencyStop(root: $root, queue: $queue, reason: $reason, idempotencyKey: $idempotencyKey) {
    halted errors { code message }
  }
}`);

export const emergencyReset = operation<
  { emergencyReset: { resumed: number | null; errors: readonly UserError[] } },
  Target
>(`mutation EmergencyReset($root: String, $queue: String, $idempotencyKey: String) {
  emergencyReset(root: $root, queue: $queue, idempotencyKey: $idempotencyKey) { resumed errors { code message } }
}`);

export const emergencyDiscard = operation<
  { emergencyDiscard: { discarded: number | null; errors: readonly UserError[] } },
  Target & { readonly reason: string }
>(`mutation EmergencyDiscard($root: String, $queue: String, $reason: String!, $idempotencyKey: String) {
  emergencyDiscard(root: $root, queue: $queue, reason: $reason, idempotencyKey: $idempotencyKey) {
    discarded errors { code message }
  }
}`);
