import { describe, expect, it } from 'vitest';
import { type AnyActorRef, type AnyMachineSnapshot, assign, setup } from 'xstate';
import { effect } from '#core';
import {
  controlEvent,
  persistSnapshot,
  prepareMachine,
  restoreSnapshot,
  type StepInput,
  step,
} from '#runtime';

const prepared = prepareMachine(
  setup({
    types: {} as { context: { nested: { child: AnyActorRef | null; names: string[] }; none: undefined } },
    actors: { task: effect<{ job: string }, string>() },
  }).createMachine({
    id: 'keeper',
    context: { nested: { child: null, names: ['a'] }, none: undefined },
    initial: 'open',
    states: {
      open: {
        initial: 'first',
        states: { first: { on: { next: 'second' } }, second: {}, past: { type: 'history' } },
        on: {
          spawn: {
            actions: assign({
              nested: ({ spawn, context }) => ({
                ...context.nested,
                child: spawn('task', { id: 'job', input: { job: 'x' } }),
              }),
            }),
          },
          close: 'closed',
        },
      },
      closed: { on: { open: 'open.past' } },
    },
  }),
);

const actor = { address: 'keeper/1', childId: 'keeper', parent: null, root: 'keeper/1' };

function walk(types: readonly string[]): AnyMachineSnapshot {
  const first: StepInput = {
    actor,
    snapshot: null,
    event: { type: controlEvent.init },
    sender: null,
    seq: 1,
    at: 0,
  };
  let { snapshot } = step(prepared, first);
  for (const [index, type] of types.entries())
    snapshot = step(prepared, { ...first, snapshot, event: { type }, seq: index + 2 }).snapshot;
  return snapshot;
}

describe('the stored form of a snapshot', () => {
  it('is the one that XState gives, with references in the context and a history value', () => {
    const snapshot = walk(['next', 'spawn', 'close']);
    const ours = persistSnapshot(prepared, snapshot);
    expect(ours).toEqual(JSON.parse(JSON.stringify(prepared.machine.getPersistedSnapshot(snapshot))));
    expect(ours.children).toMatchObject({ job: { src: 'task', snapshot: { address: 'keeper/1/job:3' } } });
    expect(Object.keys(ours.historyValue ?? {})).toHaveLength(1);
  });

  it('comes back to life as the same state, with the reference in the context being the child', () => {
    const stored = persistSnapshot(prepared, walk(['next', 'spawn', 'close']));
    const restored = restoreSnapshot(prepared, actor, structuredClone(stored));
    expect(restored.context.nested.child).toBe(restored.children['job']);
    expect(persistSnapshot(prepared, restored)).toEqual(stored);
  });
});
