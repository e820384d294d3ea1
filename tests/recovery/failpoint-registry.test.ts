import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type FailpointName, failpointNames, failpoints } from '#runtime';
import { storeStatements } from '../../src/runtime/turn/with-failpoints.ts';
import { failpointsOf } from './support/kill-suites.ts';

const source = resolve(import.meta.dirname, '../../src');

function read(folder: string): { readonly file: string; readonly text: string }[] {
  return readdirSync(join(source, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file: file.slice(source.length + 1), text: readFileSync(file, 'utf8') }));
}

const isIn = (place: 'process' | 'statement') => (name: FailpointName) => failpoints[name].place === place;

test('the code passes exactly the failpoints of the registry', () => {
  const passed = read('.').flatMap(({ text }) =>
    [...text.matchAll(/failpoint\??\.?\(\s*'([\w.]+)'/g)].map((match) => match[1]),
  );
  expect(new Set(passed)).toEqual(new Set(failpointNames.filter(isIn('process'))));
});

test('each statement of the turn store that writes has a failpoint', () => {
  const names = Object.values(storeStatements).filter((name) => name !== 'read' && name !== 'commit');
  expect(new Set(names)).toEqual(new Set(failpointNames.filter(isIn('statement'))));
});

/** Writes without a failpoint of their own, and why a kill there is no case of its own. */
const exempt: Readonly<Record<string, string>> = {
  attempt_lessons: 'a note for later tries, written again by the same key',
  node_reading: 'a measurement: the next one replaces it',
};

test('each table that a statement writes is behind a failpoint', () => {
  // What a statement of the turn store writes is covered by the failpoint behind that statement.
  const turnTables = new Set(tablesIn(read('persistence/turn')));
  const gated = new Set(
    failpointNames.flatMap((name) => {
      const { place } = failpoints[name];
      return typeof place === 'string' ? [] : [place.table as string];
    }),
  );
  const written = tablesIn(read('persistence/stores'));
  expect(written.length).toBeGreaterThan(5);
  const bare = written.filter((table) => !gated.has(table) && !(table in exempt) && !turnTables.has(table));
  expect(bare).toEqual([]);
});

test('what the commit function writes is behind a failpoint, table by table', () => {
  const migration = readFileSync(
    join(source, '../migrations/Migration20261121100200_commit_turns.ts'),
    'utf8',
  );
  const tables = new Set([...migration.matchAll(/\binsert into (\w+)/g)].map((match) => match[1]));
  const behind = failpointNames.flatMap((name) => {
    const { place } = failpoints[name];
    return name.startsWith('commit.') && typeof place !== 'string' ? [place.table as string] : [];
  });
  expect([...tables].filter((table) => !behind.includes(table ?? ''))).toEqual([]);
  expect(tables.size).toBeGreaterThan(5);
});

test('each failpoint belongs to one kill suite', () => {
  const suites = ['engine', 'charts', 'retention', 'migrations', 'tasks'] as const;
  expect(suites.flatMap((suite) => failpointsOf(suite)).toSorted()).toEqual(failpointNames.toSorted());
  for (const suite of suites) expect(failpointsOf(suite).length, suite).toBeGreaterThan(0);
});

function tablesIn(files: readonly { readonly text: string }[]): readonly string[] {
  const statements =
    /\b(?:insert into|delete from|update) (\w+)(?= set\b| \w+ set\b| \(| where\b| \w+ using\b)/g;
  return files.flatMap(({ text }) => [...text.matchAll(statements)].map((match) => match[1] ?? ''));
}
