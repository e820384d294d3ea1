import { operation, type UserError } from './operation.ts';

export interface SubtaskView {
  readonly key: string;
  readonly address: string;
  readonly title: string;
  readonly description: string;
  readonly stage: string;
  readonly agent: string | null;
  readonly attempt: number;
  readonly reason: string | null;
  readonly capabilities: readonly string[];
  readonly dependsOn: readonly string[];
  readonly priority: number;
  readonly tier: string;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly routes: readonly {
    readonly attempt: number;
    readonly queue: string;
    readonly why: readonly string[];
  }[];
  readonly handoffs: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly reason: string;
  }[];
  readonly reviews: readonly {
    readonly attempt: number;
    readonly score: number;
    readonly accepted: boolean;
    readonly critique: string;
    readonly critic: string | null;
    readonly rehearsal: boolean;
  }[];
  readonly validationReports: readonly {
    readonly attempt: number;
    readonly passed: boolean;
    readonly problems: readonly string[];
  }[];
  readonly outputs: readonly {
    readonly attempt: number;
    readonly agent: string;
    readonly model: string;
    readonly output: string;
    readonly toolCalls: readonly { readonly name?: string; readonly failed?: boolean }[];
    readonly promptTokens: number;
    readonly completionTokens: number;
    readonly costUsd: number;
    readonly rehearsal: boolean;
  }[];
}

export const showSubtasks = operation<
  { task: { readonly address: string; readonly subtasks: readonly SubtaskView[] } | null },
  { id: string }
>(`query ShowSubtasks($id: ID!) {
  task(id: $id) {
    address
    subtasks {
      key address title description stage agent attempt reason capabilities dependsOn priority tier
      error { code message } routes { attempt queue why } handoffs { from to reason }
      reviews { attempt score accepted critique critic rehearsal }
      validationReports { attempt passed problems }
      outputs { attempt agent model output toolCalls promptTokens completionTokens costUsd rehearsal }
    }
  }
}`);

export const interjectSubtask = operation<
  {
    interjectSubtask: {
      receipt: { readonly address: string; readonly seq: number } | null;
      errors: readonly UserError[];
    };
  },
  { address: string; text: string; idempotencyKey: string }
>(`mutation InterjectSubtask($address: ID!, $text: String!, $idempotencyKey: String) {
  interjectSubtask(address: $address, text: $text, idempotencyKey: $idempotencyKey) {
    receipt { address seq } errors { code message }
  }
}`);
