import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assign, sendTo, setup, spawnChild } from 'xstate';
import { type ActorEvent, defineChart, effect, type PlainError } from '#core';
import type { RunningRuntime } from '#runtime';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { eventually, startNode } from './start-node.ts';

interface Said {
  readonly refusals: readonly string[];
}

const noteRefusal = ({ context, event }: { context: Said; event: unknown }): Said => ({
  refusals: [...context.refusals, String((event as { error: PlainError }).error.code)],
});

/** Starts another one of its kind as soon as it lives, and so on. */
const chain = defineChart({
  machine: setup({
    types: {} as { context: Said },
    actors: { chain: effect<object, unknown>() },
    actions: { noteRefusal: assign(noteRefusal) },
  }).createMachine({
    id: 'chain',
    context: { refusals: [] },
    invoke: { src: 'chain', id: 'next', input: {} },
    on: { 'xstate.error.actor.*': { actions: 'noteRefusal' }, ping: {} },
  }),
});

/** Starts two of its kind as soon as it lives, and a third one when it is told to. */
const tree = defineChart({
  machine: setup({
    types: {} as { context: Said },
    actors: { tree: effect<object, unknown>() },
    actions: { noteRefusal: assign(noteRefusal) },
  }).createMachine({
    id: 'tree',
    context: { refusals: [] },
    invoke: [
      { src: 'tree', id: 'left', input: {} },
      { src: 'tree', id: 'right', input: {} },
    ],
    on: {
      grow: { actions: spawnChild('tree', { id: 'third', input: {} }) },
      'xstate.error.actor.*': { actions: 'noteRefusal' },
      ping: {},
    },
  }),
});

const leaf = defineChart({
  machine: setup({}).createMachine({
    id: 'leaf',
    initial: 'alive',
    states: { alive: { on: { end: 'over', hello: {} } }, over: { type: 'final' } },
  }),
});

interface Garden extends Said {
  readonly grown: number;
  readonly over: number;
}

/** Starts a leaf at each word, and greets it. */
const gardener = defineChart({
  machine: setup({
    types: {} as { context: Garden },
    actors: { leaf: effect<object, unknown>() },
    actions: {
      noteRefusal: assign(({ context, event }) => noteRefusal({ context, event })),
      noteEnd: assign({ over: ({ context }) => context.over + 1 }),
      grow: assign({ grown: ({ context }) => context.grown + 1 }),
    },
  }).createMachine({
    id: 'gardener',
    context: { refusals: [], grown: 0, over: 0 },
    on: {
      grow: {
        actions: [
          'grow',
          spawnChild('leaf', { id: ({ context }) => `leaf-${context.grown}`, input: {} }),
          sendTo(({ context }) => `leaf-${context.grown}`, { type: 'hello' }),
        ],
      },
      'xstate.done.actor.*': { actions: 'noteEnd' },
      'xstate.error.actor.*': { actions: 'noteRefusal' },
      ping: {},
    },
  }),
});

let database: TestDatabase;
let node: RunningRuntime;
const limits = { depth: 4, children: 3, descendants: 20 };
const begin = () =>
  startNode({ database, charts: [chain, tree, leaf, gardener], options: { spawning: limits } });

beforeAll(async () => {
  database = await createTestDatabase();
  node = await begin();
});

afterAll(async () => {
  await node.close();
  await database.drop();
});

async function living(root: string): Promise<number> {
  const { rows } = await database.pool.query(
    `select count(*)::int as n from actor where root = $1 and status = 'active' and address <> root`,
    [root],
  );
  return rows[0].n;
}

async function refusals(address: string): Promise<readonly string[]> {
  return ((await node.view(address))?.context as Said | undefined)?.refusals ?? [];
}

const words = (type: string, count: number): ActorEvent[] => Array.from({ length: count }, () => ({ type }));

/** Everything of the tree answers, and its journals give the same states again. */
async function expectSound(root: string): Promise<void> {
  const { rows } = await database.pool.query<{ address: string; chart: string }>(
    'select address, chart from actor where root = $1',
    [root],
  );
  for (const { address, chart } of rows) {
    if (chart !== 'leaf') expect((await node.send(address, { type: 'ping' })).duplicate).toBe(false);
    expect(await node.replay(address)).toMatchObject({ same: true });
  }
}

describe('a runaway spawner', () => {
  it('is stopped by the depth: the last generation hears it', async () => {
    const { address } = await node.start({ chart: 'chain', id: 'deep' });
    expect(await living(address)).toBe(4);
    const { rows } = await database.pool.query(
      'select address from actor where root = $1 order by length(address) desc limit 1',
      [address],
    );
    const last = rows[0].address as string;
    expect(
      await eventually(
        () => refusals(last),
        (said) => said.length > 0,
      ),
    ).toEqual(['limit.spawnDepth']);
    expect(await refusals(address)).toEqual([]);
    await expectSound(address);
  });

  it('is stopped by the number of descendants, within one burst', async () => {
    const { address } = await node.start({ chart: 'tree', id: 'wide' });
    await eventually(
      () =>
        database.pool.query(
          `select 1 from mailbox m join actor a on a.address = m.address where a.root = $1`,
          [address],
        ),
      ({ rows }) => rows.length === 0,
    );
    expect(await living(address)).toBe(20);
    const { rows } = await database.pool.query<{ code: string }>(
      `select distinct event -> 'error' ->> 'code' as code from journal
        where root = $1 and event_type = 'statehouse.child.failed'`,
      [address],
    );
    expect(rows.map(({ code }) => code).sort()).toEqual(['limit.descendants', 'limit.spawnDepth']);
    await expectSound(address);
  });

  it('is stopped by the number of children, and goes on when one of them has ended', async () => {
    const { address } = await node.start({ chart: 'gardener', id: 'many' });
    for (const event of words('grow', 5)) await node.send(address, event);
    expect(
      await eventually(
        () => refusals(address),
        (said) => said.length === 2,
      ),
    ).toEqual(['limit.children', 'limit.children']);
    expect(await living(address)).toBe(3);
    const { rows } = await database.pool.query(
      `select address from actor where root = $1 and chart = 'leaf' order by address limit 1`,
      [address],
    );
    await node.send(rows[0].address, { type: 'end' });
    await eventually(
      async () => ((await node.view(address))?.context as unknown as Garden | undefined)?.over,
      (over) => over === 1,
    );
    await node.send(address, { type: 'grow' });
    expect(await living(address)).toBe(3);
    // Nobody is told anything who was never born.
    const { rows: letters } = await database.pool.query('select 1 from dead_letter where address like $1', [
      `${address}/%`,
    ]);
    expect(letters).toEqual([]);
    await expectSound(address);
  });

  it('finds the same limits after a restart of the process', async () => {
    await node.close();
    node = await begin();
    await node.send('tree/wide', { type: 'grow' });
    await node.send('gardener/many', { type: 'grow' });
    const last = async (address: string) => (await refusals(address)).at(-1);
    expect(
      await eventually(
        () => last('tree/wide'),
        (code) => code !== undefined,
      ),
    ).toBe('limit.descendants');
    expect(
      await eventually(
        () => refusals('gardener/many'),
        (codes) => codes.length === 3,
      ),
    ).toEqual(Array(3).fill('limit.children'));
    expect(await living('tree/wide')).toBe(20);
    await expectSound('tree/wide');
  });
});
