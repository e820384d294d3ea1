import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { silentLogger } from '#core';
import { type EmbeddedPostgres, openDatabase, openEmbeddedPostgres } from '#persistence';
import { type HistoryReport, startTcpFaultProxy } from '#testing';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase } from '../support/database.ts';
import { urlOf } from '../support/test-server.ts';
import { createDice, type Dice, testSeed } from './support/dice.ts';
import { createGround, type Ground } from './support/ground.ts';
import { comeToRest, startWorkload, type WorkloadSize } from './support/workload.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Outage {
  readonly dice: Dice;
  readonly databaseUrl: string;
  readonly database: Parameters<Ground['check']>[0];
  /** What happens to the database while the node works. */
  readonly strike: (ground: Ground) => Promise<void>;
  readonly mix?: NonNullable<WorkloadSize['mix']>;
}

/** One node, never restarted, through faults of its database. */
async function outlive({ dice, databaseUrl, database, strike, mix }: Outage): Promise<HistoryReport> {
  const ground = await createGround({ dice, place: { databaseUrl } });
  cleanUp.push(ground.close);
  const node = await ground.up();
  const size = { clerks: 3, clients: 6, reader: database.pool };
  const work = await startWorkload(ground, dice, mix ? { ...size, mix } : size);
  await strike(ground);
  await work.stop();
  await comeToRest(ground, database.pool, work.clerks);
  expect(node?.isGone(), 'the process outlives it').toBe(false);
  const report = await ground.check(database, { lateMs: 3_000 });
  expect(report.acknowledged).toBeGreaterThan(20);
  return report;
}

describe('a node under load', () => {
  test('goes on when all its database sessions are ended, again and again', {
    timeout: 400_000,
  }, async () => {
    const dice = createDice(testSeed());
    const database = await createTestDatabase();
    cleanUp.push(database.drop);
    const endAll = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'statehouse-test'`;
    const report = await outlive({
      dice,
      databaseUrl: database.url,
      database,
      async strike() {
        for (let round = 0; round < 10; round += 1) {
          await pause(dice.between(50, 300));
          await database.pool.query(endAll).catch(() => {});
        }
      },
    });
    expect(report.text, `seed ${dice.seed}`).toBe('');
  });

  test('goes on when the connection breaks before or after a commit, before its answer', {
    timeout: 400_000,
  }, async () => {
    const dice = createDice(testSeed());
    const database = await createTestDatabase();
    cleanUp.push(database.drop);
    const { host, port, user, database: name } = database.connection;
    const socketPath = `${host}/.s.PGSQL.${port}`;
    const proxy = await startTcpFaultProxy(host.startsWith('/') ? { socketPath } : { host, port });
    cleanUp.push(proxy.close);
    const report = await outlive({
      dice,
      databaseUrl: urlOf({ host: proxy.host, port: proxy.port, user, database: name }),
      database,
      async strike() {
        for (let round = 0; round < 16; round += 1) {
          const place = round % 2 === 0 ? 'beforeReply' : 'beforeForwarding';
          await proxy.cutAtUpstreamPattern('statehouse_commit', place);
          await pause(dice.between(20, 150));
          if (round % 5 === 4) proxy.cut();
        }
      },
    });
    expect(report.text, `seed ${dice.seed}`).toBe('');
  });

  test('goes on when PostgreSQL is stopped, or killed, and started again', { timeout: 400_000 }, async () => {
    const dice = createDice(testSeed());
    const dataDir = mkdtempSync(join(tmpdir(), 'statehouse-restarts-'));
    cleanUp.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const open = () => openEmbeddedPostgres({ dataDir, logger: silentLogger });
    let server: EmbeddedPostgres = await open();
    cleanUp.push(() => server.close());
    const databaseUrl = urlOf(server.connection);
    const database = await openDatabase({ config: { databaseUrl, dataDir: '' }, logger: silentLogger });
    cleanUp.push(database.close);
    const report = await outlive({
      dice,
      databaseUrl,
      database,
      async strike(ground) {
        for (const way of ['stop', 'kill', 'stop'] as const) {
          await pause(dice.between(200, 500));
          ground.log.note({ event: 'databaseGone', at: Date.now() });
          if (way === 'kill') process.kill(server.serverPid, 'SIGKILL');
          await server.close();
          await pause(dice.between(0, 600));
          server = await open();
          ground.log.note({ event: 'databaseBack', at: Date.now() });
        }
      },
    });
    expect(report.text, `seed ${dice.seed}`).toBe('');
  });

  test('goes on when PostgreSQL says that its disk is full (an error raised by a trigger), and has room again', {
    timeout: 400_000,
  }, async () => {
    const dice = createDice(testSeed());
    const database = await createTestDatabase();
    cleanUp.push(database.drop);
    await database.pool.query(`create sequence refused_commits;
      create function be_full() returns trigger language plpgsql as $$ begin
        perform nextval('refused_commits');
        raise exception 'could not extend file: No space left on device' using errcode = '53100';
      end $$`);
    const refused = async () =>
      Number(
        (
          await database.pool.query(
            'select case when is_called then last_value else 0 end as n from refused_commits',
          )
        ).rows[0].n,
      );
    const report = await outlive({
      dice,
      databaseUrl: database.url,
      database,
      async strike() {
        for (let round = 1; round <= 4; round += 1) {
          await pause(dice.between(100, 300));
          const before = await refused();
          const event = round % 2 === 0 ? 'insert on journal' : 'insert or update on actor';
          await database.pool.query(
            `create trigger full_disk before ${event} for each row execute function be_full()`,
          );
          await eventually(refused, (count) => count >= before + 3, 30_000);
          await database.pool.query(`drop trigger full_disk on ${event.split(' on ')[1]}`);
        }
      },
    });
    expect(report.text, `seed ${dice.seed}`).toBe('');
  });
});
