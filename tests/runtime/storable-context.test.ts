import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { assign, setup } from 'xstate';
import { defineChart } from '#core';
import type { RunningRuntime } from '#runtime';
import { storableContext } from '../../src/runtime/storable-context.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startNode } from './start-node.ts';

const check = () => ({ address: 'keeper/1', sound: new WeakSet() });

describe('a context', () => {
  const endless: Record<string, unknown> = {};
  endless['again'] = endless;

  it.each([
    ['a Date', new Date(0)],
    ['a Map', new Map([[1, 2]])],
    ['a Set', new Set([1])],
    ['NaN', Number.NaN],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['a bigint', 10n],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['undefined in a list', [1, undefined]],
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested
    ['undefined in a list', [1, , 2]],
    ['nested without end', endless],
  ])('is refused with %s in it', (found, value) => {
    expect(() => storableContext({ deep: { value } }, check())).toThrow(`cannot keep ${found}`);
  });

  it('is named with the place of what JSON would change', () => {
    const context = { orders: [{ placed: 1 }, { placed: new Date(0) }] };
    expect(() => storableContext(context, check())).toThrow("at 'context.orders.1.placed'");
  });

  it('stays the very same when nothing is to be repaired', () => {
    const context = {
      text: 'grün 🎉',
      none: null,
      absent: undefined,
      list: [1, { a: true }],
      bare: Object.create(null),
    };
    expect(storableContext(context, check())).toBe(context);
  });

  it('loses NUL and halves of characters, and keeps what needs no repair', () => {
    const untouched = { a: 1 };
    const context = { text: `a\u0000${'🎉'.slice(0, 1)}`, list: ['ok', '\ud800'], untouched, 'k\u0000': 1 };
    const settled = storableContext(context, check());
    expect(settled).toEqual({
      text: 'a\ufffd\ufffd',
      list: ['ok', '\ufffd'],
      untouched: { a: 1 },
      'k\ufffd': 1,
    });
    expect(settled.untouched).toBe(untouched);
  });

  it('is looked through once: what was sound stays sound', () => {
    const again = check();
    const list = [{ a: 1 }];
    storableContext({ list }, again);
    let reads = 0;
    Object.defineProperty(list[0], 'a', { get: () => ++reads, enumerable: true });
    storableContext({ list, more: 1 }, again);
    expect(reads).toBe(0);
  });
});

describe('an actor', () => {
  let database: TestDatabase;
  let runtime: RunningRuntime;
  const keeper = defineChart({
    machine: setup({
      types: {} as { context: { kept: unknown }; events: { type: 'keepMap' } | { type: 'keepHalf' } },
      actions: {
        keepMap: assign({ kept: () => new Map([[1, 2]]) }),
        keepHalf: assign({ kept: () => '🎉'.slice(0, 1) }),
      },
    }).createMachine({
      id: 'keeper',
      context: { kept: null },
      initial: 'keeping',
      states: { keeping: { on: { keepMap: { actions: 'keepMap' }, keepHalf: { actions: 'keepHalf' } } } },
    }),
  });
  beforeAll(async () => {
    database = await createTestDatabase();
    runtime = await startNode({ database, charts: [keeper] });
  });
  afterAll(async () => {
    await runtime.close();
    await database.drop();
  });

  test('does not lose a Map in silence: the event becomes a dead letter that says why', async () => {
    const { address } = await runtime.start({ chart: 'keeper' });
    await expect(runtime.send(address, { type: 'keepMap' })).rejects.toMatchObject({
      code: 'event.deadLettered',
      message: expect.stringContaining("cannot keep a Map at 'context.kept'"),
    });
    expect((await runtime.view(address))?.context).toEqual({ kept: null });
  });

  test('with half a character in its context can be read by the database', async () => {
    const { address } = await runtime.start({ chart: 'keeper' });
    await runtime.send(address, { type: 'keepHalf' });
    const { rows } = await database.pool.query(
      `select snapshot::jsonb -> 'context' ->> 'kept' as kept from actor where address = $1`,
      [address],
    );
    expect(rows).toEqual([{ kept: '\ufffd' }]);
    expect((await runtime.view(address))?.context).toEqual({ kept: '\ufffd' });
  });
});
