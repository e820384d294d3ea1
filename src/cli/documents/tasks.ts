import { type Counted, counted, operation, type PageVariables, type UserError } from './operation.ts';

interface BudgetFigures<Amount> {
  readonly tokens: Amount;
  readonly costUsd: Amount;
  readonly modelCalls: Amount;
  readonly turns: Amount;
  readonly wallClockSeconds: Amount;
}

export interface BudgetView {
  readonly limits: BudgetFigures<number | null>;
  readonly used: BudgetFigures<number>;
  readonly reserved: BudgetFigures<number>;
}

export interface TaskView {
  readonly address: string;
  readonly description: string;
  readonly status: string;
  readonly reason: string | null;
  readonly rehearsal: boolean;
  readonly summary: string | null;
  readonly result: string | null;
  readonly resultComplete: boolean | null;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly subtask: string }[];
  readonly filesFolder: string | null;
  readonly failure: {
    readonly code: string;
    readonly message: string;
    readonly subtask: string | null;
  } | null;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costUsd: number;
  readonly updatedAt: string;
  readonly budget: BudgetView | null;
  readonly progress: {
    readonly total: number;
    readonly finished: number;
    readonly fraction: number;
    readonly remainingSeconds: number | null;
  };
  readonly subtasks: readonly {
    readonly key: string;
    readonly title: string;
    readonly address: string;
    readonly stage: string;
    readonly agent: string | null;
    readonly attempt: number;
    readonly reason: string | null;
  }[];
}

const figures = 'tokens costUsd modelCalls turns wallClockSeconds';
const taskFields = `address description status reason rehearsal summary result resultComplete files { path bytes subtask } filesFolder failure { code message subtask }
  promptTokens completionTokens costUsd updatedAt progress { total finished fraction remainingSeconds }
  budget { limits { ${figures} } used { ${figures} } reserved { ${figures} } }
  subtasks { key title address stage agent attempt reason }`;

export const submitTask = operation<
  {
    submitTask: {
      readonly task: TaskView | null;
      readonly cursor: string | null;
      readonly errors: readonly UserError[];
    };
  },
  { description: string; options: object; crew: string | null; idempotencyKey: string }
>(`mutation SubmitTask($description: String!, $options: JSON, $crew: ID, $idempotencyKey: String) {
  submitTask(description: $description, options: $options, crew: $crew, idempotencyKey: $idempotencyKey) {
    task { ${taskFields} } cursor errors { code message }
  }
}`);

/** `head` is taken first: events behind it are not in the task yet. */
export const showTask = operation<{ head: string; task: TaskView | null }, { id: string }>(
  `query ShowTask($id: ID!) { head task(id: $id) { ${taskFields} } }`,
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
  { head: string; tasks: Counted<TaskListRow> },
  PageVariables & { readonly statuses: readonly string[] | null }
>(`query ListTasks($first: Int, $after: Cursor, $statuses: [TaskStatus!]) {
  head
  tasks(first: $first, after: $after, statuses: $statuses) {
    nodes { address description status rehearsal finishedCount subtaskCount } ${counted}
  }
}`);

interface Changed {
  readonly task: { readonly address: string; readonly status: string } | null;
  readonly errors: readonly UserError[];
}

interface Request {
  readonly id: string;
  readonly idempotencyKey: string;
}

const payload = 'task { address status } errors { code message }';

export const pauseTask = operation<{ pauseTask: Changed }, Request & { readonly reason: string | null }>(
  `mutation PauseTask($id: ID!, $reason: String, $idempotencyKey: String) {
  pauseTask(id: $id, reason: $reason, idempotencyKey: $idempotencyKey) { ${payload} } }`,
);

export const cancelTask = operation<{ cancelTask: Changed }, Request & { readonly reason: string | null }>(
  `mutation CancelTask($id: ID!, $reason: String, $idempotencyKey: String) {
  cancelTask(id: $id, reason: $reason, idempotencyKey: $idempotencyKey) { ${payload} } }`,
);

export const resumeTask = operation<{ resumeTask: Changed }, Request>(
  `mutation ResumeTask($id: ID!, $idempotencyKey: String) {
  resumeTask(id: $id, idempotencyKey: $idempotencyKey) { ${payload} } }`,
);

export const retrySubtask = operation<
  { retrySubtask: Changed },
  Request & { readonly subtask: string; readonly fromHere: boolean }
>(`mutation RetrySubtask($id: ID!, $subtask: String!, $fromHere: Boolean, $idempotencyKey: String) {
  retrySubtask(id: $id, subtask: $subtask, fromHere: $fromHere, idempotencyKey: $idempotencyKey) { ${payload} } }`);

export const approvePlan = operation<{ approvePlan: Changed }, Request>(
  `mutation ApprovePlan($id: ID!, $idempotencyKey: String) {
  approvePlan(id: $id, idempotencyKey: $idempotencyKey) { ${payload} } }`,
);

export const rejectPlan = operation<{ rejectPlan: Changed }, Request & { readonly reason: string | null }>(
  `mutation RejectPlan($id: ID!, $reason: String, $idempotencyKey: String) {
  rejectPlan(id: $id, reason: $reason, idempotencyKey: $idempotencyKey) { ${payload} } }`,
);
