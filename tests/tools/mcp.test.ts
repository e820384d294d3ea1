import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Logger, silentLogger } from '#core';
import { createToolBox, type McpServerSettings, openMcpTools } from '#tools';
import { startHttpMcpServer } from './fixtures/mcp-http-server.ts';
import { createManualClock } from './manual-clock.ts';

let folder = '';
let journal = '';
let count = 0;
const cleanups: (() => Promise<void>)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'statehouse-mcp-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

type Settings = Partial<McpServerSettings> & Pick<McpServerSettings, 'transport'>;

async function open(settings: Settings, ports: Parameters<typeof openMcpTools>[1] = {}) {
  const source = openMcpTools({ name: 'fix', connectTimeoutMs: 15_000, ...settings }, ports);
  cleanups.push(() => source.close());
  await source.ready();
  const box = createToolBox({ tools: [], sources: [source] });
  let calls = 0;
  const call = (name: string, argument: object = {}, signal = new AbortController().signal) => {
    calls += 1;
    return box.run(
      { name: `fix__${name}`, arguments: JSON.stringify(argument) },
      { key: `key-${calls}`, address: 'a', signal },
    );
  };
  return { source, box, call };
}

function stdio(mode = '', env: Record<string, string> = {}): McpServerSettings['transport'] {
  count += 1;
  journal = join(folder, `journal-${count}`);
  const script = join(import.meta.dirname, 'fixtures/mcp-stdio-server.ts');
  return { kind: 'stdio', command: process.execPath, args: [script, journal, mode], env };
}

const noted = async () => (existsSync(journal) ? (await readFile(journal, 'utf8')).trim().split('\n') : []);

