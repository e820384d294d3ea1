import { operation } from './operation.ts';

export interface SelftestSubtask {
  readonly key: string;
  readonly startedAt: string | null;
  readonly outputs: readonly {
    readonly agent: string;
    readonly createdAt: string;
    readonly promptTokens: number;
    readonly completionTokens: number;
    readonly costUsd: number;
  }[];
}

export interface SelftestTask {
  readonly address: string;
  readonly description: string;
  readonly status: string;
  readonly result: string | null;
  readonly rehearsal: boolean;
  readonly progress: { readonly elapsedSeconds: number };
  readonly subtasks: readonly SelftestSubtask[];
}

export const selftestTask = operation<{ task: SelftestTask | null }, { id: string }>(
  `query SelftestTask($id: ID!) {
  task(id: $id) {
    address description status result rehearsal progress { elapsedSeconds }
    subtasks { key startedAt outputs { agent createdAt promptTokens completionTokens costUsd } }
  }
}`,
);
