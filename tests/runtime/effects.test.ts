import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type EffectContext, type EffectHandler, RetryableError, type TokenChunk } from '#core';
import type { RunningRuntime } from '#runtime';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { worker } from './fixtures-charts.ts';
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

function handler(run: (context: EffectContext) => Promise<unknown>, retrySafe = true): EffectHandler {
  return { source: 'task', retrySafe, run: (_: never, context) => run(context) };
}

const never = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

async function startWork(effect: EffectHandler): Promise<string> {
  runtime = await startNode({ database, charts: [worker], effects: [effect] });
  const { address } = await runtime.start({ chart: 'worker', input: { job: 'x' } });
  await runtime.send(address, { type: 'work' });
  return address;
}

describe('effects', () => {
  test('are tried again under the same key while their error is retryable', async () => {
    const seen: string[] = [];
    const address = await startWork(
      handler(async ({ key, attempt }) => {
        seen.push(`${key} ${attempt}`);
        if (attempt < 3) throw new RetryableError('busy', { code: 'test.busy' });
        return 'ok';
      }),
    );
    const view = await eventually(
      async () => runtime?.view(address),
      (v) => v?.status === 'done',
    );
    expect(view?.output).toEqual({ result: 'ok' });
    expect(seen).toEqual([1, 2, 3].map((attempt) => `${address}/task:2 ${attempt}`));
  });

  test('give the chart their error as plain data when it is final', async () => {
    const address = await startWork(
      handler(async () => {
        throw new TypeError('no such thing');
      }),
    );
    const view = await eventually(
      async () => runtime?.view(address),
      (v) => v?.seq === 3,
    );
    expect(view).toMatchObject({ state: 'idle', context: { error: 'no such thing' } });
  });

  test('run again with the next node when they may, under the same key', async () => {
    const address = await startWork(handler(({ signal }) => never(signal)));
    await runtime?.close();
    const keys: string[] = [];
    runtime = await startNode({
      database,
      charts: [worker],
      effects: [
        handler(async ({ key, attempt }) => {
          keys.push(`${key} ${attempt}`);
          return 'second';
        }),
      ],
    });
    const view = await eventually(
      async () => runtime?.view(address),
      (v) => v?.status === 'done',
    );
    expect(view?.output).toEqual({ result: 'second' });
    expect(keys).toEqual([`${address}/task:2 2`]);
  });

  test('are parked for a person when they may not run twice, and go on with what the person says', async () => {
    const address = await startWork(handler(({ signal }) => never(signal), false));
    await runtime?.close();
    let ran = 0;
    const again = handler(async () => {
      ran += 1;
      return 'again';
    }, false);
    runtime = await startNode({ database, charts: [worker], effects: [again] });
    const parked = async () =>
      (await database.pool.query('select status from effect where owner = $1', [address])).rows[0]?.status;
    await eventually(parked, (status) => status === 'outcomeUnknown');
    expect(ran).toBe(0);
    await runtime.resolveEffect(`${address}/task:2`, { output: 'it had worked' });
    expect((await runtime.view(address))?.output).toEqual({ result: 'it had worked' });
    expect(ran).toBe(0);
  });

  test('stream text that a late subscriber gets from its beginning', async () => {
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const address = await startWork(
      handler(async ({ stream }) => {
        stream('Hello', 0);
        stream(', wor', 5);
        await released;
        stream('ld', 10);
        return 'done';
      }),
    );
    const chunks: TokenChunk[] = [];
    for await (const chunk of runtime?.tokens.subscribe({ address }) ?? []) {
      chunks.push(chunk);
      release();
      if (chunk.end) break;
    }
    expect(chunks[0]).toMatchObject({ offset: 0, delta: 'Hello, wor', effect: `${address}/task:2` });
    expect(chunks.map(({ delta }) => delta).join('')).toBe('Hello, world');
  });

  test('are aborted by an emergency stop within a second and run again after the reset', async () => {
    let runs = 0;
    const address = await startWork(
      handler(async ({ signal }) => {
        runs += 1;
        return runs === 1 ? never(signal) : 'after the stop';
      }),
    );
    const before = Date.now();
    expect(await runtime?.emergencyStop(null, 'smoke')).toEqual({ halted: 1 });
    expect(Date.now() - before).toBeLessThan(1_000);
    expect(await runtime?.view(address)).toMatchObject({ state: 'working' });
    await runtime?.reset(null);
    const view = await eventually(
      async () => runtime?.view(address),
      (v) => v?.status === 'done',
    );
    expect(view?.output).toEqual({ result: 'after the stop' });
  });
});
