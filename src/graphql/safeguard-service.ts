import type { TurnReceipt } from '#core';
import type { CrewPolicy } from '#rules';
import type { ChangeRequest } from './services.ts';

/** Emergency stops of queues, and the end of what a stop holds. Misfits raise terminal errors. */
export interface SafeguardService {
  stopQueue(
    queue: string,
    request: ChangeRequest & { readonly reason: string },
  ): Promise<{ readonly halted: number }>;
  /** Null: every stopped queue. */
  resumeQueue(queue: string | null, request: ChangeRequest): Promise<{ readonly resumed: number }>;
  discardQueue(
    queue: string,
    request: ChangeRequest & { readonly reason: string },
  ): Promise<{ readonly discarded: number }>;
  stopActor(address: string, request: ChangeRequest): Promise<TurnReceipt>;
  discardTree(root: string, request: { readonly reason: string }): Promise<{ readonly discarded: number }>;
  stoppedQueues(): Promise<readonly { readonly queue: string; readonly reason: string; readonly at: Date }[]>;
  /** In the order in which they were set. */
  policies(): Promise<readonly CrewPolicy[]>;
  setPolicy(policy: object, request: ChangeRequest): Promise<TurnReceipt>;
  removePolicy(id: string, request: ChangeRequest): Promise<TurnReceipt>;
  interject(subtask: string, text: string, request: ChangeRequest): Promise<TurnReceipt>;
}