describe('tools of an MCP server over stdio', () => {
  it('are offered with the prefix of the server, their schemas and what they say of repeating', async () => {
    const { box, source } = await open({ transport: stdio() });
    expect(source.status).toBe('connected');
    const add = box.definitions().find(({ name }) => name === 'fix__add');
    expect(add).toMatchObject({
      description: 'Adds two numbers.',
      parameters: { type: 'object', properties: { a: { type: 'number' } }, required: ['a', 'b'] },
    });
    expect(['add', 'whoAmI', 'dieOnce'].map((name) => box.isRetrySafe(`fix__${name}`))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('may be fewer than the server has, and more of them may be declared safe to repeat', async () => {
    const { box } = await open({ transport: stdio(), tools: ['add', 'whoAmI'], retrySafe: ['whoAmI'] });
    expect(box.definitions().map(({ name }) => name)).toEqual(['fix__add', 'fix__whoAmI']);
    expect(box.isRetrySafe('fix__whoAmI')).toBe(true);
  });

  it('give structured content, plain text or named parts', async () => {
    const { call } = await open({ transport: stdio() });
    expect(await call('add', { a: 2, b: 3 })).toEqual({ sum: 5 });
    expect(await call('show')).toEqual([
      { type: 'text', text: 'a caption' },
      { type: 'image', mimeType: 'image/png', bytes: 3 },
      { type: 'link', uri: 'file:///a', name: 'a' },
      { type: 'resource', uri: 'file:///b', text: 'inside b' },
    ]);
    await expect(call('add', { a: 'two', b: 3 })).rejects.toMatchObject({ code: 'tool.invalidArguments' });
    await expect(call('refuse')).rejects.toMatchObject({ code: 'mcp.toolFailed', family: 'terminal' });
    await expect(call('refuse')).rejects.toThrow(/'refuse' of the MCP server 'fix' failed: out of stock/);
  });

  it('get the idempotency key, and of the environment only what is given or harmless', async () => {
    process.env['STATEHOUSE_TEST_SECRET'] = 'secret';
    const { call } = await open({ transport: stdio('', { FIXTURE_WORD: 'hello' }) });
    const answer = JSON.parse(String(await call('whoAmI')));
    expect(answer).toMatchObject({ word: 'hello', meta: { 'statehouse/idempotencyKey': 'key-1' } });
    const environment = await readFile(`/proc/${answer.pid}/environ`, 'utf8').catch(() => '');
    expect(environment).not.toContain('STATEHOUSE_TEST_SECRET');
    delete process.env['STATEHOUSE_TEST_SECRET'];
  });

  it('are cancelled at the server when the asker leaves', async () => {
    const { call } = await open({ transport: stdio() });
    const abort = new AbortController();
    const running = call('slow', {}, abort.signal);
    await vi.waitFor(async () => expect(await noted()).toEqual(['slow began']), { timeout: 10_000 });
    abort.abort(new Error('interjection'));
    await expect(running).rejects.toThrow('interjection');
    await vi.waitFor(async () => expect(await noted()).toContain('slow was cancelled'), { timeout: 10_000 });
    expect(await call('add', { a: 1, b: 1 })).toEqual({ sum: 2 });
  });

  it('are stopped when their time is up', async () => {
    const { call } = await open({ transport: stdio(), timeoutMs: 300 });
    await expect(call('slow')).rejects.toMatchObject({ code: 'tool.timedOut' });
    await vi.waitFor(async () => expect(await noted()).toContain('slow was cancelled'), { timeout: 10_000 });
  });

  it('come back when the server has died: the lost call is not repeated, the next one works', async () => {
    const { call } = await open({ transport: stdio() });
    const before = JSON.parse(String(await call('whoAmI')));
    await expect(call('die')).rejects.toMatchObject({ code: 'mcp.connectionLost' });
    const after = JSON.parse(String(await call('whoAmI')));
    expect(after.pid).not.toBe(before.pid);
    expect(await noted()).toEqual(['die']);
  });

  it('are called again after a death in the middle when they are safe to repeat', async () => {
    const { call } = await open({ transport: stdio() });
    expect(await call('dieOnce')).toBe('alive');
    expect(await noted()).toEqual(['dieOnce', 'dieOnce']);
  });

  it('follow the server when it brings others', async () => {
    const { call, box } = await open({ transport: stdio() });
    await call('grow');
    await vi.waitFor(() => expect(box.definitions().map(({ name }) => name)).toContain('fix__grown'), {
      timeout: 10_000,
    });
    expect(await call('grown')).toBe('grown up');
  });

  it('get a rest when the server dies again soon after its start', async () => {
    const clock = createManualClock();
    const { call, source } = await open({ transport: stdio() }, { clock });
    await expect(call('die')).rejects.toMatchObject({ code: 'mcp.connectionLost' });
    await expect(call('die')).rejects.toMatchObject({ code: 'mcp.connectionLost' });
    await expect(call('whoAmI')).rejects.toThrow(
      /unavailable: it has ended soon after its start.*next try in 1 s/,
    );
    clock.advance(1_000);
    await vi.waitFor(() => expect(source.status).toBe('connected'), { timeout: 10_000 });
    expect(await call('add', { a: 1, b: 1 })).toEqual({ sum: 2 });
  });

  it('are absent while the server cannot start, and the log tells the reason', async () => {
    const problems: object[] = [];
    const logger: Logger = {
      ...silentLogger,
      warn: (fields) => void problems.push(fields),
      child: () => logger,
    };
    const { source, box } = await open({ transport: stdio('broken') }, { logger });
    expect(box.definitions()).toEqual([]);
    expect(source.status).toBe('down');
    expect(problems).toMatchObject([{ problem: expect.stringContaining('the licence has expired') }]);
    const missing = await open({
      transport: { kind: 'stdio', command: '/no/such/command', args: [], env: {} },
    });
    expect(missing.source.status).toBe('down');
  });

  it('end with the server when they are closed', async () => {
    const { call, source } = await open({ transport: stdio() });
    const { pid } = JSON.parse(String(await call('whoAmI')));
    await source.close();
    expect(source.status).toBe('closed');
    expect(() => process.kill(pid, 0)).toThrow();
    await expect(call('add', { a: 1, b: 1 })).rejects.toMatchObject({ code: 'mcp.unavailable' });
  });
});

describe('tools of an MCP server over HTTP', () => {
  const start = async (port?: number) => {
    count += 1;
    journal = join(folder, `journal-${count}`);
    const server = await startHttpMcpServer({
      journal,
      token: 'secret',
      ...(port === undefined ? {} : { port }),
    });
    let closed = false;
    const close = async () => {
      if (!closed) await server.close();
      closed = true;
    };
    cleanups.push(close);
    return { ...server, close };
  };
  const http = (url: string, token = 'secret'): McpServerSettings['transport'] => ({
    kind: 'http',
    url,
    headers: { Authorization: `Bearer ${token}` },
  });

  it('are called with the configured headers', async () => {
    const { url } = await start();
    const { call } = await open({ transport: http(url) });
    expect(await call('add', { a: 20, b: 22 })).toEqual({ sum: 42 });
    const refused = await open({ transport: http(url, 'wrong') });
    expect(refused.source.status).toBe('down');
  });

  it('go on after a restart that has forgotten the session', async () => {
    const first = await start();
    const { call } = await open({ transport: http(first.url) });
    expect(await call('add', { a: 1, b: 1 })).toEqual({ sum: 2 });
    await first.close();
    await start(first.port);
    expect(await call('add', { a: 1, b: 2 })).toEqual({ sum: 3 });
  });

  it('are unavailable while nobody listens', async () => {
    const server = await start();
    const { call } = await open({ transport: http(server.url) });
    await server.close();
    await expect(call('add', { a: 1, b: 1 })).rejects.toMatchObject({ code: 'mcp.unavailable' });
  });
});
