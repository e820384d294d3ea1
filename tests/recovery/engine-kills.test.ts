import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { silentLogger } from '#core';
import { openDatabase } from '#persistence';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase } from '../support/database.ts';
import { createDice, testSeed } from './support/dice.ts';
import { createGround, type Ground } from './support/ground.ts';
import { killAt, spares } from './support/kill-at.ts';
import { failpointsOf } from './support/kill-suites.ts';
import { comeToRest, startWorkload } from './support/workload.ts';

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

async function openGround(options: Parameters<typeof createGround>[0]): Promise<Ground> {
  const ground = await createGround(options);
  cleanUp.push(ground.close);
  return ground;
}

describe('kill -9 of a node', () => {
  test('at every failpoint and at random moments breaks no guarantee on a server of its own', {
    timeout: 600_000,
  }, async () => {
    const dice = createDice(testSeed());
    const database = await createTestDatabase();
    cleanUp.push(database.drop);
    const ground = await openGround({ dice, place: { databaseUrl: database.url } });
    await ground.up();
    const work = await startWorkload(ground, dice, { clerks: 4, clients: 6, reader: database.pool });
    const clerk = work.clerks[0] ?? '';
    const neverHit: string[] = [];
    const { pool } = database;
    for (const name of failpointsOf('engine')) {
      if (!(await killAt(ground, name, { nth: dice.between(1, 6), clerk, pool, dice }))) neverHit.push(name);
    }
    expect(neverHit).toEqual([]);
    for (let kills = 0; kills < 12; kills += 1) {
      const node = await ground.up();
      await new Promise((resolve) => setTimeout(resolve, dice.between(0, 250)));
      if (node) await ground.kill(node);
    }
    await ground.up();
    await work.stop();
    // It may have died in the middle of its discard: a discard is done again until it is done.
    for (const root of spares) await ground.ask({ do: 'discard', root });
    await comeToRest(ground, database.pool, work.clerks);
    const report = await ground.check(database);
    expect(report.text, `seed ${dice.seed}`).toBe('');
    expect(report.acknowledged).toBeGreaterThan(40);
    expect(report.outsideCalls).toBeGreaterThan(20);
  });

  test('with the embedded database left behind, adopted or killed as well breaks no guarantee', {
    timeout: 240_000,
  }, async () => {
    const dice = createDice(testSeed());
    const dataDir = mkdtempSync(join(tmpdir(), 'statehouse-embedded-kills-'));
    cleanUp.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const ground = await openGround({ dice, place: { dataDir } });
    const servers = new Set<number>();
    cleanUp.push(() => servers.forEach(killServer));
    let node = await ground.up();
    if (!node?.server) throw new Error('the node has no embedded server');
    servers.add(node.server.pid);
    // Over the socket, so that this process is none of the server's users and leaves it alone.
    const config = { databaseUrl: node.server.url, dataDir: '', poolSize: 2 };
    const database = await openDatabase({ config, logger: silentLogger, migrate: false });
    cleanUp.push(database.close);
    const work = await startWorkload(ground, dice, { clerks: 3, clients: 4, reader: database.pool });
    const ways = ['node', 'both', 'server first', 'node', 'both', 'node'] as const;
    for (const way of ways) {
      await new Promise((resolve) => setTimeout(resolve, dice.between(50, 300)));
      const pid = node?.server?.pid ?? 0;
      if (way !== 'node') killServer(pid);
      if (way === 'server first') await new Promise((resolve) => setTimeout(resolve, dice.between(20, 200)));
      if (node) await ground.kill(node);
      node = await ground.up();
      if (!node?.server) throw new Error('the node did not come back');
      servers.add(node.server.pid);
      if (way === 'node') expect(node.server.pid, 'the orphaned server is adopted').toBe(pid);
      else expect(node.server.pid).not.toBe(pid);
    }
    await work.stop();
    await comeToRest(ground, database.pool, work.clerks);
    const report = await ground.check(database);
    expect(report.text, `seed ${dice.seed}`).toBe('');
    expect(report.acknowledged).toBeGreaterThan(25);
    await database.close();
    await node?.ask({ do: 'close' });
    await node?.gone;
    // Those that were killed are dead as soon as init has taken note of it.
    const left = async () => [...servers].filter(isAlive);
    expect(await eventually(left, (pids) => pids.length === 0)).toEqual([]);
  });
});

function killServer(pid: number): void {
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
