import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  asOrdinaryUser,
  copyPristineBinaries,
  makeTemporaryFolder,
  type ParticipantOptions,
  type ParticipantReport,
  serversBelow,
  startParticipant,
} from './fixtures/start-participant.ts';

const root = makeTemporaryFolder();
const pristine = join(root, 'package');
let folderNumber = 0;
let folder = '';

beforeAll(() => {
  mkdirSync(pristine);
  copyPristineBinaries(pristine);
});

beforeEach(() => {
  folderNumber += 1;
  folder = join(root, String(folderNumber));
  mkdirSync(folder, { mode: 0o755 });
});

afterEach(() => expect(serversBelow(root)).toEqual([]));

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Opens, runs a statement, closes. */
async function openAndClose(
  options: Omit<ParticipantOptions, 'dataDir'> & { readonly dataDir?: string },
  spawning: Parameters<typeof startParticipant>[1] = {},
  sql = 'SELECT 1',
): Promise<ParticipantReport> {
  const participant = startParticipant({ dataDir: join(folder, 'data'), ...options }, spawning);
  const report = await participant.report();
  if (report.error === undefined) {
    const client = new pg.Client(report.connection);
    await client.connect();
    await client.query(sql);
    await client.end();
  }
  await participant.close();
  return report;
}

describe('an ordinary user', () => {
  it('runs the server as itself', async () => {
    expect(await openAndClose({}, { prefix: asOrdinaryUser })).toMatchObject({
      mode: 'plain',
      started: 'initialised',
    });
  });

  it('needs no install script', async () => {
    const native = copyPristineBinaries(folder);
    expect(await openAndClose({ binariesFolder: native }, { prefix: asOrdinaryUser })).toMatchObject({
      started: 'initialised',
    });
    expect(existsSync(join(native, 'lib', 'libicuuc.so.60'))).toBe(process.platform === 'linux');
  });

  it('needs no install script on a read-only node_modules either', async () => {
    const native = copyPristineBinaries(folder);
    chmodSync(join(native, 'lib'), 0o555);
    const options = { binariesFolder: native };
    expect(await openAndClose(options, { prefix: asOrdinaryUser })).toMatchObject({ started: 'initialised' });
    expect(await openAndClose(options, { prefix: asOrdinaryUser })).toMatchObject({ started: 'started' });
    chmodSync(join(native, 'lib'), 0o755);
    expect(existsSync(join(folder, 'data', 'postgres', 'lib', 'libicuuc.so.60'))).toBe(
      process.platform === 'linux',
    );
  });

  it('is told when the data folder cannot be written', async () => {
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir, { mode: 0o500 });
    const { error } = await openAndClose({}, { prefix: asOrdinaryUser });
    expect(error?.code).toBe('EMBEDDED_POSTGRES_FOLDER_NOT_WRITABLE');
    expect(error?.message).toContain(`"${dataDir}" cannot be written (EACCES)`);
  });

  it("is not led astray by PostgreSQL's variables in the environment", async () => {
    const env = { PGDATA: '/nowhere', PGPORT: '1', LC_ALL: 'xx_XX', TZ: 'nowhere', LD_LIBRARY_PATH: '' };
    expect(await openAndClose({}, { prefix: asOrdinaryUser, env })).toMatchObject({ started: 'initialised' });
  });
});

// Only root has to choose how the server runs.
if (process.getuid?.() === 0) {
  describe('root', () => {
    it('runs the server in a user namespace, in a folder that is closed to everybody else', async () => {
      chmodSync(folder, 0o700);
      const native = copyPristineBinaries(folder);
      const report = await openAndClose({ binariesFolder: native });
      expect(report).toMatchObject({ mode: 'userNamespace', started: 'initialised' });
      expect(statSync(join(folder, 'data', 'postgres', 'data')).uid).toBe(0);
    });

    it('runs the server as nobody where user namespaces are forbidden', async () => {
      chmodSync(root, 0o755);
      const options = { binariesFolder: join(pristine, 'native'), launchModes: ['nobody'] };
      expect(await openAndClose(options)).toMatchObject({ mode: 'nobody', started: 'initialised' });
      expect(await openAndClose(options)).toMatchObject({ mode: 'nobody', started: 'started' });
      expect(statSync(join(folder, 'data', 'postgres', 'data')).uid).not.toBe(0);
    });

    it('moves what nobody cannot reach out of a closed folder, and finds it again', async () => {
      chmodSync(root, 0o755);
      chmodSync(folder, 0o700);
      const native = copyPristineBinaries(folder);
      const publicFolder = join(root, `public-${folderNumber}`);
      const options = { binariesFolder: native, launchModes: ['nobody'], publicFolder };
      const first = await openAndClose(options, {}, 'CREATE TABLE note AS SELECT 1 AS n');
      expect(first).toMatchObject({ mode: 'nobody', started: 'initialised' });
      expect(first.connection.host.startsWith(publicFolder)).toBe(true);
      const second = await openAndClose(options, {}, 'SELECT n FROM note');
      expect(second).toMatchObject({ started: 'started' });
      expect(readdirSync(publicFolder).length).toBe(2);
    });

    it('hands the folder back and forth when the way to run the server changes', async () => {
      chmodSync(root, 0o755);
      const binariesFolder = join(pristine, 'native');
      await openAndClose(
        { binariesFolder, launchModes: ['nobody'] },
        {},
        'CREATE TABLE note AS SELECT 1 AS n',
      );
      const namespaced = await openAndClose({ binariesFolder }, {}, 'INSERT INTO note VALUES (2)');
      expect(namespaced).toMatchObject({ mode: 'userNamespace', started: 'started' });
      const again = await openAndClose({ binariesFolder, launchModes: ['nobody'] }, {}, 'SELECT n FROM note');
      expect(again).toMatchObject({ mode: 'nobody', started: 'started' });
    });

    it('leaves the folder of another user to that user', async () => {
      chmodSync(root, 0o755);
      const postgres = join(folder, 'data', 'postgres');
      mkdirSync(postgres, { recursive: true, mode: 0o700 });
      chmodSync(join(folder, 'data'), 0o755);
      // The account "daemon".
      chownSync(postgres, 1, 1);
      expect(await openAndClose({ binariesFolder: join(pristine, 'native') })).toMatchObject({
        mode: 'owner',
        started: 'initialised',
      });
      expect(statSync(join(postgres, 'data')).uid).toBe(1);
      expect(statSync(join(postgres, 'members.lock')).uid).toBe(1);
    });

    it('runs the server for a user id without an account, as containers use it', async () => {
      const prefix = ['unshare', '--user', '--map-user=54321', '--map-group=54321', '--'];
      expect(await openAndClose({}, { prefix })).toMatchObject({
        mode: 'userNamespace',
        started: 'initialised',
      });
    });

    it('is told which ways were tried when none works', async () => {
      const { error } = await openAndClose({ launchModes: ['userNamespace'] }, { env: { PATH: '/nowhere' } });
      expect(error?.code).toBe('EMBEDDED_POSTGRES_NO_LAUNCH_MODE');
      expect(error?.message).toMatch(/userNamespace.*DATABASE_URL/);
    });

    it('is told when the disk is full', async () => {
      const small = join(folder, 'small');
      mkdirSync(small);
      const mount = ['unshare', '--mount', '/bin/sh', '-c'];
      const prefix = [...mount, 'mount -t tmpfs -o size=24m tmpfs "$0" && exec "$@"', small];
      const { error } = await openAndClose({ dataDir: join(small, 'data') }, { prefix });
      expect(error?.code).toBe('EMBEDDED_POSTGRES_DISK_FULL');
    });
  });
}
