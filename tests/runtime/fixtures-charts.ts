import { type AnyEventObject, assign, emit, sendParent, sendTo, setup, spawnChild } from 'xstate';
import { z } from 'zod';
import { actorAt, defineChart, effect, failedTag, turnOf } from '#core';

/** Counts, on demand with a throw, and remembers what it was given. */
export const counter = defineChart({
  machine: setup({
    types: {} as {
      context: { count: number; last: string | null; at: number };
      events: { type: 'add'; by: number; note?: string } | { type: 'explode' } | { type: 'finish' };
    },
  }).createMachine({
    id: 'counter',
    context: { count: 0, last: null, at: 0 },
    initial: 'counting',
    states: {
      counting: {
        on: {
          add: {
            actions: [
              assign({
                count: ({ context, event }) => context.count + event.by,
                last: ({ event }) => event.note ?? null,
                at: ({ system }) => turnOf(system).at,
              }),
              emit(({ context }) => ({ type: 'counter.changed', count: context.count })),
            ],
          },
          explode: {
            actions: assign(() => {
              throw new Error('boom');
            }),
          },
          finish: 'finished',
        },
      },
      finished: { type: 'final' },
    },
    output: ({ context }) => context.count,
  }),
  events: {
    add: z.object({ by: z.number(), note: z.string().optional() }),
    explode: z.object({}),
    finish: z.object({}),
  },
});

/** Works by an effect, with a time limit; can be cancelled. */
export const worker = defineChart({
  machine: setup({
    types: {} as {
      context: { job: string; result: string | null; error: string | null };
      input: { job: string };
      events: { type: 'work' } | { type: 'cancel' };
    },
    actors: { task: effect<{ job: string }, string>() },
  }).createMachine({
    id: 'worker',
    context: ({ input }) => ({ job: input.job, result: null, error: null }),
    initial: 'idle',
    states: {
      idle: { on: { work: 'working' } },
      working: {
        invoke: {
          src: 'task',
          id: 'task',
          input: ({ context }) => ({ job: context.job }),
          onDone: { target: 'done', actions: assign({ result: ({ event }) => event.output }) },
          onError: {
            target: 'idle',
            actions: assign({ error: ({ event }) => (event.error as { message: string }).message }),
          },
        },
        on: { cancel: 'idle' },
        after: { 60000: 'idle' },
      },
      done: { type: 'final' },
    },
    output: ({ context }) => ({ result: context.result }),
  }),
});

/** Waits a while and tells its parent. */
export const sleeper = defineChart({
  machine: setup({
    types: {} as { context: { ms: number }; input: { ms: number } },
    delays: { nap: ({ context }) => context.ms },
  }).createMachine({
    id: 'sleeper',
    context: ({ input }) => ({ ms: input.ms }),
    initial: 'asleep',
    states: {
      asleep: {
        on: { fail: 'broken' },
        after: { nap: { target: 'awake', actions: sendParent({ type: 'sleeper.woke' }) } },
      },
      awake: { type: 'final' },
      broken: { type: 'final', tags: [failedTag] },
    },
  }),
});

/** Has sleepers as children. */
export const dormitory = defineChart({
  machine: setup({
    types: {} as {
      context: { woken: number; ended: number; failed: number };
      events:
        | { type: 'bed'; id: string; ms: number }
        | { type: 'sleeper.woke' }
        | { type: 'break'; id: string }
        | { type: 'close' }
        | { type: 'xstate.done.actor.*' }
        | { type: 'xstate.error.actor.*' };
    },
    actors: { sleeper: effect<{ ms: number }, unknown>() },
  }).createMachine({
    id: 'dormitory',
    context: { woken: 0, ended: 0, failed: 0 },
    initial: 'open',
    states: {
      open: {
        on: {
          bed: {
            actions: spawnChild('sleeper', {
              id: ({ event }) => event.id,
              input: ({ event }) => ({ ms: event.type === 'bed' ? event.ms : 0 }),
            }),
          },
          break: {
            actions: sendTo(({ event, self }) => self.getSnapshot().children?.[event.id] ?? event.id, {
              type: 'fail',
            }),
          },
          'sleeper.woke': { actions: assign({ woken: ({ context }) => context.woken + 1 }) },
          'xstate.done.actor.*': { actions: assign({ ended: ({ context }) => context.ended + 1 }) },
          'xstate.error.actor.*': { actions: assign({ failed: ({ context }) => context.failed + 1 }) },
          close: 'closed',
        },
      },
      closed: { type: 'final' },
    },
  }),
});

/** Says hello to a peer by its address. */
export const greeter = defineChart({
  machine: setup({
    types: {} as { context: { peer: string; heard: string[] }; input: { peer: string } },
  }).createMachine({
    id: 'greeter',
    context: ({ input }) => ({ peer: input.peer, heard: [] }),
    initial: 'ready',
    states: {
      ready: {
        on: {
          greet: {
            actions: sendTo(
              ({ context, system }) => actorAt(system, context.peer),
              ({ event }: { event: AnyEventObject }): AnyEventObject => ({ type: 'hello', n: event['n'] }),
            ),
          },
          greetLater: {
            actions: sendTo(
              ({ context, system }) => actorAt(system, context.peer),
              { type: 'hello', n: 'later' } as AnyEventObject,
              { delay: 30, id: 'later' },
            ),
          },
          hello: {
            actions: assign({ heard: ({ context, event }) => [...context.heard, String(event['n'])] }),
          },
        },
      },
    },
  }),
});
