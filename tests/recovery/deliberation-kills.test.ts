import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { silentLogger } from '#core';
import { openDatabase } from '#persistence';
import { createTestDatabase } from '../support/database.ts';
import { createDice, type Dice, testSeed } from './support/dice.ts';
import { type AppProcess, createPanel, type Panel } from './support/panel.ts';
import { awaitEnd, convene, gatherPeople } from './support/people.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

interface Disturbed {
  readonly panel: Panel;
  readonly app: AppProcess;
  /** Every conversation that was acknowledged. */
  readonly conversations: readonly string[];
}

/** Deliberations, and kill -9 of the application at random moments; then all of them come to their ends. */
async function deliberateThrough(kills: number, env: Record<string, string>, dice: Dice): Promise<Disturbed> {
  const panel = await createPanel({ env, tokenDelayMs: 1 });
  cleanUp.push(panel.close);
  let app = await panel.up();
  const people = gatherPeople(panel, dice);
  for (let killed = 0; killed < kills; killed += 1) {
    await new Promise((resolve) => setTimeout(resolve, dice.between(0, 900)));
    if (app) await panel.kill(app);
    app = await panel.up();
  }
  await people.leave();
  if (!app) throw new Error('the application did not come back');
  // A dead system must not pass: one more, undisturbed.
  const last = await convene(panel, 'Do we still work after all this?', `last-${dice.seed}`);
  const conversations = [...people.conversations, last];
  for (const conversation of conversations)
    expect(await awaitEnd(panel, conversation, 90_000), `seed ${dice.seed}: ${conversation}`).toBe(
      'completed',
    );
  return { panel, app, conversations };
}

type OpenDatabase = Parameters<Panel['check']>[0];

async function judge({ panel, conversations }: Disturbed, database: OpenDatabase, dice: Dice): Promise<void> {
  const decided = await database.pool.query(
    "select address from conversation where status = 'completed' and decision is not null",
  );
  expect(new Set(decided.rows.map((row) => row.address))).toEqual(new Set(conversations));
  const active = await database.pool.query(
    "select address from actor where status = 'active' and parent is null",
  );
  for (const { address } of active.rows) await panel.probe(address);
  const report = await panel.check(database, { lateMs: 2_000 });
  expect(report.text, `seed ${dice.seed}`).toBe('');
  expect(report.outsideCalls).toBeGreaterThan(20);
}

describe('kill -9 at random moments of a deliberation breaks no guarantee, and it comes to its end', () => {
  test('25 times, on a server of its own', { timeout: 900_000 }, async () => {
    const dice = createDice(testSeed());
    const database = await createTestDatabase();
    cleanUp.push(database.drop);
    const run = await deliberateThrough(25, { DATABASE_URL: database.url }, dice);
    await judge(run, database, dice);
  });

  test('5 times, on the embedded database', { timeout: 400_000 }, async () => {
    const dice = createDice(testSeed());
    const dataDir = mkdtempSync(join(tmpdir(), 'statehouse-deliberation-'));
    cleanUp.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const run = await deliberateThrough(5, { DATABASE_URL: '', STATEHOUSE_DATA_DIR: dataDir }, dice);
    const database = await openDatabase({ config: { dataDir, poolSize: 2 }, logger: silentLogger });
    // The last to leave stops the server.
    cleanUp.push(database.close);
    await judge(run, database, dice);
    run.app.child.kill('SIGTERM');
    await run.app.gone;
  });
});
