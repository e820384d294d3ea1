import { setup } from 'xstate';
import { z } from 'zod';
import { defineChart, failedTag } from '#core';
import { workerSchema } from './crew/crew-state.ts';
import { actionsOver, change, report } from './task/draft.ts';

/** What an agent that fails leaves behind, for its crew and for people. */
const failEvent = z.object({ reason: z.string().min(1).max(500).optional() });

type WorkerProfile = z.infer<typeof workerSchema>;

interface WorkerContext extends WorkerProfile {
  readonly inService: boolean;
  /** Durable address of the subtask that it works on, the queue that it came from, and since when. */
  readonly work: { readonly subtask: string; readonly queue: string; readonly since: number } | null;
  /** Why it failed. */
  readonly reason: string | null;
}

type WorkerEvent =
  | { readonly type: 'worker.work'; readonly subtask: string; readonly queue: string }
  | { readonly type: 'worker.rest' }
  | { readonly type: 'worker.suspend' }
  | { readonly type: 'worker.reinstate' }
  | { readonly type: 'worker.leave' }
  | { readonly type: 'worker.fail'; readonly reason?: string | undefined }
  | { readonly type: 'worker.pause' }
  | { readonly type: 'worker.resume' };

type Of<Type extends WorkerEvent['type']> = Extract<WorkerEvent, { type: Type }>;

const act = actionsOver<WorkerContext, WorkerEvent>();

const machine = setup({
  types: { context: {} as WorkerContext, events: {} as WorkerEvent, input: {} as WorkerProfile },
  guards: { isInService: ({ context }) => context.inService },
  actions: {
    takeWork: act((draft, { subtask, queue }: Of<'worker.work'>) =>
      change(draft, { work: { subtask, queue, since: draft.turn.at } }),
    ),
    layDown: act((draft) => change(draft, { work: null })),
    leaveService: act((draft) => change(draft, { inService: false })),
    enterService: act((draft) => change(draft, { inService: true })),
    noteReason: act((draft, { reason }: Of<'worker.fail'>) =>
      change(draft, { reason: reason ?? `'${draft.turn.sender}' said that it failed` }),
    ),
    // Who is in service is for the crew to say: it keeps the books.
    askToSuspend: act((draft) =>
      report(draft, { type: 'crew.suspendWorker', worker: draft.context.key } as { readonly type: string }),
    ),
    askToReinstate: act((draft) =>
      report(draft, { type: 'crew.reinstateWorker', worker: draft.context.key } as { readonly type: string }),
    ),
  },
}).createMachine({
  id: 'worker',
  context: ({ input }) => ({ ...workerSchema.parse(input), inService: true, work: null, reason: null }),
  output: ({ context }) => ({ worker: context.key, reason: context.reason }),
  initial: 'idle',
  on: {
    'worker.fail': { target: '.failed', actions: 'noteReason' },
    'worker.pause': { actions: 'askToSuspend' },
    'worker.resume': { actions: 'askToReinstate' },
  },
  states: {
    idle: {
      on: {
        'worker.work': { target: 'working', actions: 'takeWork' },
        'worker.suspend': { target: 'outOfService', actions: 'leaveService' },
        'worker.leave': 'left',
      },
    },
    working: {
      exit: 'layDown',
      on: {
        'worker.rest': [{ guard: 'isInService', target: 'idle' }, { target: 'outOfService' }],
        // It finishes what it works on.
        'worker.suspend': { actions: 'leaveService' },
        'worker.reinstate': { actions: 'enterService' },
        'worker.leave': 'leaving',
      },
    },
    outOfService: {
      on: {
        'worker.reinstate': { target: 'idle', actions: 'enterService' },
        'worker.leave': 'left',
      },
    },
    // Until the crew has taken its work back.
    leaving: { on: { 'worker.rest': 'left' } },
    left: { type: 'final' },
    failed: { type: 'final', tags: failedTag },
  },
});

/** An agent of a crew: what it is doing now. It is what fails, and what the crew begins anew. */
export default defineChart({
  machine,
  description: 'An agent of a crew: idle, at work, out of service; begun anew by its crew when it fails.',
  input: workerSchema,
  events: { 'worker.fail': failEvent, 'worker.pause': z.object({}), 'worker.resume': z.object({}) },
});
