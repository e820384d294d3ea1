import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createDice, testSeed } from './support/dice.ts';
import { createGround, type Ground } from './support/ground.ts';
import { comeToRest, startWorkload } from './support/workload.ts';

const tenMinutesMs = 600_000;

let database: TestDatabase;
let ground: Ground;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await ground.close();
  await database.drop();
});

test('nodes whose clocks are twenty minutes apart fire each delay once, in time, whoever armed it', {
  timeout: 300_000,
}, async () => {
  const dice = createDice(testSeed());
  ground = await createGround({ dice, place: { databaseUrl: database.url }, node: { pollMs: 30 } });
  const ahead = { clockOffsetMs: tenMinutesMs };
  const behind = { clockOffsetMs: -tenMinutesMs };
  await ground.up(undefined, ahead);
  const work = await startWorkload(ground, dice, {
    clerks: 3,
    clients: 6,
    reader: database.pool,
    mix: { deposit: 3, rest: 3, errand: 2, remind: 2 },
  });
  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, dice.between(200, 500)));
    const before = await ground.node();
    await ground.up(undefined, round % 2 === 0 ? behind : ahead);
    await ground.kill(before);
  }
  await work.stop();
  await comeToRest(ground, database.pool, work.clerks);
  const report = await ground.check(database, { lateMs: 2_000 });
  expect(report.text).toBe('');
  expect(report.acknowledged).toBeGreaterThan(20);
});
