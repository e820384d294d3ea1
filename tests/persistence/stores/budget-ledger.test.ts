import { afterAll, describe, expect, it } from 'vitest';
import { type ReserveAnswer, systemClock } from '#core';
import { createStores } from '#persistence';
import { createTestDatabase, testServers } from '../../support/database.ts';
import { insertRows, second } from '../../support/insert-rows.ts';
import { effectSample } from '../../support/row-samples.ts';

const at = second(0).getTime();

describe.each(testServers())('the budget ledger on %s', async (on) => {
  const test = await createTestDatabase({ on, poolSize: 12 });
  const { budgets, queries } = createStores({ database: test.database, clock: systemClock });
  afterAll(() => test.drop());
  let count = 0;

  /** A task and a subtask below it. */
  async function open(
    limits: Readonly<Record<string, number>> = {},
    below: Readonly<Record<string, number>> = {},
  ) {
    count += 1;
    const root = `task/${count}`;
    const child = `${root}/subtask-a:2`;
    await insertRows(test.pool, 'budget', [
      { address: root, root, opened_at: second(0), ...limits },
      { address: child, root, opened_at: second(0), ...below },
    ]);
    // Its effect lives, so that no call of it is taken for left behind.
    await insertRows(test.pool, 'effect', [effectSample(`${child}/work:3`, { owner: child, root })]);
    const keyOf = (key: string) => `${child}/work:3/${key}`;
    // Of an actor without an effect.
    const leave = (key: string) => reserve(key, 100, { address: root });
    const reserve = (key: string, tokens: number, more: { address?: string; at?: number } = {}) =>
      budgets.reserve({
        key: keyOf(key),
        address: child,
        root,
        estimate: { tokens, costUsd: tokens / 1_000 },
        at,
        ...more,
      });
    const call = (key: string, changes: Readonly<Record<string, unknown>> = {}) =>
      insertRows(test.pool, 'llm_call', [
        {
          id: `${root}-${key}-${Math.random()}`,
          key: keyOf(key),
          attempt: 1,
          address: child,
          root,
          purpose: 'work',
          provider: 'p',
          model: 'm',
          rehearsal: false,
          status: 'completed',
          request: {},
          reply: { text: '' },
          prompt_tokens: 60,
          completion_tokens: 40,
          cost_usd: 0.1,
          started_at: second(0),
          ...changes,
        },
      ]);
    const settle = (key: string) => budgets.settle({ key: keyOf(key), at });
    const state = async (address = root) => (await queries.budgets.byIds([address])).get(address);
    return { root, child, reserve, leave, call, settle, state };
  }

  const refusal = (answer: ReserveAnswer) =>
    answer.status === 'granted'
      ? undefined
      : [answer.status, answer.exhaustion.limit, answer.exhaustion.owner];

  it('sets aside before a call and settles what the recorded calls used, for the actor and all above it', async () => {
    const { root, child, reserve, call, settle, state } = await open({ limit_tokens: 1_000 });
    expect(await reserve('a', 600)).toEqual({ status: 'granted' });
    expect((await state())?.reserved).toMatchObject({ tokens: 600, modelCalls: 1 });
    expect((await state(child))?.remaining.tokens).toBe(400);
    await call('a');
    await call('a', { status: 'failed', prompt_tokens: 0, completion_tokens: 0, cost_usd: 0 });
    await settle('a');
    await settle('a');
    for (const address of [root, child]) {
      expect(await state(address)).toMatchObject({
        used: { tokens: 100, costUsd: 0.1, modelCalls: 1 },
        reserved: { tokens: 0, modelCalls: 0 },
        remaining: { tokens: 900, costUsd: null },
      });
    }
    expect((await state(child))?.parent).toBe(root);
  });

  it('refuses by the nearest limit: busy while others are under way, exhausted when that would not help', async () => {
    const { root, child, reserve, settle } = await open({ limit_tokens: 1_000 }, { limit_cost_usd: 0.7 });
    expect(refusal(await reserve('a', 700))).toBeUndefined();
    expect(refusal(await reserve('b', 400))).toEqual(['busy', 'costUsd', child]);
    expect(refusal(await reserve('b', 400, { address: root }))).toEqual(['busy', 'tokens', root]);
    expect(refusal(await reserve('b', 800))).toEqual(['exhausted', 'costUsd', child]);
    // Nothing was sent under the key.
    await settle('a');
    expect(refusal(await reserve('b', 400))).toBeUndefined();
  });

  it('limits calls, turns of the whole tree, and time since the opening', async () => {
    const calls = await open({ limit_model_calls: 1 });
    await calls.reserve('a', 1);
    await calls.call('a');
    await calls.settle('a');
    expect(refusal(await calls.reserve('b', 1))).toEqual(['exhausted', 'modelCalls', calls.root]);

    const time = await open({ limit_wall_clock_ms: 5_000 });
    expect(refusal(await time.reserve('a', 1, { at: at + 4_999 }))).toBeUndefined();
    expect(refusal(await time.reserve('b', 1, { at: at + 5_000 }))).toEqual([
      'exhausted',
      'wallClockMs',
      time.root,
    ]);
  });

  it('is one reservation under one key, and none for a reply that is recorded', async () => {
    const { reserve, call, settle, state } = await open({ limit_tokens: 1_000 });
    await Promise.all([reserve('a', 600), reserve('a', 600), reserve('a', 600)]);
    expect((await state())?.reserved.tokens).toBe(600);
    await call('a', { prompt_tokens: 900, completion_tokens: 90 });
    await settle('a');
    expect(await reserve('a', 600)).toEqual({ status: 'granted' });
    expect(await state()).toMatchObject({ used: { tokens: 990 }, reserved: { tokens: 0 } });
  });

  it('counts a request whose outcome nobody knows as all that was set aside, and a further try on top', async () => {
    const { reserve, call, settle, state } = await open({ limit_tokens: 5_000 });
    await reserve('a', 600);
    await call('a', {
      status: 'outcomeUnknown',
      reply: null,
      prompt_tokens: null,
      completion_tokens: null,
      cost_usd: null,
    });
    expect((await state())?.reserved.tokens).toBe(600);
    await reserve('a', 600);
    await call('a');
    await settle('a');
    expect((await state())?.used).toMatchObject({ tokens: 700, modelCalls: 2 });
  });

  it('settles what was left behind when the effect is gone and its calls have ended', async () => {
    const { reserve, leave, call, state } = await open({ limit_tokens: 1_000 });
    await reserve('alive', 100);
    for (const key of ['never-sent', 'sent', 'under-way']) await leave(key);
    await call('sent');
    await call('under-way', { status: 'started', reply: null });
    expect(await budgets.settleAbandoned(at)).toBe(2);
    expect(await state()).toMatchObject({ used: { tokens: 100 }, reserved: { tokens: 200 } });
    expect(await budgets.settleAbandoned(at)).toBe(0);
  });

  it('makes room by settling what was left behind when a call does not fit otherwise', async () => {
    const { reserve, leave, state } = await open({ limit_tokens: 100 });
    await leave('gone');
    expect(await reserve('next', 100)).toEqual({ status: 'granted' });
    expect((await state())?.reserved.tokens).toBe(100);
  });

  it('never grants more at once than the limits of the actor and of those above it', async () => {
    const { child, root, reserve, state } = await open(
      { limit_tokens: 1_000, limit_model_calls: 7 },
      { limit_tokens: 500 },
    );
    await insertRows(test.pool, 'effect', [effectSample(`${root}/aggregate:3`, { owner: root, root })]);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => reserve(String(n), 90, n % 2 === 0 ? { address: root } : {})),
    );
    expect(answers.filter(({ status }) => status === 'granted')).toHaveLength(7);
    const below = (await state(child))?.reserved.tokens ?? Number.NaN;
    expect(below).toBeLessThanOrEqual(500);
    expect((await state())?.reserved).toMatchObject({ tokens: 630, modelCalls: 7 });
  });

  it('leaves alone what has no budget', async () => {
    const free = { key: 'k', address: 'agent/1', root: 'agent/1', at };
    expect(await budgets.reserve({ ...free, estimate: { tokens: 1e9, costUsd: 1e9 } })).toEqual({
      status: 'granted',
    });
    const { rows } = await test.pool.query('select 1 from budget_reservation where key = $1', ['k']);
    expect(rows).toEqual([]);
  });

  it('is listed newest first, by tree', async () => {
    const { root, child } = await open();
    const page = { limit: 10, after: null, before: null, backward: false };
    const { items } = await queries.budgets.page({ root }, page);
    expect(items.map(({ row }) => row.address).sort()).toEqual([root, child]);
  });
});
