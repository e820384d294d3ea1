import { operation } from './operation.ts';

export interface WorkerView {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly capabilities: readonly string[];
  readonly availability: 'free' | 'working' | 'silent' | 'suspended';
  readonly currentSubtask: { readonly key: string; readonly address: string } | null;
  readonly heartbeatAt: string;
  readonly completed: number;
  readonly failed: number;
  readonly meanMs: number | null;
  readonly tokens: number;
  readonly costUsd: number;
  /** Null while a person is asked what is to become of it. */
  readonly actor: { readonly address: string; readonly state: string } | null;
}

export interface SupervisionView {
  readonly strategy: 'oneForOne' | 'oneForAll' | 'restForOne';
  readonly intensity: number;
  readonly periodMs: number;
  readonly restarts: number;
}

export const listWorkers = operation<
  {
    head: string;
    workers: { readonly nodes: readonly WorkerView[]; readonly totalCount: number };
    limits: { readonly crew: { readonly supervision: SupervisionView } };
  },
  { first: number; capability: string | null; available: boolean | null }
>(`query ListWorkers($first: Int, $capability: String, $available: Boolean) {
  head
  workers(first: $first, capability: $capability, available: $available) {
    totalCount
    nodes { key name kind capabilities availability currentSubtask { key address } heartbeatAt
      completed failed meanMs tokens costUsd actor { address state } }
  }
  limits { crew { supervision { strategy intensity periodMs restarts } } }
}`);

export interface QueueView {
  readonly name: string;
  readonly depth: number;
  readonly oldestAt: string | null;
  readonly running: number;
  readonly limit: number | null;
  readonly agents: number | null;
  readonly waiting: {
    readonly nodes: readonly {
      readonly address: string;
      readonly requestedBy: string;
      readonly enqueuedAt: string;
      readonly priority: number;
      readonly subtask: { readonly key: string } | null;
    }[];
  };
}

export const listQueues = operation<
  { head: string; queues: { readonly nodes: readonly QueueView[] } },
  { waiting: number }
>(`query ListQueues($waiting: Int) {
  head
  queues(first: 200) {
    nodes { name depth oldestAt running limit agents
      waiting(first: $waiting) { nodes { address requestedBy enqueuedAt priority subtask { key } } } }
  }
}`);

export const crewEvents = operation<{ crewEvents: { readonly cursor: string } }, { after: string | null }>(
  `subscription CrewEvents($after: Cursor) { crewEvents(after: $after) { cursor } }`,
);
