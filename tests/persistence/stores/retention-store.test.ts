import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#core';
import { createStores } from '#persistence';
import { createTestDatabase, testServers } from '../../support/database.ts';
import { insertRows, second } from '../../support/insert-rows.ts';
import {
  actorSample,
  agentSample,
  ballotSample,
  callSample,
  checkpointSample,
  clarificationSample,
  conversationSample,
  deadLetterSample,
  effectSample,
  journalSample,
  messageSample,
  timerSample,
  voteSample,
} from '../../support/row-samples.ts';

const TABLES = [
  'actor',
  'agent',
  'ballot',
  'checkpoint',
  'clarification',
  'conversation',
  'dead_letter',
  'effect',
  'halt',
  'journal',
  'llm_call',
  'mailbox',
  'message',
  'timer',
  'vote',
] as const;

describe.each(testServers())('retention on %s', async (on) => {
  const test = await createTestDatabase({ on });
  const { retention } = createStores({ database: test.database, clock: systemClock });
  afterAll(() => test.drop());

  beforeEach(async () => {
    await test.pool.query(`truncate ${TABLES.join(', ')}`);
  });

  const counts = async (): Promise<Readonly<Record<string, number>>> => {
    const { rows } = await test.pool.query<{ table: string; n: number }>(
      TABLES.map((table) => `select '${table}' as table, count(*) as n from ${table}`).join(' union all '),
    );
    return Object.fromEntries(rows.map(({ table, n }) => [table, n]));
  };

  /** One row in every table, in a tree of a root and one child. */
  const plantTree = async (root: string, status = 'done', position = 1) => {
    const child = `${root}/agent:1`;
    await insertRows(test.pool, 'conversation', [conversationSample(root, { updated_at: second(10) })]);
    await insertRows(test.pool, 'actor', [
      actorSample(root, { status, updated_at: second(10) }),
      actorSample(child, { root, parent: root, chart: 'agent', status: 'stopped', updated_at: second(10) }),
    ]);
    await insertRows(test.pool, 'journal', [
      journalSample(root, 1, position),
      journalSample(child, 1, position + 1, { root }),
    ]);
    await insertRows(test.pool, 'checkpoint', [checkpointSample(child, 1)]);
    const message = {
      address: child,
      message_id: 'm',
      event: { type: 'x' },
      attempts: 0,
      created_at: second(0),
    };
    await test.pool.query('insert into mailbox (address, message_id, event) values ($1, $2, $3)', [
      message.address,
      message.message_id,
      JSON.stringify(message.event),
    ]);
    await insertRows(test.pool, 'timer', [timerSample(child, 't')]);
    await insertRows(test.pool, 'effect', [effectSample(`${child}/reply:1`, { owner: child, root })]);
    await insertRows(test.pool, 'dead_letter', [deadLetterSample(`dead-${root}`, { address: child })]);
    await insertRows(test.pool, 'halt', [{ root, reason: 'smoke' }]);
    await insertRows(test.pool, 'agent', [agentSample(child, { conversation: root })]);
    await insertRows(test.pool, 'message', [messageSample(root, 1)]);
    await insertRows(test.pool, 'ballot', [ballotSample(`${root}/ballot:1`, { conversation: root })]);
    await insertRows(test.pool, 'vote', [voteSample(`${root}/ballot:1`, 'zoe')]);
    await insertRows(test.pool, 'clarification', [
      clarificationSample(`${root}/clarification:1`, { conversation: root }),
    ]);
    await insertRows(test.pool, 'llm_call', [callSample(`call-${root}`, { root, address: child })]);
  };

  it('deletes every row of a conversation and none of another', async () => {
    await plantTree('conversation/keep', 'active', 1);
    const before = await counts();
    expect(Object.values(before).every((n) => n > 0)).toBe(true);
    await plantTree('conversation/drop', 'done', 11);
    expect(await retention.deleteConversation('conversation/drop')).toBe(true);
    expect(await counts()).toEqual(before);
    expect(await retention.deleteConversation('conversation/drop')).toBe(false);
  });

  it('refuses to delete a conversation that runs, and changes nothing', async () => {
    await plantTree('conversation/1', 'active');
    const before = await counts();
    await expect(retention.deleteConversation('conversation/1')).rejects.toMatchObject({
      code: 'conversation.stillActive',
      family: 'terminal',
    });
    expect(await counts()).toEqual(before);
  });

  it('deletes all or nothing', async () => {
    await plantTree('conversation/1');
    const before = await counts();
    await test.pool.query('create table guard (address text references conversation (address))');
    await test.pool.query(`insert into guard values ('conversation/1')`);
    await expect(retention.deleteConversation('conversation/1')).rejects.toMatchObject({
      code: 'database.rejected',
    });
    expect(await counts()).toEqual(before);
    await test.pool.query('drop table guard');
  });

  it('drops conversations that ended or were marked as deleted before the time, and no others', async () => {
    await plantTree('conversation/ended', 'done', 1);
    await plantTree('conversation/running', 'active', 11);
    await plantTree('conversation/recent', 'done', 21);
    await plantTree('conversation/marked', 'failed', 31);
    await plantTree('conversation/quarantined', 'quarantined', 41);
    await test.pool.query(`update conversation set updated_at = $1 where address = any($2)`, [
      second(50),
      ['conversation/recent', 'conversation/marked'],
    ]);
    await test.pool.query(`update conversation set deleted_at = $1 where address = 'conversation/marked'`, [
      second(15),
    ]);
    const dropped = await retention.dropEndedConversations({ endedBefore: second(20) });
    expect(dropped).toEqual(['conversation/ended', 'conversation/marked']);
    const { rows } = await test.pool.query('select address from conversation order by address');
    expect(rows.map(({ address }) => address)).toEqual([
      'conversation/quarantined',
      'conversation/recent',
      'conversation/running',
    ]);
  });

  it('drops no more than the limit, oldest first', async () => {
    await plantTree('conversation/b', 'done', 1);
    await plantTree('conversation/a', 'done', 11);
    await test.pool.query(`update conversation set updated_at = $1 where address = 'conversation/b'`, [
      second(1),
    ]);
    expect(await retention.dropEndedConversations({ endedBefore: second(20), limit: 1 })).toEqual([
      'conversation/b',
    ]);
  });

  it('prunes the journal of ended trees up to the newest checkpoint', async () => {
    const plant = async (address: string, changes: object, points: readonly number[], position: number) => {
      await insertRows(test.pool, 'actor', [actorSample(address, { updated_at: second(10), ...changes })]);
      await insertRows(
        test.pool,
        'journal',
        Array.from({ length: 5 }, (_, index) => journalSample(address, index + 1, position + index)),
      );
      await insertRows(
        test.pool,
        'checkpoint',
        points.map((seq) => checkpointSample(address, seq)),
      );
    };
    await plant('a/ended', { status: 'done' }, [2, 4], 100);
    await plant('a/failed', { status: 'failed' }, [5], 200);
    await plant('a/active', {}, [4], 300);
    await plant('a/recent', { status: 'done', updated_at: second(90) }, [4], 400);
    await plant('a/bare', { status: 'stopped' }, [], 500);
    await plant('a/child', { status: 'done', root: 'a/active' }, [4], 600);
    await plant('a/quarantined', { status: 'quarantined' }, [4], 700);

    const pruned = await retention.pruneJournal({ endedBefore: second(20), batchSize: 1 });
    expect(pruned).toEqual({ actors: 2, entries: 9 });
    const { rows: journal } = await test.pool.query(
      `select address, array_agg(seq order by seq) as seqs from journal group by address order by address`,
    );
    const kept = Object.fromEntries(journal.map(({ address, seqs }) => [address, seqs]));
    expect(kept).toEqual({
      'a/active': [1, 2, 3, 4, 5],
      'a/bare': [1, 2, 3, 4, 5],
      'a/child': [1, 2, 3, 4, 5],
      'a/ended': [5],
      'a/quarantined': [1, 2, 3, 4, 5],
      'a/recent': [1, 2, 3, 4, 5],
    });
    const { rows: points } = await test.pool.query(`select seq from checkpoint where address = 'a/ended'`);
    expect(points).toEqual([{ seq: 4 }]);
    expect(await retention.pruneJournal({ endedBefore: second(20) })).toEqual({ actors: 0, entries: 0 });
  });
});
