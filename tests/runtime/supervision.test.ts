import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ChartDefinition, Supervision } from '#core';
import type { RunningRuntime } from '#runtime';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { counter, dormitory, sleeper } from './fixtures-charts.ts';
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

function supervised(supervision: Supervision): readonly ChartDefinition[] {
  return [{ ...dormitory, supervision }, sleeper, counter];
}

async function openDormitory(beds: readonly string[]): Promise<string> {
  const started = await runtime?.start({ chart: 'dormitory' });
  if (!started) throw new Error('no runtime');
  for (const id of beds) await runtime?.send(started.address, { type: 'bed', id, ms: 60_000 });
  return started.address;
}

const seqOf = async (address: string) => (await runtime?.view(address))?.seq;

describe('supervision', () => {
  test('leaves a temporary child that failed to the chart', async () => {
    runtime = await startNode({ database, charts: supervised({}) });
    const address = await openDormitory(['a']);
    await runtime.send(`${address}/a:2`, { type: 'fail' });
    const view = await eventually(
      async () => runtime?.view(address),
      (v) => v?.context['ended'] === 1,
    );
    expect(view?.status).toBe('active');
    expect(await runtime.view(`${address}/a:2`)).toMatchObject({ status: 'done', state: 'broken' });
  });

  test('restarts a transient child at its address, with its input, and leaves its siblings alone', async () => {
    runtime = await startNode({ database, charts: supervised({ restart: { sleeper: 'transient' } }) });
    const address = await openDormitory(['a', 'b']);
    await runtime.send(`${address}/a:2`, { type: 'fail' });
    const child = await eventually(
      async () => runtime?.view(`${address}/a:2`),
      (v) => v?.seq === 3,
    );
    expect(child).toMatchObject({ status: 'active', state: 'asleep', context: { ms: 60_000 } });
    expect(await seqOf(`${address}/b:3`)).toBe(1);
    const { rows } = await database.pool.query('select address from timer where address like $1 order by 1', [
      `${address}/%`,
    ]);
    expect(rows.map((row) => row.address)).toEqual([`${address}/a:2`, `${address}/b:3`]);
    expect((await runtime.view(address))?.context).toMatchObject({ ended: 0, failed: 0 });
  });

  test('restarts all children with oneForAll, and the later ones with restForOne', async () => {
    runtime = await startNode({
      database,
      charts: supervised({ strategy: 'oneForAll', restart: { default: 'permanent' } }),
    });
    const all = await openDormitory(['a', 'b', 'c']);
    await runtime.send(`${all}/b:3`, { type: 'fail' });
    await eventually(
      () => Promise.all(['a:2', 'b:3', 'c:4'].map((child) => seqOf(`${all}/${child}`))),
      (seqs) => seqs.join() === '2,3,2',
    );
    await runtime.close();
    runtime = await startNode({
      database,
      charts: supervised({ strategy: 'restForOne', restart: { default: 'permanent' } }),
    });
    const rest = await openDormitory(['a', 'b', 'c']);
    await runtime.send(`${rest}/b:3`, { type: 'fail' });
    await eventually(
      () => Promise.all(['a:2', 'b:3', 'c:4'].map((child) => seqOf(`${rest}/${child}`))),
      (seqs) => seqs.join() === '1,3,2',
    );
  });

  test('fails the parent when the budget is spent, counts across a restart of the node, and stops the others', async () => {
    const charts = supervised({ intensity: 1, periodMs: 60_000, restart: { default: 'transient' } });
    const first = await startNode({ database, charts });
    runtime = first;
    const address = await openDormitory(['a', 'b']);
    await first.send(`${address}/a:2`, { type: 'fail' });
    await eventually(
      () => seqOf(`${address}/a:2`),
      (seq) => seq === 3,
    );
    await first.close();
    runtime = await startNode({ database, charts });
    await runtime.send(`${address}/a:2`, { type: 'fail' });
    const view = await eventually(
      async () => runtime?.view(address),
      (v) => v?.status === 'failed',
    );
    expect(view?.error?.code).toBe('supervision.intensityReached');
    const sibling = await eventually(
      async () => runtime?.view(`${address}/b:3`),
      (v) => v?.status !== 'active',
    );
    expect(sibling?.status).toBe('stopped');
    const facts = await database.pool.query(
      'select facts from journal where address = $1 and facts is not null',
      [address],
    );
    expect(JSON.stringify(facts.rows)).toContain('actor.escalated');
  });

  test('an emergency stop holds a tree, keeps what arrives by time, and a reset lets it go on', async () => {
    runtime = await startNode({ database, charts: supervised({}) });
    const { address } = await runtime.start({ chart: 'dormitory' });
    await runtime.send(address, { type: 'bed', id: 'a', ms: 50 });
    await runtime.emergencyStop(address, 'test');
    await expect(runtime.send(address, { type: 'close' })).rejects.toMatchObject({ code: 'actor.halted' });
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect((await runtime.view(address))?.context).toMatchObject({ woken: 0 });
    await runtime.reset(address);
    await eventually(
      async () => runtime?.view(address),
      (v) => v?.context['woken'] === 1,
    );
  });
});
