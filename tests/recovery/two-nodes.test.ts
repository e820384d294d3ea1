import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FaultName, HistoryReport } from '#testing';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createDice, testSeed } from './support/dice.ts';
import { createGround, type Ground } from './support/ground.ts';
import { comeToRest, startWorkload } from './support/workload.ts';

let database: TestDatabase;
let ground: Ground;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await ground.close();
  await database.drop();
});

/** Ends the session that shows a node alive, one at random: the other node takes over while the first goes on. */
const disown = `select pg_terminate_backend(pid) from pg_locks
  where locktype = 'advisory' and classid = x'6e6f6465'::int and objsubid = 2 and granted
    and database = (select oid from pg_database where datname = current_database())
  order by random() limit 1`;

async function contend(options: {
  readonly rounds: number;
  readonly fault?: FaultName;
}): Promise<HistoryReport> {
  const dice = createDice(testSeed());
  const fault = options.fault === undefined ? {} : { fault: options.fault };
  const node = { pollMs: 30, rejoinAfterMs: 150, ...fault };
  ground = await createGround({
    dice,
    place: { databaseUrl: database.url },
    patienceMs: options.fault ? 3_000 : 60_000,
    node,
  });
  await Promise.all([ground.up(), ground.up()]);
  const work = await startWorkload(ground, dice, { clerks: 3, clients: 6, reader: database.pool });
  for (let round = 1; round <= options.rounds; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, dice.between(150, 350)));
    await database.pool.query(disown);
    if (round % 5 !== 0) continue;
    await ground.kill(await ground.node());
    await ground.up();
  }
  await work.stop();
  await comeToRest(ground, database.pool, work.clerks, options.fault ? 1_500 : 20_000);
  return ground.check(database, { lateMs: 2_000 });
}

describe('two runtimes on one database', () => {
  test('that both hold the same actors never commit interleaved', { timeout: 400_000 }, async () => {
    const report = await contend({ rounds: 15 });
    expect(report.text).toBe('');
    // Whether a commit came too late is up to the scheduler; that it is refused and counted is shown in
    // tests/regressions/left-by-dead-nodes.test.ts.
    expect(report.acknowledged).toBeGreaterThan(20);
  });

  test('are caught when one overwrites what the other has committed', { timeout: 60_000 }, async () => {
    const report = await contend({ rounds: 8, fault: 'lastWriterWins' });
    expect(report.broken, report.text).toContain('N3');
  });
});
