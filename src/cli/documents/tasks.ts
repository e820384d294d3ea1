import { operation, type UserError } from './operation.ts';

export interface TaskView {
  readonly address: string;
  readonly description: string;
  readonly status: string;
  readonly reason: string | null;
  readonly rehearsal: boolean;
  readonly summary: string | null;
  readonly result: string | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly subtasks: readonly {
    readonly key: string;
    readonly title: string;
    readonly stage: string;
    readonly agent: string | null;
    readonly reason: string | null;
  }[];
}

const taskFields = `address description status reason rehearsal summary result failure { code message }
  subtasks { key title stage agent reason }`;

export const submitTask = operation<
  {
    submitTask: {
      readonly task: TaskView | null;
      readonly cursor: string | null;
      readonly errors: readonly UserError[];
    };
  },
  { description: string; options: object; idempotencyKey: string }
>(`mutation SubmitTask($description: String!, $options: JSON, $idempotencyKey: String) {
  submitTask(description: $description, options: $options, idempotencyKey: $idempotencyKey) {
    task { ${taskFields} } cursor errors { code message }
  }
}`);

export const showTask = operation<{ task: TaskView | null }, { id: string }>(
  `query ShowTask($id: ID!) { task(id: $id) { ${taskFields} } }`,
);

export interface TaskListRow {
  readonly address: string;
  readonly description: string;
  readonly status: string;
  readonly rehearsal: boolean;
  readonly finishedCount: number;
  readonly subtaskCount: number;
}

export const listTasks = operation<
  { tasks: { readonly nodes: readonly TaskListRow[]; readonly totalCount: number } },
  { first: number; statuses: readonly string[] | null }
>(`query ListTasks($first: Int, $statuses: [TaskStatus!]) {
  tasks(first: $first, statuses: $statuses) {
    nodes { address description status rehearsal finishedCount subtaskCount } totalCount
  }
}`);

export interface TaskTurn {
  readonly __typename: string;
  readonly cursor: string;
  readonly entry?: { readonly facts: readonly Readonly<Record<string, unknown>>[] };
}

export const followTask = operation<{ journalTail: TaskTurn }, { root: string; after: string | null }>(
  `subscription FollowTask($root: String, $after: Cursor) {
  journalTail(root: $root, after: $after) {
    __typename
    ... on JournalEntryAdded { cursor entry { facts } }
    ... on GapMarker { cursor }
  }
}`,
);
