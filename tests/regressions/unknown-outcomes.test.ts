import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type EffectHandler, RetryableError, type StoredEffect, type TurnStore } from '#core';
import type { RunningRuntime } from '#runtime';
import clarification from '../../machines/clarification.ts';
import { clerk, clerkEffects, errand } from '../recovery/fixtures/clerk.ts';
import { counter, greeter, worker } from '../runtime/fixtures-charts.ts';
import { eventually, startNode } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

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

const broken = (): Error => new RetryableError('the connection broke', { code: 'test.broken' });
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('when the answer of the database is lost', () => {
  test('a commit that happens only after it was looked for is not applied twice', async () => {
    let armed = false;
    const decorate = (store: TurnStore): TurnStore => ({
      ...store,
      async commit(batch) {
        if (!armed) return store.commit(batch);
        armed = false;
        // The server still works on it when the connection is gone.
        void pause(400).then(() => store.commit(batch));
        throw broken();
      },
    });
    // Looked for after 250 ms, committed after 400, sent again behind it.
    const slowSecond = (store: TurnStore): TurnStore => {
      const first = decorate(store);
      let lookups = 0;
      return {
        ...first,
        async history(request) {
          const rows = await store.history(request);
          lookups += 1;
          if (lookups === 1) await pause(300);
          return rows;
        },
      };
    };
    runtime = await startNode({ database, charts: [counter], decorate: slowSecond });
    const { address } = await runtime.start({ chart: 'counter' });
    armed = true;
    expect(await runtime.send(address, { type: 'add', by: 1 })).toMatchObject({ seq: 2 });
    expect((await runtime.view(address))?.context).toMatchObject({ count: 1 });
    expect((await runtime.send(address, { type: 'add', by: 1 })).seq).toBe(3);
  });

  test('mail that a poll finds before its commit is answered is taken once', async () => {
    let slow = false;
    const decorate = (store: TurnStore): TurnStore => ({
      ...store,
      async commit(batch) {
        const result = await store.commit(batch);
        if (slow && batch.mailboxIn.length > 0) await pause(150);
        return result;
      },
    });
    runtime = await startNode({
      database,
      charts: [greeter],
      decorate,
      // One turn in a commit, so that mail goes through its rows.
      options: { pollMs: 10, maxBatch: 1 },
    });
    const b = await runtime.start({ chart: 'greeter', input: { peer: 'none' } });
    const a = await runtime.start({ chart: 'greeter', input: { peer: b.address } });
    slow = true;
    for (const n of [1, 2, 3]) await runtime.send(a.address, { type: 'greet', n });
    await eventually(
      async () => runtime?.view(b.address),
      (view) => (view?.context['heard'] as string[] | undefined)?.length === 3,
    );
    await runtime.send(b.address, { type: 'hello', n: 'end' });
    expect((await runtime.view(b.address))?.context['heard']).toEqual(['1', '2', '3', 'end']);
    const { rows } = await database.pool.query('select count(*)::int as n from mailbox');
    expect(rows[0].n).toBe(0);
  });

  test('an action that was done is not done again because its row could not be deleted', async () => {
    let runs = 0;
    let failures = 2;
    const post: EffectHandler = {
      source: 'post',
      retrySafe: false,
      run: async () => {
        runs += 1;
        return null;
      },
    };
    const effects = [...clerkEffects('http://127.0.0.1:1/').filter(({ source }) => source !== 'post'), post];
    runtime = await startNode({
      database,
      charts: [clerk, errand, clarification],
      effects,
      decorate: (store) => ({
        ...store,
        async finishAction(address) {
          failures -= 1;
          if (failures >= 0) throw broken();
          return store.finishAction(address);
        },
      }),
    });
    const { address } = await runtime.start({ chart: 'clerk', input: { peer: null } });
    await runtime.send(address, { type: 'note', text: 'once' });
    await eventually(
      async () => (await database.pool.query('select 1 from effect where owner = $1', [address])).rowCount,
      (count) => count === 0,
    );
    expect(runs).toBe(1);
  });

  test('the process outlives an effect whose next try could not be recorded', async () => {
    let runs = 0;
    let failures = 1;
    const task: EffectHandler = {
      source: 'task',
      retrySafe: true,
      run: async () => {
        runs += 1;
        if (runs === 1) throw new RetryableError('try again', { code: 'test.again' });
        return 'done';
      },
    };
    runtime = await startNode({
      database,
      charts: [worker],
      effects: [task],
      decorate: (store) => ({
        ...store,
        async updateEffect(change) {
          failures -= 1;
          if (failures >= 0) throw broken();
          return store.updateEffect(change);
        },
      }),
    });
    const { address } = await runtime.start({ chart: 'worker', input: { job: 'x' } });
    await runtime.send(address, { type: 'work' });
    const view = await eventually(
      async () => runtime?.view(address),
      (found) => found?.status === 'done',
    );
    expect(view?.output).toEqual({ result: 'done' });
  });
});

