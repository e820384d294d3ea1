import { afterAll, describe, expect, it } from 'vitest';
import { type ModelCallEnd, type ModelCallStart, type ModelReply, systemClock } from '#core';
import { createStores, openTurnStore } from '#persistence';
import { createTestDatabase, testServers } from '../../support/database.ts';
import { second } from '../../support/insert-rows.ts';
import { openProxied } from '../../support/proxied-database.ts';

const start = (id: string, changes: Partial<ModelCallStart> = {}): ModelCallStart => ({
  id,
  key: `key-${id}`,
  attempt: 1,
  address: 'agent/1',
  root: 'conversation/1',
  persona: 'quality-assurance',
  purpose: 'discuss',
  provider: 'local',
  model: 'small',
  rehearsal: false,
  request: { messages: [{ role: 'user', content: "it's 100% \\ 'quoted' ?" }] },
  startedAt: second(0),
  ...changes,
});

const reply = (text: string): ModelReply => ({
  callId: 'c',
  text,
  value: { statement: text },
  toolCalls: [],
  usage: { promptTokens: 10, completionTokens: 5 },
  costUsd: 0.001,
  provider: 'local',
  model: 'small',
  rehearsal: false,
  finishReason: 'stop',
});

const end = (id: string, changes: Partial<ModelCallEnd> = {}): ModelCallEnd => ({
  id,
  status: 'completed',
  text: 'words',
  reply: reply('words'),
  error: null,
  promptTokens: 10,
  completionTokens: 5,
  costUsd: 0.001,
  firstTokenMs: 12.5,
  endedAt: second(2),
  ...changes,
});

