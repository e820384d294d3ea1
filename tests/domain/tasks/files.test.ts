import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { followTask, hasStatus } from '../../support/follow-task.ts';
import { startTestApp, type TestApp } from '../../support/start-test-app.ts';
import { startTaskModel, type TaskModel, type TaskQuestion } from '../../support/task-model.ts';

let database: TestDatabase;
let model: TaskModel;
let app: TestApp;
const works = new Map<string, (question: TaskQuestion, round: number) => object | string>();

beforeAll(async () => {
  database = await createTestDatabase();
  model = await startTaskModel((question) => {
    if (question.purpose !== 'work') return null;
    const [word, work] = [...works].find(([each]) => question.text.includes(each)) ?? [];
    const asked = model.asked.filter((one) => one.purpose === 'work' && one.text.includes(word ?? '?'));
    return (work?.(question, asked.length) ?? null) as never;
  });
  app = await startTestApp(database, model.settings);
});

afterAll(async () => {
  await app?.close();
  await model?.close();
  await database?.drop();
});

interface View {
  readonly address: string;
  readonly status: string;
  readonly filesFolder: string | null;
  readonly files: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly subtask: string;
    readonly agent: string;
  }[];
}

async function carryOut(word: string): Promise<View> {
  const { submitTask } = await app.ask<{ submitTask: { task: { address: string } } }>(
    'mutation ($text: String!) { submitTask(description: $text) { task { address } errors { message } } }',
    { text: `Describe the harbour of ${word}` },
  );
  await followTask(app, submitTask.task.address, hasStatus('completed', 'failed'));
  const { task } = await app.ask<{ task: View }>(
    `query ($id: ID!) {
      task(id: $id) { address status filesFolder files { path bytes sha256 subtask agent writtenAt } }
    }`,
    { id: submitTask.task.address },
  );
  return task;
}

const call = (name: string, given: object) => ({
  text: '',
  toolCalls: [{ name, arguments: JSON.stringify(given) }],
});

describe('files that an agent writes', () => {
  it('lie in the folder of the task and are listed with size, hash and writer', async () => {
    works.set('Cadiz', (_, round) => {
      if (round === 1) return call('writeFile', { path: 'report/harbour.md', content: '# Harbour' });
      if (round === 2) {
        return call('writeFile', { path: 'report/harbour.md', content: '# The harbour', overwrite: true });
      }
      return round === 3
        ? call('writeFile', { path: 'depth.csv', content: '12\n' })
        : 'Two files are written';
    });
    const { status, files, filesFolder } = await carryOut('Cadiz');
    expect(status).toBe('completed');
    expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([
      ['depth.csv', 3],
      ['report/harbour.md', 13],
    ]);
    for (const { sha256, subtask, agent } of files) {
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(subtask).not.toBe('');
      expect(agent).not.toBe('');
    }
    expect(readFileSync(join(filesFolder ?? '', 'report/harbour.md'), 'utf8')).toBe('# The harbour');
    expect(readFileSync(join(filesFolder ?? '', 'depth.csv'), 'utf8')).toBe('12\n');
  });

  it.each(['../outside.md', '/etc/statehouse-test', 'a/../../outside.md'])(
    'never lie outside of it: %s',
    async (path) => {
      const word = `Sines${path.length}`;
      works.set(word, ({ request }) => {
        const last = request.messages.at(-1);
        return last?.role === 'tool' ? `Told: ${last.content}` : call('writeFile', { path, content: 'x' });
      });
      const { address, status, files, filesFolder } = await carryOut(word);
      expect([status, files, filesFolder]).toEqual(['completed', [], null]);
      const { rows } = await database.pool.query('select output from subtask_result where task = $1', [
        address,
      ]);
      expect(rows[0].output).toContain('error');
      expect(existsSync('/etc/statehouse-test')).toBe(false);
    },
  );
});
