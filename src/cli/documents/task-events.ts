import type { GapMarker } from './conversation-events.ts';
import { operation } from './operation.ts';
import { type ClarificationView, clarificationFields } from './views.ts';

interface At {
  readonly cursor: string;
  readonly at: string;
}

interface OfSubtask extends At {
  readonly key: string;
  readonly attempt: number;
}

export type TaskEvent =
  | (At & {
      readonly __typename: 'TaskStatusChanged';
      readonly status: string;
      readonly reason: string | null;
    })
  | (At & {
      readonly __typename: 'TaskPlanned';
      readonly revision: number;
      readonly source: string;
      readonly task: {
        readonly graph: {
          readonly nodes: readonly {
            readonly key: string;
            readonly title: string;
            readonly dependsOn: readonly string[];
          }[];
        } | null;
      };
    })
  | (At & {
      readonly __typename: 'TaskProgressed';
      readonly total: number;
      readonly finished: number;
      readonly fraction: number;
      readonly promptTokens: number;
      readonly completionTokens: number;
      readonly costUsd: number;
      readonly rehearsal: boolean;
    })
  | (OfSubtask & {
      readonly __typename: 'SubtaskChanged';
      readonly stage: string;
      readonly agent: string | null;
      readonly reason: string | null;
      readonly subtask: { readonly title: string; readonly address: string } | null;
    })
  | (OfSubtask & {
      readonly __typename: 'SubtaskProduced';
      readonly agent: string | null;
      readonly output: { readonly output: string } | null;
    })
  | (OfSubtask & {
      readonly __typename: 'SubtaskReviewed';
      readonly score: number;
      readonly accepted: boolean;
    })
  | (At & {
      readonly __typename: 'OutputValidated';
      readonly subtaskKey: string | null;
      readonly attempt: number;
      readonly passed: boolean;
      readonly action: string;
    })
  | (At & {
      readonly __typename: 'ClarificationOpened' | 'ClarificationClosed';
      readonly clarification: ClarificationView;
    })
  | (At & { readonly __typename: 'TaskNoted'; readonly kind: string; readonly text: string })
  | (At & { readonly __typename: 'TaskSubmitted' | 'TaskConcluded' | 'SubtaskCreated' })
  | GapMarker;

export const taskEvents = operation<{ taskEvents: TaskEvent }, { id: string; after: string | null }>(
  `subscription TaskEvents($id: ID!, $after: Cursor) {
  taskEvents(id: $id, after: $after) {
    __typename cursor
    ... on TaskStatusChanged { at status reason }
    ... on TaskPlanned { at revision source task { graph { nodes { key title dependsOn } } } }
    ... on TaskProgressed { at total finished fraction promptTokens completionTokens costUsd rehearsal }
    ... on SubtaskChanged { at key stage agent attempt reason subtask { title address } }
    ... on SubtaskProduced { at key attempt agent output { output } }
    ... on SubtaskReviewed { at key attempt score accepted }
    ... on OutputValidated { at subtaskKey attempt passed action }
    ... on TaskNoted { at kind text }
    ... on ClarificationOpened { at clarification { ...ClarificationFields } }
    ... on ClarificationClosed { at clarification { ...ClarificationFields } }
  }
}
${clarificationFields}`,
);

export const tasksChanged = operation<
  { tasksChanged: { readonly cursor: string } },
  { after: string | null }
>(`subscription TasksChanged($after: Cursor) { tasksChanged(after: $after) { cursor } }`);