describe('when a person says what became of an effect', () => {
  test('that its actor has left meanwhile, they hear that nothing is left to do', async () => {
    const task: EffectHandler = { source: 'task', retrySafe: false, run: () => new Promise(() => {}) };
    const first = await startNode({ database, charts: [worker], effects: [task] });
    const { address } = await first.start({ chart: 'worker', input: { job: 'x' } });
    await first.send(address, { type: 'work' });
    await first.close();
    const read: StoredEffect[] = [];
    runtime = await startNode({
      database,
      charts: [worker],
      effects: [task],
      decorate: (store) => ({
        ...store,
        // Still what it was before the actor left.
        async unfinishedEffects(node) {
          read.push(...(await store.unfinishedEffects(node)));
          return read.filter(({ status }) => status === 'outcomeUnknown' || read.length === 1);
        },
      }),
    });
    const parked = await eventually(
      async () => (await database.pool.query('select status from effect where owner = $1', [address])).rows,
      (rows) => rows[0]?.status === 'outcomeUnknown',
    );
    expect(parked).toHaveLength(1);
    const effect = read[0]?.address ?? '';
    read.push({ ...(read[0] as StoredEffect), status: 'outcomeUnknown' });
    await runtime.send(address, { type: 'cancel' });
    await runtime.resolveEffect(effect, { output: 'it was done' });
    expect(await runtime.view(address)).toMatchObject({ state: 'idle', seq: 3 });
  });
});

describe('when a batch is refused for a used idempotency key', () => {
  test('a stored message under that key leaves its mailbox', async () => {
    runtime = await startNode({ database, charts: [counter] });
    const { address } = await runtime.start({ chart: 'counter' });
    await runtime.send(address, { type: 'add', by: 1 }, { key: 'used' });
    await database.pool.query(
      `insert into mailbox (address, message_id, event, key) values ($1, 'used', '{"type":"add","by":1}', 'used')`,
      [address],
    );
    const rest = await eventually(
      async () => (await database.pool.query('select 1 from mailbox where address = $1', [address])).rowCount,
      (count) => count === 0,
    );
    expect(rest).toBe(0);
    expect((await runtime.view(address))?.context).toMatchObject({ count: 1 });
  });

  test('later messages of the same sender do not overtake those that are taken again', async () => {
    let lookups = 0;
    runtime = await startNode({
      database,
      charts: [counter],
      decorate: (store) => ({
        ...store,
        async findByKey(keys) {
          lookups += 1;
          // The two sends below do not see the used key, as when it is being used at the same time.
          if (lookups === 2 || lookups === 3) return [];
          // The refused batch looks last, and slowly.
          if (lookups > 3) await pause(300);
          return store.findByKey(keys);
        },
      }),
    });
    const { address } = await runtime.start({ chart: 'counter' });
    const add = (key: string | undefined) =>
      runtime?.send(
        address,
        { type: 'add', by: 1 },
        key === undefined ? { sender: 'alice' } : { sender: 'alice', key },
      );
    await add('used');
    const together = [add('used'), add('fresh')];
    await pause(100);
    const [used, fresh, later] = await Promise.all([...together, add(undefined)]);
    expect(lookups).toBeGreaterThan(3);
    expect([used?.seq, fresh?.seq, later?.seq]).toEqual([2, 3, 4]);
  });
});
