import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type PruneRequest, pruneKinds, systemClock } from '#core';
import { createStores, openTurnStore } from '#persistence';
import { spawnUntilReady } from '../../recovery/support/spawned.ts';
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
  'bus_event',
  'causation',
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
  'orchestration_task',
  'pruned_range',
  'rule_fire',
  'schedule_run',
  'timer',
  'vote',
] as const;

const everything: PruneRequest = { kinds: pruneKinds, before: second(20).getTime() };

describe.each(testServers())('retention on %s', async (on) => {
  const test = await createTestDatabase({ on });
  const { retention } = createStores({ database: test.database, clock: systemClock });
  const turns = await openTurnStore({ database: test.database });
  const folder = mkdtempSync(join(tmpdir(), 'statehouse-prune-'));
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await test.drop();
  });

  beforeEach(async () => {
    await test.pool.query(`truncate ${TABLES.join(', ')}`);
  });

  const counts = async (): Promise<Readonly<Record<string, number>>> => {
    const { rows } = await test.pool.query<{ table: string; n: number }>(
      TABLES.map((table) => `select '${table}' as table, count(*)::int as n from ${table}`).join(
        ' union all ',
      ),
    );
    return Object.fromEntries(rows.filter(({ n }) => n > 0).map(({ table, n }) => [table, n]));
  };

  /** One row in every table, in a tree of a root and one child. */
  const plantTree = async (root: string, status = 'done', position = 1, childStatus = 'stopped') => {
    const child = `${root}/agent:1`;
    await insertRows(test.pool, 'conversation', [conversationSample(root, { updated_at: second(10) })]);
    await insertRows(test.pool, 'actor', [
      actorSample(root, { status, updated_at: second(10) }),
      actorSample(child, { root, parent: root, chart: 'agent', status: childStatus, updated_at: second(10) }),
    ]);
    await insertRows(test.pool, 'journal', [
      journalSample(root, 1, position),
      journalSample(child, 1, position + 1, { root }),
    ]);
    await insertRows(test.pool, 'checkpoint', [checkpointSample(child, 1)]);
    await test.pool.query(
      `insert into mailbox (address, message_id, event) values ($1, 'm', '{"type":"x"}')`,
      [child],
    );
    await insertRows(test.pool, 'timer', [timerSample(child, 't')]);
    await insertRows(test.pool, 'effect', [effectSample(`${child}/reply:1`, { owner: child, root })]);
    await insertRows(test.pool, 'dead_letter', [deadLetterSample(`dead-${root}`, { address: child })]);
    await insertRows(test.pool, 'agent', [agentSample(child, { conversation: root })]);
    await insertRows(test.pool, 'message', [messageSample(root, 1)]);
    await insertRows(test.pool, 'ballot', [ballotSample(`${root}/ballot:1`, { conversation: root })]);
    await insertRows(test.pool, 'actor', [
      actorSample(`${root}/ballot:1`, { root, parent: root, status: 'done', updated_at: second(10) }),
      actorSample(`${root}/clarification:1`, { root, parent: root, status: 'done', updated_at: second(10) }),
    ]);
    await insertRows(test.pool, 'vote', [voteSample(`${root}/ballot:1`, 'zoe')]);
    await insertRows(test.pool, 'clarification', [
      clarificationSample(`${root}/clarification:1`, { conversation: root }),
    ]);
    await insertRows(test.pool, 'llm_call', [callSample(`call-${root}`, { root, address: child })]);
  };

  const publish = (id: string, cause: string | null, at = second(10)) =>
    test.pool.query(
      `with event as (insert into bus_event (id, topic, root, cause, depth, at) values ($1, 'a.b', $1, $2, 0, $3))
        insert into causation (consequence, kind, cause, at) select $1, 'event', $2, $3 where $2::text is not null`,
      [id, cause, at],
    );

  const fire = (event: string, target: string) =>
    test.pool.query(
      `with fire as (insert into rule_fire (event, rule, outcome, reaction, target, at)
          values ($1, 'rule', 'started', 'task', $2, $3))
        insert into causation (consequence, kind, cause, via, at) values ($2, 'actor', $1, 'rule', $3)`,
      [event, target, second(10)],
    );

  it('removes every row of a tree that has ended, none of another, and what it counted before', async () => {
    await plantTree('conversation/keep', 'active', 1);
    const kept = await counts();
    await plantTree('conversation/drop', 'done', 11);
    const counted = await retention.count(everything);
    expect(counted.trees).toBe(1);
    const before = await counts();
    expect(counted.rows).toEqual(kept);
    expect(await counts()).toEqual(before);
    expect(await retention.prune(everything)).toEqual(counted);
    expect(await counts()).toEqual({ ...kept, pruned_range: 1 });
    expect(await retention.prune(everything)).toEqual({ trees: 0, rows: {} });
  });

  it('leaves alone what lives, is young, in quarantine, held, or in the hands of a living orchestrator', async () => {
    await plantTree('conversation/running', 'active', 1);
    await plantTree('conversation/child-lives', 'done', 11, 'active');
    await plantTree('conversation/child-quarantined', 'done', 21, 'quarantined');
    await plantTree('conversation/quarantined', 'quarantined', 31);
    await plantTree('conversation/held', 'stopped', 41);
    await insertRows(test.pool, 'halt', [{ root: 'conversation/held', reason: 'drill' }]);
    await plantTree('conversation/young', 'done', 51);
    await test.pool.query(`update actor set updated_at = $1 where address = 'conversation/young/agent:1'`, [
      second(30),
    ]);
    await plantTree('conversation/handed-out', 'done', 61);
    await insertRows(test.pool, 'actor', [actorSample('coordinator/1', { status: 'active' })]);
    await test.pool.query(
      `insert into orchestration_task (orchestration, task, round, ordinal, description, status, created_at)
        values ('coordinator/1', 'conversation/handed-out', 1, 1, 'x', 'completed', now())`,
    );
    const before = await counts();
    expect(await retention.prune(everything)).toEqual({ trees: 0, rows: {} });
    expect(await counts()).toEqual(before);
  });

  it('keeps an event as long as anything lives or is young that came of it, however far away', async () => {
    await insertRows(test.pool, 'actor', [
      actorSample('task/lives', { status: 'active' }),
      actorSample('task/over', { status: 'done', updated_at: second(30) }),
    ]);
    await publish('far', null);
    await publish('near', 'far');
    await fire('near', 'task/lives');
    await publish('mother', null);
    await publish('young', 'mother', second(30));
    await publish('alone', null);
    await publish('settled', null);
    await fire('settled', 'task/over');
    await insertRows(test.pool, 'journal', [
      journalSample('event-bus/main', 1, 5, { at: second(10) }),
      journalSample('event-bus/main', 2, 9, { at: second(30) }),
    ]);
    const events: PruneRequest = { ...everything, kinds: ['events'] };
    const counted = await retention.count(events);
    expect(counted).toEqual({ trees: 0, rows: { bus_event: 2, rule_fire: 1, causation: 1 } });
    expect(await retention.prune(events)).toEqual(counted);
    const left = await test.pool.query('select id from bus_event order by id');
    expect(left.rows.map(({ id }) => id)).toEqual(['far', 'mother', 'near', 'young']);
    expect(await turns.prunedUpTo({ after: 4, scope: 'bus_event' })).toBe(5);
    expect(await turns.prunedUpTo({ after: 5, scope: 'bus_event' })).toBeNull();
  });

  it('removes runs that have ended, and dead letters that were dealt with', async () => {
    await test.pool.query(
      `insert into schedule_run (key, schedule, fire_at, manual, status, reaction, at, ended_at) values
        ('old', 'schedule/1', $1, false, 'completed', 'task', $1, $1),
        ('runs', 'schedule/1', $1, false, 'started', 'task', $1, null),
        ('young', 'schedule/1', $2, false, 'completed', 'task', $2, $2)`,
      [second(10), second(30)],
    );
    await insertRows(test.pool, 'dead_letter', [
      deadLetterSample('driven', { redriven_at: second(10) }),
      deadLetterSample('waits', {}),
    ]);
    expect(await retention.prune(everything)).toEqual({
      trees: 0,
      rows: { schedule_run: 1, dead_letter: 1 },
    });
    const runs = await test.pool.query('select key from schedule_run order by key');
    expect(runs.rows).toEqual([{ key: 'runs' }, { key: 'young' }]);
    expect((await test.pool.query('select id from dead_letter')).rows).toEqual([{ id: 'waits' }]);
  });

  it('remembers where the feed has a gap, and does not take the head back', async () => {
    await plantTree('conversation/keep', 'active', 1);
    await plantTree('conversation/drop', 'done', 11);
    await retention.prune(everything);
    expect(await turns.head()).toBe(12);
    expect(await turns.prunedUpTo({ after: 0 })).toBe(12);
    expect(await turns.prunedUpTo({ after: 12 })).toBeNull();
    expect(await turns.prunedUpTo({ after: 0, scope: 'conversation/drop' })).toBe(12);
    expect(await turns.prunedUpTo({ after: 0, scope: 'conversation/keep' })).toBeNull();
  });

  it('goes on after kill -9 in the middle, and has every row in one of its archives', async () => {
    await plantTree('conversation/keep', 'active', 1);
    const kept = await counts();
    for (let n = 1; n <= 3; n += 1) await plantTree(`conversation/drop-${n}`, 'done', n * 10);
    await publish('event', null);
    const { rows: planted } = await retention.count(everything);
    const archives = ['first.gz', 'second.gz'].map((name) => join(folder, `${on}-${name}`));
    const env = { DATABASE_URL: test.url, PRUNE_BEFORE: String(everything.before) };
    const script = new URL('../fixtures/prune-process.ts', import.meta.url);
    const killed = await spawnUntilReady(script, { args: [archives[0]!, '4'], env });
    await killed.gone;
    expect(killed.child.signalCode).toBe('SIGKILL');
    // Its actors are gone, and rows of it are left: exactly what the middle is.
    const middle = await test.pool.query(
      `select scope from pruned_range where addresses is not null and exists (select from message where conversation = scope)
        and not exists (select from actor where root = scope)`,
    );
    expect(middle.rows).toEqual([{ scope: 'conversation/drop-1' }]);
    const again = await spawnUntilReady<{ trees: number }>(script, { args: [archives[1]!, '0'], env });
    await again.gone;
    expect(again.ready).toMatchObject({ trees: 2 });
    expect(await counts()).toEqual({ ...kept, pruned_range: 3 });
    const seen: Record<string, Set<string>> = {};
    for (const path of archives)
      for (const line of gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n')) {
        const { table, row } = JSON.parse(line) as { table: string; row: object };
        seen[table] = (seen[table] ?? new Set()).add(JSON.stringify(row));
      }
    expect(Object.fromEntries(Object.entries(seen).map(([table, rows]) => [table, rows.size]))).toEqual(
      planted,
    );
  });
});
