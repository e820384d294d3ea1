import { type Counted, counted, operation, type PageVariables } from './operation.ts';

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
    workers: Counted<WorkerView>;
    crew: { readonly limits: { readonly supervision: SupervisionView } } | null;
  },
  PageVariables & {
    readonly crew: string | null;
    readonly capability: string | null;
    readonly available: boolean | null;
  }
>(`query ListWorkers($first: Int, $after: Cursor, $crew: ID, $capability: String, $available: Boolean) {
  head
  workers(first: $first, after: $after, crew: $crew, capability: $capability, available: $available) {
    ${counted}
    nodes { key name kind capabilities availability currentSubtask { key address } heartbeatAt
      completed failed meanMs tokens costUsd actor { address state } }
  }
  crew(id: $crew) { limits { supervision { strategy intensity periodMs restarts } } }
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
  { crew: string | null; waiting: number }
>(`query ListQueues($crew: ID, $waiting: Int) {
  head
  queues(first: 200, crew: $crew) {
    nodes { name depth oldestAt running limit agents
      waiting(first: $waiting) { nodes { address requestedBy enqueuedAt priority subtask { key } } } }
  }
}`);

export const crewEvents = operation<
  { crewEvents: { readonly cursor: string } },
  { crew: string | null; after: string | null }
>(`subscription CrewEvents($crew: ID, $after: Cursor) { crewEvents(crew: $crew, after: $after) { cursor } }`);

export interface CrewView {
  readonly address: string;
  readonly isMain: boolean;
  readonly agents: number;
  readonly busy: number;
  readonly waiting: number;
  readonly createdAt: string;
}

export const listCrews = operation<{ head: string; crews: Counted<CrewView> }, PageVariables>(
  `query ListCrews($first: Int, $after: Cursor) {
  head
  crews(first: $first, after: $after) { nodes { address isMain agents busy waiting createdAt } ${counted} }
}`,
);
