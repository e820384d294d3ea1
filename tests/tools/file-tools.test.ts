import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFileTools, createToolBox } from '#tools';
import { createManualClock } from './manual-clock.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'statehouse-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let made = 0;

async function open(options: Partial<Parameters<typeof createFileTools>[0]> = {}) {
  made += 1;
  const home = join(folder, String(made));
  await mkdir(home);
  const files = createFileTools({ folder: home, clock: createManualClock(1_000), ...options });
  const tools = createToolBox({ tools: files.tools });
  let calls = 0;
  const call = (name: string, argument: object, { address = 'task/T1/subtask:1', key = '' } = {}) => {
    calls += 1;
    return tools.run(
      { name, arguments: JSON.stringify(argument) },
      { key: key || `k${calls}`, address, signal: new AbortController().signal },
    );
  };
  return { home, files, call };
}

describe('file tools', () => {
  it('write, read and list inside the folder of a task', async () => {
    const { call, files } = await open();
    expect(await call('writeFile', { path: 'report/summary.md', content: 'Grüße' })).toEqual({
      path: 'report/summary.md',
      bytes: 7,
      sha256: createHash('sha256').update('Grüße').digest('hex'),
    });
    await call(
      'writeFile',
      { path: 'data.bin', content: 'AP8=', encoding: 'base64' },
      { address: 'task/T1/x:2' },
    );
    expect(await call('readFile', { path: 'report/summary.md' })).toEqual({
      path: 'report/summary.md',
      content: 'Grüße',
      bytes: 7,
      nextOffset: null,
    });
    expect(await call('readFile', { path: 'data.bin', encoding: 'base64' })).toMatchObject({
      content: 'AP8=',
    });
    await expect(call('readFile', { path: 'data.bin' })).rejects.toThrow(/not UTF-8 text/);
    expect(await call('listFiles', {})).toEqual({
      files: [
        { path: 'data.bin', bytes: 2, writtenAt: '1970-01-01T00:00:01.000Z', writtenBy: 'task/T1/x:2' },
        {
          path: 'report/summary.md',
          bytes: 7,
          writtenAt: '1970-01-01T00:00:01.000Z',
          writtenBy: 'task/T1/subtask:1',
        },
      ],
    });
    expect(await call('listFiles', { folder: './report' })).toMatchObject({
      files: [{ path: 'report/summary.md' }],
    });
    expect((await files.folderOf('task/T1').list()).map(({ path }) => path)).toEqual([
      'data.bin',
      'report/summary.md',
    ]);
  });

  it('keep tasks apart, even those whose names look alike', async () => {
    const { call } = await open();
    await call('writeFile', { path: 'a', content: '1' }, { address: 'task/T1/agent:1' });
    await call('writeFile', { path: 'a', content: '2' }, { address: 'task/t1' });
    await call('writeFile', { path: 'a', content: '3' }, { address: 'task/T-1' });
    expect(await call('readFile', { path: 'a' }, { address: 'task/T1' })).toMatchObject({ content: '1' });
    expect(await call('readFile', { path: 'a' }, { address: 'task/t1/deep/er:1' })).toMatchObject({
      content: '2',
    });
    expect(await call('listFiles', {}, { address: 'task/T2' })).toEqual({ files: [] });
  });

  it('replace a file only when they are told to, and once per key', async () => {
    const { call } = await open();
    await call('writeFile', { path: 'a', content: 'first' }, { key: 'one' });
    await expect(call('writeFile', { path: 'a', content: 'second' })).rejects.toThrow(/exists already/);
    await call('writeFile', { path: 'a', content: 'first' }, { key: 'one' });
    await call('writeFile', { path: 'a', content: 'second', overwrite: true });
    expect(await call('readFile', { path: 'a' })).toMatchObject({ content: 'second' });
  });

  it.each([
    '../escape',
    'a/../../escape',
    '/etc/passwd',
    'C:/windows',
    'a//b',
    'a/./b',
    '..',
    'a\\..\\b',
    'nul',
    'a/con.txt',
    'tab\tname',
    'zero\u0000byte',
    'trailing.',
    'a'.repeat(250),
    'a/b/c/d/e/f/g/h/i/j/k',
  ])('refuse the path %j', async (path) => {
    const { call } = await open();
    await expect(call('writeFile', { path, content: 'x' })).rejects.toMatchObject({ code: 'file.badPath' });
    await expect(call('readFile', { path })).rejects.toMatchObject({ code: 'file.badPath' });
  });

  it('never reach outside of the folder, whatever the path', async () => {
    const { call, home } = await open();
    const part = fc.constantFrom('..', '.', 'a', '', '~', '%2e%2e', '…', '．．', '\u2025');
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 8 }), async (parts) => {
        await call('writeFile', { path: parts.join('/'), content: 'x', overwrite: true }).catch(() => null);
      }),
      { numRuns: 60 },
    );
    const [only, ...others] = await readdir(home);
    expect(others).toEqual([]);
    expect((await readdir(join(home, only ?? ''))).sort()).toEqual(['files', 'index']);
  });

  it('refuse symbolic links on the way and at the end', async () => {
    const { call, home } = await open();
    await call('writeFile', { path: 'real/a', content: 'inside' });
    const [task = ''] = await readdir(home);
    const outside = join(folder, `outside-${made}`);
    await mkdir(outside);
    await writeFile(join(outside, 'secret'), 'secret');
    await symlink(outside, join(home, task, 'files', 'door'));
    await symlink(join(outside, 'secret'), join(home, task, 'files', 'window'));
    for (const path of ['door/secret', 'window', 'door/new']) {
      await expect(call('readFile', { path })).rejects.toThrow(/symbolic link/);
      await expect(call('writeFile', { path, content: 'x', overwrite: true })).rejects.toThrow(
        /symbolic link/,
      );
    }
    expect(await readdir(outside)).toEqual(['secret']);
    expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('secret');
  });

  it('do not confuse files with folders', async () => {
    const { call } = await open();
    await call('writeFile', { path: 'a/b', content: 'x' });
    await expect(call('writeFile', { path: 'a', content: 'x' })).rejects.toThrow(/'a' is not a file/);
    await expect(call('writeFile', { path: 'a/b/c', content: 'x' })).rejects.toThrow(
      /'b' is a file, not a folder/,
    );
    await expect(call('readFile', { path: 'a' })).rejects.toThrow(/not a file/);
    await expect(call('readFile', { path: 'ghost' })).rejects.toThrow(/There is no file 'ghost'/);
  });

  it('hold the limits of a file, of all files and of their number, also when many write at once', async () => {
    const { call } = await open({ limits: { maxFileBytes: 100, maxTotalBytes: 250, maxFiles: 4 } });
    await expect(call('writeFile', { path: 'big', content: 'x'.repeat(101) })).rejects.toThrow(
      /101 bytes, at most 100/,
    );
    const writes = await Promise.allSettled(
      ['a', 'b', 'c', 'd'].map((path) => call('writeFile', { path, content: 'x'.repeat(100) })),
    );
    expect(writes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
    await call('writeFile', { path: 'a', content: 'small', overwrite: true });
    await call('writeFile', { path: 'c', content: 'x' });
    await call('writeFile', { path: 'd', content: 'x' });
    await expect(call('writeFile', { path: 'e', content: 'x' })).rejects.toThrow(
      /has 4 files, 4 are allowed/,
    );
  });

  it('give long files piece by piece without cutting a character in two', async () => {
    const { call } = await open({ maxReadBytes: 10 });
    const content = 'aé€😀'.repeat(8);
    await call('writeFile', { path: 'long', content });
    let read = '';
    let offset: number | null = 0;
    while (offset !== null) {
      const piece = (await call('readFile', { path: 'long', offset })) as {
        readonly content: string;
        readonly nextOffset: number | null;
      };
      expect(Buffer.byteLength(piece.content)).toBeLessThanOrEqual(10);
      read += piece.content;
      offset = piece.nextOffset;
    }
    expect(read).toBe(content);
  });

  it('list only whole files: leftovers of a crash are no files, and do not stop the next write', async () => {
    const { call, home } = await open();
    await call('writeFile', { path: 'a', content: 'x' });
    const [task = ''] = await readdir(home);
    await writeFile(join(home, task, 'index', 'half.draft'), 'ha');
    await writeFile(join(home, task, 'index', 'torn.json'), '{"path":');
    await writeFile(join(home, task, 'files', 'orphan'), 'written, but not listed yet');
    expect(await call('listFiles', {})).toMatchObject({ files: [{ path: 'a' }] });
    await call('writeFile', { path: 'orphan', content: 'again' });
    expect(await call('readFile', { path: 'orphan' })).toMatchObject({ content: 'again' });
  });
});
