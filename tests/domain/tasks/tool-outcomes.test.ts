import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '#config';
import { eventually } from '../../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { followTask, hasStatus } from '../../support/follow-task.ts';
import { answerQuestion, nextQuestion } from '../../support/inbox.ts';
import { startTestApp, type TestApp } from '../../support/start-test-app.ts';
import { startTaskModel, type TaskModel } from '../../support/task-model.ts';
import { type HttpMcpServer, startHttpMcpServer } from '../../tools/fixtures/mcp-http-server.ts';

let database: TestDatabase;
let model: TaskModel;
let tools: HttpMcpServer;
let app: TestApp;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'statehouse-outcomes-'));
  tools = await startHttpMcpServer({ journal: join(folder, 'journal'), token: 'secret' });
  model = await startTaskModel(({ purpose, request }) => {
    if (purpose !== 'work') return null;
    const last = request.messages.at(-1);
    if (last?.role === 'tool') return `The tool said: ${last.content}`;
    const name = request.tools?.find(({ function: tool }) => tool.name.endsWith('sendLetter'))?.function.name;
    return name === undefined ? 'no such tool' : { text: '', toolCalls: [{ name, arguments: '{}' }] };
  });
  app = await start();
});

afterAll(async () => {
  await app?.close();
  await tools?.close();
  await model?.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<TestApp> {
  const config = loadConfig(
    { ...model.settings, DATABASE_URL: database.url, STATEHOUSE_DATA_DIR: folder, STATEHOUSE_PORT: '0' },
    { cwd: folder, readFile: () => null },
  );
  const transport = { kind: 'http', url: tools.url, headers: { authorization: 'Bearer secret' } } as const;
  return startTestApp(database, {}, { config: { ...config, mcpServers: [{ name: 'post', transport }] } });
}

const letters = () => {
  try {
    return readFileSync(join(folder, 'journal'), 'utf8')
      .split('\n')
      .filter((word) => word === 'letter').length;
  } catch {
    return 0;
  }
};

/** A task whose letter was sent when its process ended, so that nobody knows what became of it. */
async function loseLetter(): Promise<{ task: string; before: number }> {
  const before = letters();
  writeFileSync(join(folder, 'journal.hold'), '');
  const { submitTask } = await app.ask<{ submitTask: { task: { address: string } } }>(
    'mutation { submitTask(description: "Send the letter to the harbour master") { task { address } errors { message } } }',
  );
  await eventually(
    async () => letters(),
    (count) => count === before + 1,
    30_000,
  );
  await app.close();
  rmSync(join(folder, 'journal.hold'));
  app = await start();
  return { task: submitTask.task.address, before };
}

async function callOf(task: string) {
  const { rows } = await database.pool.query('select status, result from tool_call where root = $1', [task]);
  return rows;
}

describe('a tool call that a dead process has left open', () => {
  it('becomes a question; its result as a person tells it is recorded and the work goes on', async () => {
    const { task, before } = await loseLetter();
    const question = await nextQuestion(app, task);
    expect(question).toMatchObject({
      kind: 'decision',
      urgency: 'harsh',
      options: ['done', 'again', 'fail'],
    });
    expect(question.question).toContain('sendLetter');
    await expect(answerQuestion(app, question, 'perhaps')).rejects.toThrow(/clarification|answer/i);
    await answerQuestion(app, question, 'done: it is letter 7');
    await followTask(app, task, hasStatus('completed', 'failed'));
    expect(await callOf(task)).toEqual([{ status: 'completed', result: '"it is letter 7"' }]);
    const { rows } = await database.pool.query('select output from subtask_result where task = $1', [task]);
    expect(rows).toEqual([{ output: 'The tool said: "it is letter 7"' }]);
    expect(letters()).toBe(before + 1);
  });

  it('is made again when a person says that it did not happen', async () => {
    const { task, before } = await loseLetter();
    await answerQuestion(app, await nextQuestion(app, task), 'again');
    await followTask(app, task, hasStatus('completed', 'failed'));
    expect(await callOf(task)).toMatchObject([{ status: 'completed' }]);
    expect(letters()).toBe(before + 2);
  });

  it('fails the subtask when a person says so, and is not made again', async () => {
    const { task, before } = await loseLetter();
    await answerQuestion(app, await nextQuestion(app, task), 'fail');
    await followTask(app, task, hasStatus('completed', 'failed'));
    const { task: row } = await app.ask<{ task: object }>(
      'query ($id: ID!) { task(id: $id) { status failure { code } } }',
      { id: task },
    );
    expect(row).toEqual({ status: 'failed', failure: { code: 'tool.outcomeUnknown' } });
    expect(await callOf(task)).toMatchObject([{ status: 'failed' }]);
    expect(letters()).toBe(before + 1);
  });
});
