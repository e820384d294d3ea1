import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DefectError, RetryableError, TerminalError } from '#core';
import { openTestServer, type TestServer } from './support/open-test-server.ts';

let server: TestServer;
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'statehouse server '));
  server = await openTestServer({ dataDir });
});

afterEach(async () => {
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the server file', () => {
  const read = async () => JSON.parse(await readFile(join(dataDir, 'server.json'), 'utf8'));

  test('names the server for its owner alone and is gone after the close', async () => {
    expect(await read()).toMatchObject({ url: server.server.url, pid: process.pid });
    expect((await stat(join(dataDir, 'server.json'))).mode & 0o777).toBe(0o600);
    await server.close();
    await expect(read()).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('holds a token of its own when the server asks for tokens', async () => {
    const guarded = await openTestServer({ dataDir, tokens: [{ role: 'viewer', token: 'viewer-token-1' }] });
    const { token } = await read();
    const reply = await guarded.post('{ viewer { name role } }', {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(reply.body.data).toEqual({ viewer: { name: 'local', role: 'admin' } });
    await guarded.close();
  });

  test('stays when another server has written it since', async () => {
    const second = await openTestServer({ dataDir });
    await server.close();
    expect(await read()).toMatchObject({ url: second.server.url });
    await second.close();
  });
});

describe('probes', () => {
  test('tell life and readiness apart', async () => {
    const { health } = server.services;
    const base = await health.report();
    health.report = async () => ({ ...base, ready: false, database: { ...base.database, reachable: false } });
    expect((await fetch(`${server.server.url}/livez`)).status).toBe(200);
    const ready = await fetch(`${server.server.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ status: 'notReady', database: { reachable: false } });
  });
});

const transports = {
  http: async (query: string) => (await server.post(query)).body,
  websocket: (query: string) => server.ask(query),
} as const;

const poke =
  'mutation { sendEvent(address: "queue/1", event: {type: "queue.poke"}) { receipt { seq } errors { __typename code message ... on InvalidInputError { issues { path message } } ... on NotAcceptedError { state accepts } ... on UnavailableError { retryAfterMs } ... on NotFoundError { id } } } }';

describe.each(Object.entries(transports))('failures over %s', (_name, send) => {
  test('of what was not expected show a correlation id and nothing else', async () => {
    server.services.failNext('send', new Error('password=hunter2 at db.internal'));
    const body = await send(poke);
    expect(JSON.stringify(body)).not.toMatch(/hunter2|db\.internal|node_modules/);
    const [error] = body.errors ?? [];
    expect(error?.extensions['code']).toBe('INTERNAL');
    const { correlationId } = error?.extensions ?? {};
    expect(error?.message).toContain(correlationId);
    expect(
      server.logged.find(({ fields }) => fields['correlationId'] === correlationId)?.fields,
    ).toMatchObject({
      error: { message: 'password=hunter2 at db.internal' },
    });
  });

  test('of our own invariants are masked too', async () => {
    server.services.failNext('send', new DefectError('row 17 of table x', { code: 'x.broken' }));
    expect(JSON.stringify(await send(poke))).not.toContain('row 17');
  });

  test.each([
    [
      new TerminalError('no such event', {
        code: 'event.notAccepted',
        details: { state: 'idle', accepted: ['a', 'b'] },
      }),
      { __typename: 'NotAcceptedError', code: 'event.notAccepted', state: 'idle', accepts: ['a', 'b'] },
    ],
    [
      new TerminalError('misfit', {
        code: 'event.invalid',
        details: { issues: [{ path: ['n'], message: 'not a number' }] },
      }),
      { __typename: 'InvalidInputError', issues: [{ path: ['n'], message: 'not a number' }] },
    ],
    [
      new TerminalError('unknown', { code: 'actor.unknown', details: { address: 'queue/1' } }),
      { __typename: 'NotFoundError', id: 'queue/1' },
    ],
    [
      new RetryableError('later', { code: 'database.unavailable', retryAfterMs: 50 }),
      { __typename: 'UnavailableError', retryAfterMs: 50 },
    ],
    [
      new TerminalError('held', { code: 'actor.halted' }),
      { __typename: 'UnavailableError', retryAfterMs: null },
    ],
    [
      new TerminalError('twice', { code: 'ballot.duplicateVote' }),
      { __typename: 'RefusedError', code: 'ballot.duplicateVote' },
    ],
  ])('that are expected are typed in the payload: %s', async (error, expected) => {
    server.services.failNext('send', error);
    expect(await send(poke)).toMatchObject({ data: { sendEvent: { receipt: null, errors: [expected] } } });
  });

  test('of input never reach a service', async () => {
    const key = 'x'.repeat(201);
    const body = await send(
      `mutation { sendEvent(address: "queue/1", event: {type: "x"}, idempotencyKey: "${key}") { errors { code path } } }`,
    );
    expect(body.data).toEqual({
      sendEvent: { errors: [{ code: 'input.invalid', path: ['idempotencyKey'] }] },
    });
    expect(
      await send('mutation { sendEvent(address: "queue/1", event: [1]) { errors { code } } }'),
    ).toMatchObject({
      data: { sendEvent: { errors: [{ code: 'input.invalid' }] } },
    });
    expect(server.services.calls).toEqual([]);
  });
});

describe('the playground', () => {
  test('is a page that loads nothing from elsewhere', async () => {
    const page = await fetch(`${server.server.url}/playground`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await page.text();
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
    for (const [, path] of html.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      const asset = await fetch(`${server.server.url}${path}`);
      expect(asset.status).toBe(200);
      expect((await asset.text()).length).toBeGreaterThan(1_000);
    }
    for (const worker of ['editor', 'json', 'graphql'])
      expect((await fetch(`${server.server.url}/playground/${worker}.worker.js`)).status).toBe(200);
  });

  test('is bundled once and kept in the data folder', async () => {
    const load = () => fetch(`${server.server.url}/playground/playground.css`);
    const first = await load();
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(`${server.server.url}/playground/playground.css`, {
      headers: { 'if-none-match': etag },
    });
    expect(again.status).toBe(304);
    await server.close();
    server = await openTestServer({ dataDir });
    const before = performance.now();
    expect((await load()).headers.get('etag')).toBe(etag);
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  test('opens for somebody who opens the endpoint in a browser', async () => {
    const reply = await fetch(`${server.server.url}/graphql`, {
      headers: { accept: 'text/html' },
      redirect: 'manual',
    });
    expect([reply.status, reply.headers.get('location')]).toEqual([302, '/playground']);
  });

  test('is linked from the first page', async () => {
    expect(await (await fetch(server.server.url)).text()).toContain('href="/playground"');
  });
});

test('says which address is taken', async () => {
  await expect(openTestServer({ port: server.server.port })).rejects.toMatchObject({
    code: 'server.cannotListen',
    message: expect.stringContaining(String(server.server.port)),
  });
});

test('lets a running request end before it closes', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { health } = server.services;
  const report = health.report.bind(health);
  let began = false;
  health.report = async () => {
    began = true;
    await held;
    return report();
  };
  const reply = server.post('{ health { ready } }');
  await expect.poll(() => began).toBe(true);
  const closed = server.server.close(5_000);
  release();
  expect((await reply).body.data).toEqual({ health: { ready: true } });
  await closed;
});
