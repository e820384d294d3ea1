import { assign, enqueueActions, setup } from 'xstate';
import { z } from 'zod';
import { type AwaitNoticesInput, type AwaitNoticesOutput, defineChart, effect } from '#core';
import notification, { type NotificationInput } from './notification.ts';

const heraldInput = z.object({
  /** Position of the journal behind which notices are looked for. */
  after: z.int().min(0),
});

interface HeraldContext {
  readonly position: number;
}

function outputOf(event: object): AwaitNoticesOutput {
  return (event as { output: AwaitNoticesOutput }).output;
}

const machine = setup({
  types: {
    context: {} as HeraldContext,
    input: {} as z.infer<typeof heraldInput>,
  },
  actors: {
    notification: notification.machine,
    awaitNotices: effect<AwaitNoticesInput, AwaitNoticesOutput>(),
  },
  delays: { rest: 30_000 },
  actions: {
    sendOut: enqueueActions(({ enqueue, event }) => {
      const { position, notices } = outputOf(event);
      for (const [index, { channels, ...notice }] of notices.entries()) {
        for (const channel of channels) {
          const input: NotificationInput = { ...notice, channel };
          enqueue.spawnChild('notification', { id: `${channel}-${position}-${index}`, input });
        }
      }
    }),
    moveOn: assign({ position: ({ event }) => outputOf(event).position }),
    goOn: assign(({ context }) => context),
  },
}).createMachine({
  id: 'herald',
  context: ({ input }) => ({ position: input.after }),
  initial: 'watching',
  on: {
    // One notice that cannot be delivered is no reason to tell no other.
    'xstate.error.actor.*': { actions: 'goOn' },
  },
  states: {
    watching: {
      invoke: {
        src: 'awaitNotices',
        id: 'await',
        input: ({ context }) => ({ after: context.position }),
        onDone: { target: 'watching', reenter: true, actions: ['sendOut', 'moveOn'] },
        onError: 'resting',
      },
    },
    resting: { after: { rest: 'watching' } },
  },
});

/** Follows the journal and has everything that people asked to hear of delivered, each notice once per channel. */
export default defineChart({
  machine,
  description: 'Follows what happens and starts a delivery for each notice and channel.',
  input: heraldInput,
  events: {},
});
