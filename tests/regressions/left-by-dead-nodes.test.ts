import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { assign, setup } from 'xstate';
import { defineChart, type EffectHandler, RetryableError, type StoredTimer, turnOf } from '#core';
import type { RunningRuntime } from '#runtime';
import { counter, dormitory, greeter, sleeper, worker } from '../runtime/fixtures-charts.ts';
import { eventually, startNode } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
const nodes: RunningRuntime[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close();
});
afterAll(async () => {
  await database.drop();
});

async function openNode(request: Omit<Parameters<typeof startNode>[0], 'database'>): Promise<RunningRuntime> {
  const node = await startNode({ database, ...request });
  nodes.push(node);
  return node;
}

describe('what a dead node has left', () => {
  test('mail for an actor that does not exist becomes a dead letter', async () => {
    await database.pool.query(
      `insert into mailbox (address, message_id, event, sender, created_at)
       values ('counter/nobody', 'counter/x@1.0', '{"type":"add","by":1}', 'counter/x', now() - interval '1 minute')`,
    );
    await openNode({ charts: [counter] });
    const letters = await eventually(
      async () => (await database.pool.query('select address, reason from dead_letter')).rows,
      (rows) => rows.length > 0,
    );
    expect(letters).toEqual([{ address: 'counter/nobody', reason: 'unknownActor' }]);
    expect((await database.pool.query('select 1 from mailbox')).rowCount).toBe(0);
  });

  test('effects are taken up although the look that took their actors over broke off', async () => {
    const hanging: EffectHandler = {
      source: 'task',
      retrySafe: true,
      run: (_: never, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    };
    const prompt: EffectHandler = { source: 'task', retrySafe: true, run: async () => 'done' };
    const first = await openNode({ charts: [worker], effects: [hanging] });
    const { address } = await first.start({ chart: 'worker', input: { job: 'x' } });
    await first.send(address, { type: 'work' });
    let moved = 0;
    let broken = 0;
    const second = await openNode({
      charts: [worker],
      effects: [prompt],
      decorate: (store) => ({
        ...store,
        async takeOver(node) {
          const count = await store.takeOver(node);
          moved += count;
          return count;
        },
        async waitingMessages(request) {
          if (moved > 0 && broken === 0) {
            broken += 1;
            throw new RetryableError('the connection broke', { code: 'test.broken' });
          }
          return store.waitingMessages(request);
        },
      }),
    });
    await first.close();
    const view = await eventually(
      async () => second.view(address),
      (found) => found?.status === 'done',
    );
    expect(view?.output).toEqual({ result: 'done' });
    expect(broken).toBe(1);
  });

  test('mail goes before what its sender sends from the node that took over', async () => {
    const first = await openNode({ charts: [greeter] });
    const receiver = await first.start({ chart: 'greeter', input: { peer: 'none' } });
    const sender = await first.start({ chart: 'greeter', input: { peer: receiver.address } });
    await first.close();
    await database.pool.query(
      `insert into mailbox (address, message_id, event, sender) values ($1, $2 || '@1.0', '{"type":"hello","n":"old"}', $2)`,
      [receiver.address, sender.address],
    );
    // It finds them by a send, not by a look of its own.
    const second = await openNode({
      charts: [greeter],
      options: { pollMs: 60_000 },
      decorate: (store) => {
        let looks = 0;
        return {
          ...store,
          async takeOver(node) {
            looks += 1;
            return looks === 1 ? 0 : store.takeOver(node);
          },
        };
      },
    });
    await second.send(sender.address, { type: 'greet', n: 'new' });
    const view = await eventually(
      async () => second.view(receiver.address),
      (found) => (found?.context['heard'] as string[] | undefined)?.length === 2,
    );
    expect(view?.context['heard']).toEqual(['old', 'new']);
  });

  test('effects run again although a send, and no look, took their actor over', async () => {
    let runs = 0;
    const task: EffectHandler = {
      source: 'task',
      retrySafe: true,
      run: (_: never, { signal }) => {
        runs += 1;
        if (runs > 1) return Promise.resolve('done');
        return new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason)),
        );
      },
    };
    const first = await openNode({ charts: [worker], effects: [task] });
    const second = await openNode({ charts: [worker], effects: [task], options: { pollMs: 60_000 } });
    const { address } = await first.start({ chart: 'worker', input: { job: 'x' } });
    await first.send(address, { type: 'work' });
    await first.close();
    await expect(second.send(address, { type: 'nonsense' })).rejects.toMatchObject({
      code: 'event.notAccepted',
    });
    const view = await eventually(
      async () => second.view(address),
      (found) => found?.status === 'done',
    );
    expect(view?.output).toEqual({ result: 'done' });
  });

  test('an actor stays with the node that took it over, although the old one still works', async () => {
    const zombie = await openNode({ charts: [counter] });
    const { address } = await zombie.start({ chart: 'counter' });
    await database.pool.query(
      `select pg_terminate_backend(l.pid) from pg_locks l join pg_stat_activity s on s.pid = l.pid
       where l.locktype = 'advisory' and l.classid = x'6e6f6465'::int and s.datname = current_database()`,
    );
    // The order to end is answered before the session has ended.
    const locks = `select l.pid from pg_locks l join pg_database d on d.oid = l.database
      where l.locktype = 'advisory' and l.classid = x'6e6f6465'::int and d.datname = current_database()`;
    await eventually(
      async () => (await database.pool.query(locks)).rowCount,
      (held) => held === 0,
    );
    const heir = await openNode({ charts: [counter] });
    expect(await zombie.send(address, { type: 'add', by: 1 })).toMatchObject({ seq: 2 });
    expect(zombie.counters()).toMatchObject({ staleCommits: 1 });
    const { rows } = await database.pool.query('select owner from actor where address = $1', [address]);
    expect(rows).toEqual([{ owner: heir.node }]);
    expect(await heir.send(address, { type: 'add', by: 1 })).toMatchObject({ seq: 3 });
  });

  test('a timer that is due during an emergency stop fires once when it ends, however often it was looked up', async () => {
    const node = await openNode({ charts: [dormitory, sleeper], options: { pollMs: 10 } });
    const { address } = await node.start({ chart: 'dormitory' });
    await node.emergencyStop(address, 'test');
    await expect(node.send(address, { type: 'bed', id: 'a', ms: 20 })).rejects.toMatchObject({
      code: 'actor.halted',
    });
    await node.reset(address);
    await node.send(address, { type: 'bed', id: 'a', ms: 50 });
    await node.emergencyStop(address, 'test');
    const looks = await eventually(
      async () =>
        (await database.pool.query('select now() - due > interval $$0.3 s$$ as past from timer')).rows,
      (rows) => rows[0]?.past === true,
    );
    expect(looks).toHaveLength(1);
    await node.reset(address);
    await eventually(
      async () => node.view(address),
      (view) => view?.context['ended'] === 1,
    );
    expect((await node.view(address))?.context).toMatchObject({ woken: 1, ended: 1 });
    expect(node.counters().deadLetters).toBe(0);
  });

  test('a timer that a look brings back after it has fired does not end the next wait of the same state', async () => {
    const metronome = defineChart({
      machine: setup({
        types: {} as { context: { beats: number[] } },
        actions: {
          beat: assign({ beats: ({ context, system }) => [...context.beats, turnOf(system).at] }),
        },
      }).createMachine({
        id: 'metronome',
        context: { beats: [] },
        initial: 'swinging',
        states: {
          swinging: {
            after: {
              120: [
                { guard: ({ context }) => context.beats.length >= 4, target: 'over' },
                { target: 'swinging', reenter: true, actions: 'beat' },
              ],
            },
          },
          over: { type: 'final' },
        },
      }),
    });
    const seen = new Map<string, StoredTimer>();
    const node = await openNode({
      charts: [metronome],
      options: { pollMs: 5 },
      decorate: (store) => ({
        ...store,
        // As if each look had begun before the commits that it overlaps with.
        async dueTimers(request) {
          for (const timer of await store.dueTimers(request))
            seen.set(`${timer.id} ${timer.armedSeq}`, timer);
          return [...seen.values()];
        },
      }),
    });
    const { address } = await node.start({ chart: 'metronome' });
    const view = await eventually(
      async () => node.view(address),
      (found) => found?.status === 'done',
    );
    const beats = view?.context['beats'] as number[];
    const waits = beats.slice(1).map((beat, index) => beat - (beats[index] ?? 0));
    expect(waits).toHaveLength(3);
    for (const wait of waits) expect(wait).toBeGreaterThanOrEqual(120);
    const { rows } = await database.pool.query('select message_id from journal where address = $1', [
      address,
    ]);
    expect(new Set(rows.map((row) => row.message_id)).size).toBe(rows.length);
  });

  test('a timer whose turn fails becomes one dead letter', async () => {
    const bomb = defineChart({
      machine: setup({
        actions: {
          explode: assign(() => {
            throw new Error('boom');
          }),
        },
      }).createMachine({
        id: 'bomb',
        initial: 'ticking',
        states: {
          ticking: { after: { 10: { target: 'over', actions: 'explode' } } },
          over: { type: 'final' },
        },
      }),
    });
    const node = await openNode({ charts: [bomb], options: { pollMs: 10 } });
    const { address } = await node.start({ chart: 'bomb' });
    const letters = async () =>
      (await database.pool.query('select attempts, reason from dead_letter where address = $1', [address]))
        .rows;
    await eventually(letters, (rows) => rows.length > 0);
    await eventually(
      async () => node.counters().deadLetters,
      (count) => count > 0,
    );
    expect(await letters()).toEqual([{ attempts: 5, reason: 'poison' }]);
    expect(node.counters().deadLetters).toBe(1);
  });
});