describe.each(testServers())('the model call log on %s', async (on) => {
  const test = await createTestDatabase({ on });
  const { modelCalls, queries } = createStores({ database: test.database, clock: systemClock });
  afterAll(() => test.drop());
  const row = async (id: string) => (await queries.modelCalls.byIds([id])).get(id);

  it('has the request before the call and the reply after it', async () => {
    await modelCalls.start(start('a'));
    expect(await row('a')).toMatchObject({
      status: 'started',
      request: start('a').request,
      startedAt: second(0),
      text: null,
      endedAt: null,
    });
    expect(await modelCalls.findCompleted('key-a')).toBeNull();
    await modelCalls.end(end('a'));
    expect(await row('a')).toMatchObject({
      status: 'completed',
      text: 'words',
      promptTokens: 10,
      costUsd: 0.001,
      firstTokenMs: 12.5,
      endedAt: second(2),
    });
    expect(await modelCalls.findCompleted('key-a')).toEqual(reply('words'));
  });

  it('gives back the newest completed reply of a key, and no failed one', async () => {
    await modelCalls.start(start('b1', { key: 'b' }));
    await modelCalls.end(end('b1', { reply: reply('old'), endedAt: second(1) }));
    await modelCalls.start(start('b2', { key: 'b', attempt: 2 }));
    await modelCalls.end(end('b2', { reply: reply('new'), endedAt: second(9) }));
    await modelCalls.start(start('b3', { key: 'b', attempt: 3 }));
    const error = { code: 'model.unavailable', message: 'gone' };
    await modelCalls.end(end('b3', { status: 'failed', reply: null, error, endedAt: second(10) }));
    expect((await modelCalls.findCompleted('b'))?.text).toBe('new');
    expect((await row('b3'))?.error).toEqual(error);
    expect(await modelCalls.findCut('b')).toBeNull();
  });

  it('gives back what had streamed of the newest cut call', async () => {
    for (const [id, text, at] of [
      ['d1', 'the first', 1],
      ['d2', 'the second', 2],
    ] as const) {
      await modelCalls.start(start(id, { key: 'd', startedAt: second(at) }));
      await modelCalls.end(end(id, { status: 'cut', text, reply: null, endedAt: second(at) }));
    }
    expect(await modelCalls.findCut('d')).toEqual({ callId: 'd2', text: 'the second' });
    expect(await modelCalls.findCut('unknown')).toBeNull();
  });

  it('may write the start and the end of a call twice', async () => {
    await modelCalls.start(start('e'));
    await modelCalls.start(start('e', { model: 'other' }));
    await modelCalls.end(end('e'));
    await modelCalls.start(start('e'));
    await modelCalls.end(end('e'));
    expect(await row('e')).toMatchObject({ status: 'completed', model: 'small' });
  });

  it('marks the call of a dead process as of unknown outcome when its effect runs again', async () => {
    await modelCalls.start(start('f1', { key: 'f' }));
    await modelCalls.start(start('other', { key: 'not f' }));
    await modelCalls.start(start('f2', { key: 'f', attempt: 2, startedAt: second(30) }));
    expect(await row('f1')).toMatchObject({ status: 'outcomeUnknown', endedAt: second(30) });
    expect(await row('f2')).toMatchObject({ status: 'started' });
    expect(await row('other')).toMatchObject({ status: 'started' });
    await modelCalls.end(end('f1'));
    expect(await row('f1')).toMatchObject({ status: 'completed' });
  });

  it('closes calls that never ended and that no living process is making, and no others', async () => {
    const store = await openTurnStore({ database: test.database });
    await store.join('living', 1);
    await test.database.pool.query(
      `insert into effect (address, owner, root, child_id, source, kind, input, status, attempt, node, created_at)
       select 'h/' || child, 'h', 'h', child, 'model', 'invocation', '{}', 'running', 1, node, now()
       from (values ('work:1', 'living'), ('work:2', 'dead')) as e(child, node)`,
    );
    const under = ['h/work:1', 'h/work:1/model-2', 'h/work:1:judge'];
    const dead = ['h/work:12', 'h/work:2', 'h/vote:1'];
    for (const key of [...under, ...dead]) await modelCalls.start(start(key, { key }));
    await modelCalls.closeAbandoned(second(40));
    for (const key of under) expect(await row(key), key).toMatchObject({ status: 'started', endedAt: null });
    for (const key of dead)
      expect(await row(key), key).toMatchObject({ status: 'outcomeUnknown', endedAt: second(40) });
    await modelCalls.end(end('h/vote:1'));
    expect(await row('h/vote:1')).toMatchObject({ status: 'completed' });
    expect(await modelCalls.closeAbandoned(second(41))).toBe(0);
    await store.leave();
    expect(await modelCalls.closeAbandoned(second(42))).toBe(under.length);
  });

  it('stores words that PostgreSQL cannot hold as they are', async () => {
    const text = `a nul \u0000 and half a face \ud83d`;
    const stored = 'a nul \ufffd and half a face \ufffd';
    await modelCalls.start(start('g', { request: { words: text } }));
    await modelCalls.end(end('g', { text, reply: reply(text), error: { code: 'x', message: text } }));
    expect(await row('g')).toMatchObject({
      request: { words: stored },
      text: stored,
      error: { message: stored },
    });
    expect(await modelCalls.findCompleted('key-g')).toEqual(reply(stored));
  });

  it('lets go of the end of a call that was deleted meanwhile', async () => {
    await modelCalls.end(end('never started'));
    expect(await row('never started')).toBeUndefined();
  });

  it.each(['beforeForwarding', 'beforeReply'] as const)(
    'writes the start and the end once when the connection breaks %s',
    async (place) => {
      const id = `broken ${place}`;
      const { database, proxy, close } = await openProxied(test);
      const log = createStores({ database, clock: systemClock }).modelCalls;
      const cutStart = proxy.cutAtUpstreamPattern(`key-${id}`, place);
      await log.start(start(id));
      await cutStart;
      expect(await row(id)).toMatchObject({ status: 'started', model: 'small' });
      const cutEnd = proxy.cutAtUpstreamPattern('the last words', place);
      await log.end(end(id, { text: 'the last words' }));
      await cutEnd;
      expect(await row(id)).toMatchObject({ status: 'completed', text: 'the last words' });
      await close();
    },
  );

  it('waits for a database that is away', async () => {
    const { database, proxy, close } = await openProxied(test);
    const log = createStores({ database, clock: systemClock }).modelCalls;
    proxy.refuse();
    proxy.cut();
    const written = log.start(start('patient'));
    expect(await row('patient')).toBeUndefined();
    proxy.accept();
    await written;
    expect(await row('patient')).toMatchObject({ status: 'started' });
    await close();
  });
});
