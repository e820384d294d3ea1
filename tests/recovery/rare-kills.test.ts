import { afterEach, describe, expect, test } from 'vitest';
import type { FailpointName } from '#runtime';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createDice, testSeed } from './support/dice.ts';
import { createGround, type Ground } from './support/ground.ts';
import { failpointsOf } from './support/kill-suites.ts';
import { closeGate } from './support/transaction-gate.ts';
import { comeToRest } from './support/workload.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

const dice = createDice(testSeed());

async function open(): Promise<{ readonly database: TestDatabase; readonly ground: Ground }> {
  const database = await createTestDatabase();
  cleanUp.push(database.drop);
  const ground = await createGround({ dice, place: { databaseUrl: database.url } });
  cleanUp.push(ground.close);
  return { database, ground };
}

const address = 'clerk/c';

/** Kills whatever runs while a transaction of it stands behind the write; then that is carried out, or was rolled back. */
async function killBehind(
  { database, ground }: Awaited<ReturnType<typeof open>>,
  name: FailpointName,
  begin: () => Promise<unknown>,
): Promise<void> {
  const gate = await closeGate(database.pool, name);
  const begun = begin().catch(() => {});
  expect(await gate.reached(30_000), `a transaction reaches ${name}`).not.toBeNull();
  for (const node of [...ground.nodes]) await ground.kill(node);
  await begun;
  await gate.open(dice);
}

describe('kill -9', () => {
  test('in the middle of a quarantine, and of a migration of an actor, breaks no guarantee', {
    timeout: 300_000,
  }, async () => {
    const { database, ground } = await open();
    const first = await ground.up();
    await ground.start('c', { peer: null });
    await ground.send(address, { type: 'deposit', amount: 3 });
    if (first) await ground.kill(first);
    expect(failpointsOf('charts')).toEqual(['chart.migrate', 'store.quarantine']);
    for (const [failpoint, known] of [
      ['store.quarantine:1', 'none'],
      ['chart.migrate:1', '2'],
    ] as const) {
      const node = await ground.up(failpoint, { clerk: known });
      node
        ?.ask({ do: 'send', address, event: { type: 'deposit', amount: 4 }, key: `at-${failpoint}` })
        .catch(() => {});
      await node?.gone;
      expect(node?.child.signalCode ?? 'SIGKILL').toBe('SIGKILL');
    }
    const quarantined = await database.pool.query('select status from actor where address = $1', [address]);
    expect(quarantined.rows).toEqual([{ status: 'quarantined' }]);
    await ground.up(undefined, { clerk: '2' });
    await ground.send(address, { type: 'deposit', amount: 5 });
    await comeToRest(ground, database.pool, [address]);
    const report = await ground.check(database, {}, '2');
    expect(report.text, `seed ${dice.seed}`).toBe('');
    const { rows } = await database.pool.query(
      `select (snapshot -> 'context' ->> 'deposited')::int as deposited, chart_version as version,
        (select count(*)::int from journal where event_type = 'statehouse.migrate') as migrations
        from actor where address = $1`,
      [address],
    );
    expect(rows).toEqual([{ deposited: 8, version: '2', migrations: 1 }]);
  });

  test('in the middle of a prune leaves a tree whole or out of sight, and the next prune finishes it', {
    timeout: 300_000,
  }, async () => {
    const { database, ground } = await open();
    await ground.up();
    await ground.start('c', { peer: null });
    await ground.send(address, { type: 'deposit', amount: 1 });
    const rowsOf = async (root: string): Promise<readonly number[]> =>
      Promise.all(
        ['actor', 'journal', 'checkpoint'].map(
          async (table) =>
            (await database.pool.query(`select count(*)::int as n from ${table} where address = $1`, [root]))
              .rows[0].n,
        ),
      );
    for (const name of failpointsOf('retention')) {
      const id = name.replace('.', '-');
      const root = `clerk/${id}`;
      await ground.start(id, { peer: null });
      for (let turn = 0; turn < 8; turn += 1) await ground.send(root, { type: 'deposit', amount: 1 });
      await ground.ask({ do: 'discard', root });
      const whole = await rowsOf(root);
      expect(whole.every((count) => count > 0)).toBe(true);
      await killBehind({ database, ground }, name, async () => (await ground.node()).ask({ do: 'prune' }));
      const [actors, ...rest] = await rowsOf(root);
      if (actors !== 0) expect([actors, ...rest]).toEqual(whole);
      await ground.up();
      await ground.ask({ do: 'prune' });
      expect(await rowsOf(root), `seed ${dice.seed}`).toEqual([0, 0, 0]);
    }
    expect(await ground.ask({ do: 'replay', address })).toMatchObject({ same: true, turns: 2 });
    expect(await ground.send(address, { type: 'deposit', amount: 1 })).toMatchObject({ seq: 3 });
  });

  test('in the middle of a migration of the database leaves it as it was, or migrated', {
    timeout: 300_000,
  }, async () => {
    const { database, ground } = await open();
    await database.pool.query('drop schema public cascade; create schema public');
    // As the migrator makes it, so that a gate can be put there before it comes.
    await database.pool.query(
      'create table mikro_orm_migrations (id serial primary key, name varchar(255), executed_at timestamptz default current_timestamp)',
    );
    for (const name of failpointsOf('migrations')) {
      await killMigration({ database, ground }, name);
      const tables = await database.pool.query("select 1 from pg_tables where schemaname = 'public'");
      const applied = await database.pool.query('select 1 from mikro_orm_migrations');
      expect(tables.rowCount === 1 ? 0 : 1).toBe(applied.rowCount === 0 ? 0 : 1);
    }
    await ground.up(undefined, { migrate: true });
    await ground.start('c', { peer: null });
    await comeToRest(ground, database.pool, [address]);
    const report = await ground.check(database);
    expect(report.text, `seed ${dice.seed}`).toBe('');
  });
});

async function killMigration(
  { database, ground }: Awaited<ReturnType<typeof open>>,
  name: FailpointName,
): Promise<void> {
  const gate = await closeGate(database.pool, name);
  const coming = ground.up(undefined, { migrate: true });
  expect(await gate.reached(60_000), `a transaction reaches ${name}`).not.toBeNull();
  ground.killStarting();
  expect(await coming).toBeNull();
  await gate.open(dice);
  const busy = async () =>
    (
      await database.pool.query(
        "select 1 from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()",
      )
    ).rowCount;
  await eventually(busy, (running) => running === 0, 30_000);
}
