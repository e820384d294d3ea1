import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createArchiveFile } from '../../src/app/archive-file.ts';
import type { Application, PruneOrder } from '../../src/cli/application.ts';
import { noApplication, runCli } from './fake/run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'statehouse-archive-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function pruning(): { application: Application; orders: Omit<PruneOrder, 'onProgress'>[] } {
  const orders: Omit<PruneOrder, 'onProgress'>[] = [];
  const application: Application = {
    ...noApplication,
    async prune({ onProgress, ...order }) {
      orders.push(order);
      const counts = { trees: 1, rows: { journal: 1_234, actor: 1 } };
      onProgress(counts);
      return counts;
    },
  };
  return { application, orders };
}

describe('prune', () => {
  it('says what is gone, table by table', async () => {
    const { application, orders } = pruning();
    const run = await runCli(['prune', '--older-than', '30d'], { application });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toBe(
      '           1  actor\n       1,234  journal\nRemoved: 1 tree of actors, 1,235 rows in all.\n',
    );
    expect(orders).toEqual([
      {
        kinds: ['trees', 'events', 'scheduleRuns', 'deadLetters'],
        olderThanMs: 30 * 86_400_000,
        dryRun: false,
        archive: null,
      },
    ]);
  });

  it('counts what it would remove, of the kinds that are named', async () => {
    const { application, orders } = pruning();
    const argv = ['prune', '--older-than', '12h', '--what', 'events,deadLetters', '--dry-run'];
    const run = await runCli([...argv, '--archive', 'x.gz'], { application });
    expect(run.stdout).toContain('To be removed: 1 tree');
    expect(orders).toEqual([
      { kinds: ['events', 'deadLetters'], olderThanMs: 43_200_000, dryRun: true, archive: 'x.gz' },
    ]);
    const json = await runCli([...argv, '--json'], { application });
    expect(JSON.parse(json.stdout)).toEqual({ dryRun: true, trees: 1, rows: { journal: 1_234, actor: 1 } });
  });

  it('asks for an age and for kinds that it knows', async () => {
    const { application, orders } = pruning();
    expect(await runCli(['prune'], { application })).toMatchObject({ code: 2 });
    expect(await runCli(['prune', '--older-than', 'long'], { application })).toMatchObject({ code: 2 });
    const run = await runCli(['prune', '--older-than', '1d', '--what', 'journals'], { application });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("'journals' is none of trees, events, scheduleRuns, deadLetters");
    expect(orders).toEqual([]);
  });
});

describe('the archive of what is pruned', () => {
  it('can be read up to the last whole portion, and is not written over', async () => {
    const path = join(folder, 'a.jsonl.gz');
    const archive = await createArchiveFile(path);
    await archive.write('actor', ['{"address":"a/1"}', '{"address":"a/2"}']);
    await archive.write('journal', ['{"seq":1}']);
    await archive.close();
    const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { table: 'actor', row: { address: 'a/1' } },
      { table: 'actor', row: { address: 'a/2' } },
      { table: 'journal', row: { seq: 1 } },
    ]);
    await expect(createArchiveFile(path)).rejects.toMatchObject({ code: 'archive.notWritable' });
    writeFileSync(join(folder, 'file'), '');
    await expect(createArchiveFile(join(folder, 'file', 'b.gz'))).rejects.toMatchObject({
      code: 'archive.notWritable',
    });
  });
});
