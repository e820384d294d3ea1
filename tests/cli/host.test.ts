import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LaunchedApp } from '../../src/cli/application.ts';
import { findServer } from '../../src/cli/client/find-server.ts';
import { type HostOptions, openHost } from '../../src/cli/client/host.ts';
import { type FakeServer, startFakeServer } from './fake/fake-server.ts';
import { wholeStory } from './fake/stories.ts';

let dataDir: string;
let server: FakeServer;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'statehouse-cli-'));
  server = await startFakeServer({ story: wholeStory });
});

afterEach(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});

async function leaveNote(note: object | string): Promise<void> {
  await writeFile(join(dataDir, 'server.json'), typeof note === 'string' ? note : JSON.stringify(note));
}

const startedAt = '2026-11-21T10:00:00.000Z';
/** Above the highest pid that Linux and macOS give. */
const nobody = 2 ** 22 + 1;

describe('the running server', () => {
  it('is found by the note in the data folder', async () => {
    await leaveNote({ url: server.url, pid: process.pid, startedAt, token: 'secret' });
    expect(await findServer(dataDir)).toMatchObject({ url: server.url, token: 'secret' });
  });

  it.each([
    ['there is no note', null],
    ['the note is half-written', '{"url":"http://127'],
    ['the note is of another form', { address: 'here' }],
    ['its process is gone', { url: 'SERVER', pid: nobody, startedAt }],
    ['nothing answers at its address', { url: 'http://127.0.0.1:9', pid: process.pid, startedAt }],
  ])('is not believed in when %s', async (_, note) => {
    if (note !== null) {
      await leaveNote(
        typeof note === 'string' ? note : JSON.parse(JSON.stringify(note).replace('SERVER', server.url)),
      );
    }
    expect(await findServer(dataDir)).toBeNull();
  });
});

describe('a host', () => {
  function options(
    more: Partial<HostOptions> = {},
  ): HostOptions & { readonly launched: LaunchedApp[]; closed: number } {
    const told = {
      launched: [] as LaunchedApp[],
      closed: 0,
      server: null,
      token: null,
      dataDir: async () => dataDir,
      comebackMs: 50,
      async launch() {
        const app = {
          url: 'http://127.0.0.1:1',
          token: 'own',
          async close() {
            told.closed += 1;
          },
        };
        told.launched.push(app);
        return app;
      },
      ...more,
    };
    return told;
  }

  it('is the server that runs already, and closing leaves that alone', async () => {
    await leaveNote({ url: server.url, pid: process.pid, startedAt, token: 'noted' });
    const told = options();
    const host = await openHost(told);
    expect(host.current()).toEqual({ url: server.url, token: 'noted' });
    expect(host.isLocal()).toBe(false);
    await host.close();
    expect(told.launched).toHaveLength(0);
  });

  it('is the application in this process when no server runs, closed once', async () => {
    const told = options();
    const host = await openHost(told);
    expect(host.current()).toEqual({ url: 'http://127.0.0.1:1', token: 'own' });
    expect(host.isLocal()).toBe(true);
    await host.close();
    await host.close();
    expect(told.closed).toBe(1);
  });

  it('prefers the server and the token that the caller names', async () => {
    const host = await openHost(options({ server: 'http://far.example', token: 'mine' }));
    expect(host.current()).toEqual({ url: 'http://far.example', token: 'mine' });
    expect(await host.recover()).toEqual({ url: 'http://far.example', token: 'mine' });
  });

  it('follows a server that comes back at another address', async () => {
    await leaveNote({ url: 'http://127.0.0.1:9', pid: process.pid, startedAt });
    const told = options({ comebackMs: 5_000 });
    await leaveNote({ url: server.url, pid: process.pid, startedAt });
    const host = await openHost(told);
    const moved = await startFakeServer({ story: wholeStory });
    await leaveNote({ url: moved.url, pid: process.pid, startedAt });
    expect((await host.recover()).url).toBe(moved.url);
    await moved.close();
  });

  it('starts the application here when a lost server stays away, once for all who ask', async () => {
    await leaveNote({ url: server.url, pid: process.pid, startedAt });
    const told = options();
    const host = await openHost(told);
    await server.close();
    const [one, two] = await Promise.all([host.recover(), host.recover()]);
    expect(one).toEqual({ url: 'http://127.0.0.1:1', token: 'own' });
    expect(two).toEqual(one);
    expect(told.launched).toHaveLength(1);
    await server.comeBack();
  });
});
