import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeServerFile, type ServerNote, writeServerFile } from '../../src/server/server-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'statehouse-note-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const noteAt = (url: string, pid: number): ServerNote => ({
  url,
  pid,
  startedAt: '2026-01-01T00:00:00.000Z',
});
const readNote = async () => JSON.parse(await readFile(join(folder, 'server.json'), 'utf8')) as ServerNote;

describe('server.json', () => {
  test('keeps the note of a server that answers, and replaces that of one that does not', async () => {
    const server = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const live = noteAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 1);
    expect(await writeServerFile(folder, live)).toBe(true);
    const second = noteAt('http://127.0.0.1:9', 2);
    expect(await writeServerFile(folder, second)).toBe(false);
    await removeServerFile(folder, second);
    expect(await readNote()).toEqual(live);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await writeServerFile(folder, second)).toBe(true);
    expect(await readNote()).toEqual(second);
    await removeServerFile(folder, second);
    await expect(readNote()).rejects.toThrow();
  });
});
