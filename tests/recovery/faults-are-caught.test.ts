import { afterEach, describe, expect, test } from 'vitest';
import type { FailpointName } from '#runtime';
import type { FaultName, Guarantee, HistoryReport } from '#testing';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import type { NodeSettings } from './fixtures/protocol.ts';
import { createDice, testSeed } from './support/dice.ts';
import { createGround, type Ground } from './support/ground.ts';
import { killAt } from './support/kill-at.ts';
import { comeToRest, startWorkload, type WorkloadSize } from './support/workload.ts';

let database: TestDatabase | undefined;
let ground: Ground | undefined;
afterEach(leave);

async function leave(): Promise<void> {
  await ground?.close();
  ground = undefined;
  await database?.drop();
  database = undefined;
}

interface FaultyRun {
  readonly fault?: FaultName;
  readonly kills: readonly FailpointName[];
  readonly nth?: number;
  readonly mix?: NonNullable<WorkloadSize['mix']>;
  readonly maxBatch?: number;
}

/** A short run with kills on a system with a fault; what the checker makes of it. */
async function runWith({ fault, kills, nth = 3, mix, maxBatch }: FaultyRun): Promise<HistoryReport> {
  await leave();
  database = await createTestDatabase();
  const dice = createDice(testSeed());
  const node: Pick<NodeSettings, 'fault' | 'maxBatch'> = {
    ...(fault === undefined ? {} : { fault }),
    ...(maxBatch === undefined ? {} : { maxBatch }),
  };
  ground = await createGround({ dice, place: { databaseUrl: database.url }, patienceMs: 3_000, node });
  await ground.up();
  const size = { clerks: 3, clients: 6, reader: database.pool };
  const work = await startWorkload(ground, dice, mix ? { ...size, mix } : size);
  // What the first node has answered must be in the rows before it dies, the clerks above all.
  await new Promise((resolve) => setTimeout(resolve, 500));
  for (const name of kills)
    await killAt(ground, name, { nth, clerk: work.clerks[0] ?? '', pool: database.pool, dice });
  await ground.up();
  await work.stop();
  await comeToRest(ground, database.pool, work.clerks, 1_500);
  return ground.check(database);
}

const cases: readonly (FaultyRun & { readonly fault: FaultName; readonly breaks: readonly Guarantee[] })[] = [
  { fault: 'publishBeforeCommit', breaks: ['N1'], kills: ['dispatch.before'], nth: 25 },
  { fault: 'timersInMemory', breaks: ['N6'], kills: ['commit.before'], nth: 20, mix: { rest: 1 } },
  { fault: 'forgetDedupe', breaks: ['N3', 'N8'], kills: ['receipts.before'], nth: 8, mix: { deposit: 1 } },
  {
    fault: 'doubleDelivery',
    breaks: ['N3'],
    kills: ['commit.before'],
    nth: 30,
    maxBatch: 1,
    mix: { deposit: 1 },
  },
  { fault: 'callsWithoutRow', breaks: ['N5'], kills: ['effect.returned'], mix: { 'call.safe': 1 } },
  { fault: 'callsAgain', breaks: ['N5'], kills: ['effect.returned'], mix: { 'call.unsafe': 1 } },
  {
    fault: 'mailInMemory',
    breaks: ['N4'],
    kills: ['commit.before'],
    nth: 40,
    maxBatch: 1,
    mix: { deposit: 1 },
  },
  { fault: 'lossyFeed', breaks: ['N9'], kills: ['receipts.before', 'receipts.before'], nth: 10 },
];

describe('a fault put in on purpose', () => {
  test.each(cases)(
    '$fault is reported as broken $breaks',
    { timeout: 400_000 },
    async ({ breaks, ...faulty }) => {
      // A kill at a failpoint may fall on a turn that the fault does not touch.
      for (let run = 1; ; run += 1) {
        const report = await runWith(faulty);
        if (run < 3 && !breaks.every((name) => report.broken.includes(name))) continue;
        expect(report.broken, report.text).toEqual(expect.arrayContaining([...breaks]));
        return;
      }
    },
  );

  test('is what makes the difference: the same run without one is clean', { timeout: 60_000 }, async () => {
    const report = await runWith({ kills: ['receipts.before', 'effect.returned'], nth: 8, maxBatch: 1 });
    expect(report.text).toBe('');
  });
});
