import { assign, emit, setup } from 'xstate';
import { z } from 'zod';
import { defineChart, type JsonObject, turnOf } from '#core';

/** Ids and counters, as a chart of the product keeps them; sized so that the stored snapshot is about this long. */
export function notesFor(snapshotBytes: number): readonly JsonObject[] {
  const notes: JsonObject[] = [];
  for (let index = 0; JSON.stringify(notes).length < snapshotBytes - 300; index += 1) {
    const id = (0x9e3779b97f4a7c15n * BigInt(index + 1)).toString(36).slice(-16);
    notes.push({ id, seat: index, spoke: (index * 37) % 11, raised: index % 3 === 0 });
  }
  return notes;
}

/** An ordinary small chart: a guarded transition, two assigned fields, one emitted fact. */
export const benchChart = defineChart({
  machine: setup({
    types: {} as {
      context: { count: number; last: string; at: number; notes: readonly JsonObject[] };
      input: { notes: readonly JsonObject[] };
      events: { type: 'bench.add'; by: number; note: string };
    },
    guards: { isPositive: ({ event }) => event.by > 0 },
  }).createMachine({
    id: 'bench',
    context: ({ input }) => ({ count: 0, last: '', at: 0, notes: input.notes }),
    initial: 'even',
    states: {
      even: {
        on: {
          'bench.add': {
            guard: 'isPositive',
            target: 'odd',
            actions: [
              assign({
                count: ({ context, event }) => context.count + event.by,
                last: ({ event }) => event.note,
                at: ({ system }) => turnOf(system).at,
              }),
              emit(({ context }) => ({ type: 'bench.added', count: context.count })),
            ],
          },
        },
      },
      odd: {
        on: {
          'bench.add': {
            guard: 'isPositive',
            target: 'even',
            actions: [
              assign({
                count: ({ context, event }) => context.count + event.by,
                last: ({ event }) => event.note,
                at: ({ system }) => turnOf(system).at,
              }),
              emit(({ context }) => ({ type: 'bench.added', count: context.count })),
            ],
          },
        },
      },
    },
  }),
  events: { 'bench.add': z.object({ by: z.number(), note: z.string() }) },
});

export const benchEvent = {
  type: 'bench.add',
  by: 1,
  note: 'the figures of last quarter support the second option, not the first',
} as const;
