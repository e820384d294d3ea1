import { execFileSync } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase } from '../support/database.ts';
import { createDice, testSeed } from './support/dice.ts';
import { createGround } from './support/ground.ts';
import { comeToRest } from './support/workload.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

const address = 'clerk/c';

/**
 * A frozen process keeps its session, and so its actors: there is no lease that could run out. That its session ends is
 * what PostgreSQL does when a frozen machine answers no keepalive any more, here by hand.
 */
const endSessions = `select pg_terminate_backend(pid) from pg_locks
  where locktype = 'advisory' and classid = x'6e6f6465'::int and objsubid = 2 and granted
    and database = (select oid from pg_database where datname = current_database())`;

test('a node that is frozen before a commit, and wakes when another has its actors, commits nothing and counts it', {
  timeout: 300_000,
}, async () => {
  const dice = createDice(testSeed());
  const database = await createTestDatabase();
  cleanUp.push(database.drop);
  const ground = await createGround({ dice, place: { databaseUrl: database.url }, node: { pollMs: 50 } });
  cleanUp.push(ground.close);
  const frozen = await ground.up('commit.before:2:stop');
  const pid = frozen?.child.pid ?? 0;
  await ground.start('c', { peer: null });
  const sends = [1, 2, 3].map((amount) => ground.send(address, { type: 'deposit', amount }));
  const state = async () => execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  await eventually(state, (text) => text.startsWith('T'), 30_000);
  await database.pool.query(endSessions);
  const heir = await ground.up();
  const owner = async () =>
    (await database.pool.query('select owner from actor where address = $1', [address])).rows[0]?.owner;
  await eventually(owner, (name) => name === heir?.name, 30_000);
  const event = { type: 'deposit', amount: 4 };
  expect(await heir?.ask({ do: 'send', address, event, key: 'meanwhile' })).toMatchObject({ seq: 2 });
  process.kill(pid, 'SIGCONT');
  await Promise.all(sends);
  await comeToRest(ground, database.pool, [address]);
  const report = await ground.check(database);
  expect(report.text, `seed ${dice.seed}`).toBe('');
  expect(report.staleCommits).toBeGreaterThan(0);
  expect(report.acknowledged).toBe(5);
  const { rows } = await database.pool.query(
    "select (snapshot -> 'context' ->> 'deposited')::int as deposited from actor where address = $1",
    [address],
  );
  expect(rows).toEqual([{ deposited: 10 }]);
});
