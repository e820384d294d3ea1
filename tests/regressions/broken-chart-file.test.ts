import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkChartFolder } from '#app';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'statehouse-charts-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('a chart file that throws is named with the line and a cure that fits', async () => {
  await writeFile(
    join(folder, 'door.ts'),
    "const key = 'a';\n\nthrow new Error('no ' + key);\nexport default key;\n",
  );
  const { problems } = await checkChartFolder(folder);
  expect(problems).toEqual([
    expect.objectContaining({
      file: 'door.ts',
      problem: "could not load the chart file 'door.ts', line 3: no a",
      cure: 'correct the file, or take it out of the folder',
    }),
  ]);
});

test('a file without a chart is told to export one', async () => {
  await writeFile(join(folder, 'door.ts'), 'export default 1;\n');
  const { problems } = await checkChartFolder(folder);
  expect(problems[0]?.cure).toBe('export a chart made with defineChart as the default of the file');
});
