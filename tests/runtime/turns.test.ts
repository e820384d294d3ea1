import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { setup } from 'xstate';
import { defineChart, type EffectHandler } from '#core';
import type { RunningRuntime } from '#runtime';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { counter, dormitory, greeter, sleeper, worker } from './fixtures-charts.ts';
import { eventually, startNode } from './start-node.ts';

let database: TestDatabase;
let runtime: RunningRuntime | undefined;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await runtime?.close();
  runtime = undefined;
});
afterAll(async () => {
  await database.drop();
});

const task: EffectHandler = {
  source: 'task',
  retrySafe: true,
  run: async (input: { job: string }) => `did ${input.job}`,
};

describe('turns', () => {
  test('commits each event as one numbered turn and acknowledges it', async () => {
    runtime = await startNode({ database, charts: [counter] });
    const { address, seq } = await runtime.start({ chart: 'counter' });
    expect(seq).toBe(1);
    const receipts = await Promise.all([1, 2, 3, 4].map((by) => runtime?.send(address, { type: 'add', by })));
    expect(receipts.map((receipt) => receipt?.seq)).toEqual([2, 3, 4, 5]);
    const view = await runtime.view(address);
    expect(view?.context).toMatchObject({ count: 10 });
    const { rows } = await database.pool.query('select seq from journal where address = $1 order by seq', [
      address,
    ]);
    expect(rows.map((row) => Number(row.seq))).toEqual([1, 2, 3, 4, 5]);
  });

  test('goes on in a new node where the old one ended', async () => {
    const first = await startNode({ database, charts: [counter] });
    const { address } = await first.start({ chart: 'counter' });
    await first.send(address, { type: 'add', by: 5 });
    await first.close();
    runtime = await startNode({ database, charts: [counter] });
    const receipt = await runtime.send(address, { type: 'add', by: 2 });
    expect(receipt.seq).toBe(3);
    expect((await runtime.view(address))?.context).toMatchObject({ count: 7 });
  });

  test('applies an event with the same idempotency key once and answers with the first outcome', async () => {
    runtime = await startNode({ database, charts: [counter] });
    const { address } = await runtime.start({ chart: 'counter' });
    const send = () => runtime?.send(address, { type: 'add', by: 1 }, { key: 'k' });
    const together = await Promise.all([send(), send(), send()]);
    const later = await send();
    expect(new Set([...together, later].map((receipt) => receipt?.seq))).toEqual(new Set([2]));
    expect(later?.duplicate).toBe(true);
    expect((await runtime.view(address))?.context).toMatchObject({ count: 1 });
  });

  test('refuses a key that another kind of event has used', async () => {
    runtime = await startNode({ database, charts: [counter] });
    const { address } = await runtime.start({ chart: 'counter' });
    await runtime.send(address, { type: 'add', by: 1 }, { key: 'once' });
    await expect(runtime.send(address, { type: 'finish' }, { key: 'once' })).rejects.toMatchObject({
      code: 'key.reused',
      details: { earlier: 'add', event: 'finish' },
    });
    expect((await runtime.view(address))?.status).toBe('active');
  });

  test('refuses what the chart does not declare, the state does not take, or the schema does not fit', async () => {
    runtime = await startNode({ database, charts: [counter] });
    const { address } = await runtime.start({ chart: 'counter' });
    await expect(runtime.send(address, { type: 'dance' })).rejects.toMatchObject({ code: 'event.notPublic' });
    await expect(runtime.send(address, { type: 'add', by: 'x' })).rejects.toMatchObject({
      code: 'event.invalid',
    });
    await expect(runtime.send('counter/nobody', { type: 'add', by: 1 })).rejects.toMatchObject({
      code: 'actor.unknown',
    });
    await runtime.send(address, { type: 'finish' });
    await expect(runtime.send(address, { type: 'add', by: 1 })).rejects.toMatchObject({
      code: 'actor.ended',
    });
    const { rows } = await database.pool.query('select count(*)::int as n from journal where address = $1', [
      address,
    ]);
    expect(rows[0].n).toBe(2);
  });

  test('runs an effect after the commit and feeds its result back', async () => {
    runtime = await startNode({ database, charts: [worker], effects: [task] });
    const { address } = await runtime.start({ chart: 'worker', input: { job: 'dishes' } });
    await runtime.send(address, { type: 'work' });
    const view = await eventually(
      async () => runtime?.view(address),
      (v) => v?.status === 'done',
    );
    expect(view?.output).toEqual({ result: 'did dishes' });
    const { rows } = await database.pool.query(
      'select (select count(*) from effect) as e, (select count(*) from timer) as t, (select count(*) from mailbox) as m',
    );
    expect(rows[0]).toEqual({ e: 0, t: 0, m: 0 });
  });

  test('aborts an effect whose state is left and ignores what it still returns', async () => {
    const aborted: string[] = [];
    const slow: EffectHandler = {
      source: 'task',
      retrySafe: true,
      run: (_: never, { signal, attempt }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            aborted.push(String((signal.reason as { code?: string }).code));
            resolve(`late ${attempt}`);
          });
        }),
    };
    runtime = await startNode({ database, charts: [worker], effects: [slow] });
    const { address } = await runtime.start({ chart: 'worker', input: { job: 'x' } });
    await runtime.send(address, { type: 'work' });
    await runtime.send(address, { type: 'cancel' });
    expect(aborted).toEqual(['effect.left']);
    const view = await runtime.view(address);
    expect(view).toMatchObject({ state: 'idle', seq: 3 });
  });

  test('runs children as actors of their own, with timers, and tells the parent', async () => {
    runtime = await startNode({ database, charts: [dormitory, sleeper] });
    const { address } = await runtime.start({ chart: 'dormitory' });
    await runtime.send(address, { type: 'bed', id: 'a', ms: 20 });
    await runtime.send(address, { type: 'bed', id: 'b', ms: 40 });
    const view = await eventually(
      async () => runtime?.view(address),
      (v) => v?.context['ended'] === 2,
    );
    expect(view?.context).toEqual({ woken: 2, ended: 2, failed: 0 });
    const child = await runtime.view(`${address}/a:2`);
    expect(child).toMatchObject({ chart: 'sleeper', status: 'done', parent: address, root: address });
  });

  test('stops the children of an actor that ends', async () => {
    runtime = await startNode({ database, charts: [dormitory, sleeper] });
    const { address } = await runtime.start({ chart: 'dormitory' });
    await runtime.send(address, { type: 'bed', id: 'a', ms: 60_000 });
    await runtime.send(address, { type: 'close' });
    const child = await eventually(
      async () => runtime?.view(`${address}/a:2`),
      (v) => v?.status !== 'active',
    );
    expect(child?.status).toBe('stopped');
    const { rows } = await database.pool.query('select count(*)::int as n from timer');
    expect(rows[0].n).toBe(0);
  });

  test('keeps the order of messages between two actors, delayed ones too', async () => {
    runtime = await startNode({ database, charts: [greeter] });
    const b = await runtime.start({ chart: 'greeter', input: { peer: 'none' } });
    const a = await runtime.start({ chart: 'greeter', input: { peer: b.address } });
    await runtime.send(a.address, { type: 'greetLater' });
    await Promise.all([1, 2, 3, 4, 5].map((n) => runtime?.send(a.address, { type: 'greet', n })));
    const view = await eventually(
      async () => runtime?.view(b.address),
      (v) => (v?.context['heard'] as string[] | undefined)?.length === 6,
    );
    expect(view?.context['heard']).toEqual(['1', '2', '3', '4', '5', 'later']);
  });

  test('fires timers of a node that is gone, not early', async () => {
    const first = await startNode({ database, charts: [dormitory, sleeper] });
    const { address } = await first.start({ chart: 'dormitory' });
    await first.send(address, { type: 'bed', id: 'a', ms: 300 });
    const armedAt = Date.now();
    await first.close();
    runtime = await startNode({ database, charts: [dormitory, sleeper] });
    await eventually(
      async () => runtime?.view(address),
      (v) => v?.context['woken'] === 1,
    );
    expect(Date.now() - armedAt).toBeGreaterThanOrEqual(280);
  });

  test('moves a message that fails five times into a dead letter and goes on with the others', async () => {
    runtime = await startNode({ database, charts: [counter] });
    const { address } = await runtime.start({ chart: 'counter' });
    const poison = runtime.send(address, { type: 'explode' }, { sender: 'mallory' });
    const outcome = expect(poison).rejects.toMatchObject({ code: 'event.deadLettered' });
    await runtime.send(address, { type: 'add', by: 1 }, { sender: 'alice' });
    await outcome;
    const { rows } = await database.pool.query(
      'select id, attempts, reason from dead_letter where address = $1',
      [address],
    );
    expect(rows).toMatchObject([{ attempts: 5, reason: 'poison' }]);
    const mailbox = await database.pool.query('select count(*)::int as n from mailbox');
    expect(mailbox.rows[0].n).toBe(0);
    expect((await runtime.view(address))?.context).toMatchObject({ count: 1 });
  });

  test('refolds an actor from its journal to the same snapshot', async () => {
    runtime = await startNode({ database, charts: [dormitory, sleeper], options: { checkpointEvery: 3 } });
    const { address } = await runtime.start({ chart: 'dormitory' });
    for (const id of ['a', 'b', 'c']) await runtime.send(address, { type: 'bed', id, ms: 250 });
    await eventually(
      async () => runtime?.view(address),
      (v) => v?.context['ended'] === 3,
    );
    const report = await runtime.replay(address);
    expect(report).toMatchObject({ same: true, firstDifference: null, turns: 10 });
    const then = await runtime.viewAt(address, 4);
    expect(then?.context).toEqual({ woken: 0, ended: 0, failed: 0 });
  });
});

describe('a chart that cannot start', () => {
  const broken = defineChart({
    machine: setup({ types: {} as { input: { text: string } } }).createMachine({
      id: 'broken',
      context: ({ input }) => ({ size: input.text.length }),
      initial: 'ready',
      states: { ready: { on: { go: 'ready' } } },
    }),
  });

  test('is refused with its own error and leaves no actor behind', async () => {
    runtime = await startNode({ database, charts: [broken] });
    await expect(runtime.start({ chart: 'broken', id: 'b', input: {} })).rejects.toThrow(/length/);
    expect(await runtime.view('broken/b')).toBeNull();
    expect(await runtime.start({ chart: 'broken', id: 'b', input: { text: 'fine' } })).toMatchObject({
      seq: 1,
    });
  });
});
