import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitForPostgres } from '../../src/persistence/embedded/index.ts';
import {
  makeTemporaryFolder,
  type Participant,
  type ParticipantReport,
  serversBelow,
  startParticipant,
} from './fixtures/start-participant.ts';

const root = makeTemporaryFolder();
const participants: Participant[] = [];
let folderNumber = 0;
let dataDir = '';

function start(options: { readonly exitOn?: string } = {}): Participant {
  const participant = startParticipant({ dataDir, ...options });
  participants.push(participant);
  return participant;
}

async function query(report: ParticipantReport, sql: string): Promise<unknown[]> {
  const client = new pg.Client(report.connection);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A server that got its stop signal from an exiting process needs a moment. */
async function untilNoServerRuns(): Promise<void> {
  while (serversBelow(dataDir).length > 0) await delay(20);
}

beforeEach(() => {
  folderNumber += 1;
  dataDir = join(root, String(folderNumber));
});

afterEach(async () => {
  for (const { child } of participants.splice(0)) child.kill('SIGKILL');
  for (const pid of serversBelow(root)) process.kill(pid, 'SIGQUIT');
  await untilNoServerRuns();
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('several processes on one data folder', () => {
  it('share one server, which the last to leave stops', async () => {
    const all = [start(), start(), start(), start()];
    const reports = await Promise.all(all.map((participant) => participant.report()));
    expect(reports.map(({ started }) => started).sort()).toEqual([
      'initialised',
      'joined',
      'joined',
      'joined',
    ]);
    expect(new Set(reports.map(({ serverPid }) => serverPid)).size).toBe(1);
    expect(new Set(reports.map(({ mode }) => mode)).size).toBe(1);
    const starter = reports.findIndex(({ started }) => started === 'initialised');
    const [first] = all.splice(starter, 1);
    await first?.close();
    for (const participant of all.splice(0, 2)) await participant.close();
    expect(await query(reports[0] as ParticipantReport, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await all[0]?.close();
    expect(serversBelow(dataDir)).toEqual([]);
  });

  it('leave no server and start no second one while they come and go at once', async () => {
    await start()
      .report()
      .then(() => participants[0]?.close());
    for (let round = 0; round < 4; round += 1) {
      const leaving = [start(), start(), start()];
      await Promise.all(leaving.map((participant) => participant.report()));
      const coming = start();
      const left = Promise.all(leaving.map((participant) => participant.close()));
      const report = await coming.report();
      await left;
      expect(serversBelow(dataDir)).toEqual([report.serverPid]);
      expect(await query(report, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await coming.close();
      expect(serversBelow(dataDir)).toEqual([]);
    }
  });

  it('do not count one that was killed', async () => {
    const [killed, living] = [start(), start()];
    await Promise.all([killed.report(), living.report()]);
    await killed.kill();
    await living.close();
    expect(serversBelow(dataDir)).toEqual([]);
  });
});

describe('a process that dies', () => {
  it('leaves a server that the next one adopts and stops', async () => {
    const killed = start();
    const before = await killed.report();
    await query(before, 'CREATE TABLE note AS SELECT 7 AS n');
    await killed.kill();
    expect(await waitForPostgres(before.connection, { timeoutMs: 1_000 })).toBe(true);
    const adopter = start();
    const after = await adopter.report();
    expect(after).toEqual({ ...before, started: 'adopted' });
    expect(serversBelow(dataDir)).toEqual([before.serverPid]);
    expect(await query(after, 'SELECT n FROM note')).toEqual([{ n: 7 }]);
    await adopter.close();
    expect(serversBelow(dataDir)).toEqual([]);
  });

  it('stops the server when it exits without closing', async () => {
    const participant = start();
    await participant.report();
    await participant.exit();
    const next = start();
    expect((await next.report()).started).toBe('started');
    await next.close();
  });

  it('stops the server when it exits in the middle of its start', async () => {
    const participant = start({ exitOn: join(dataDir, 'postgres', 'data', 'postmaster.pid') });
    await participant.ended;
    await untilNoServerRuns();
    const next = start();
    expect((await next.report()).started).toBe('started');
    await next.close();
  });

  it.each([
    { moment: 'when initdb begins', file: /^data\.new-\w+$/ },
    { moment: 'in the middle of initdb', file: /^data\.new-\w+\/global\/pg_control$/ },
    { moment: 'when the data folder has its name', file: /^data\/PG_VERSION$/ },
    { moment: 'while the server starts', file: /^data\/postmaster\.pid$/ },
    { moment: 'before it could say how the server runs', file: /^socket\/\.s\.PGSQL/ },
  ])('leaves a usable folder when it is killed $moment', async ({ file }) => {
    const victim = start();
    while (!listPostgres().some((name) => file.test(name))) await delay(2);
    await victim.kill();
    const survivor = start();
    const report = await survivor.report();
    expect(await query(report, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(serversBelow(dataDir)).toEqual([report.serverPid]);
    expect(readdirSync(join(dataDir, 'postgres')).filter((name) => name.startsWith('data'))).toEqual([
      'data',
    ]);
    await survivor.close();
    expect(serversBelow(dataDir)).toEqual([]);
  });
});

/** Paths below the folder of PostgreSQL, two levels deep. */
function listPostgres(): string[] {
  const folder = join(dataDir, 'postgres');
  const list = (path: string): string[] => {
    try {
      return readdirSync(path);
    } catch {
      return [];
    }
  };
  return list(folder).flatMap((name) => [
    name,
    ...list(join(folder, name)).map((inner) => `${name}/${inner}`),
    ...list(join(folder, name, 'global')).map((inner) => `${name}/global/${inner}`),
  ]);
}

describe('a server that dies', () => {
  it('is started again by the next process and keeps what was committed', async () => {
    const first = start();
    const before = await first.report();
    await query(before, 'CREATE TABLE note AS SELECT generate_series(1, 1000) AS n');
    process.kill(before.serverPid, 'SIGKILL');
    const second = start();
    const after = await second.report();
    expect(after.started).toBe('started');
    expect(after.serverPid).not.toBe(before.serverPid);
    expect(await query(after, 'SELECT count(*)::int AS count FROM note')).toEqual([{ count: 1000 }]);
    await first.close();
    expect(await query(after, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.close();
    expect(serversBelow(dataDir)).toEqual([]);
  });
});

describe('Ctrl-C in the terminal', () => {
  it('reaches the process but not the server, so that the process can drain', async () => {
    const participant = start();
    const { serverPid } = await participant.report();
    process.kill(-(participant.child.pid as number), 'SIGINT');
    expect(await participant.nextLine()).toEqual({ drained: 1 });
    expect(await participant.nextLine()).toEqual({ closed: true });
    expect(serversBelow(dataDir)).not.toContain(serverPid);
  });
});
