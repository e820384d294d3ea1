import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { followTask, hasStatus } from '../../support/follow-task.ts';
import { startTestApp, type TestApp } from '../../support/start-test-app.ts';
import { startTaskModel, type TaskModel } from '../../support/task-model.ts';

let database: TestDatabase;
let model: TaskModel;
let app: TestApp;

/** What the model answers when it is asked for a plan for a task that contains this word, try by try. */
const plans = new Map<string, readonly object[]>();

const subtask = (id: string, more: object = {}) => ({
  id,
  title: `Do ${id}`,
  description: `Carry out ${id} and nothing else`,
  capabilities: ['dataAnalysis'],
  dependsOn: [],
  priority: 5,
  estimatedSeconds: 30,
  tier: 'standard',
  validation: [],
  ...more,
});
const plan = (...subtasks: object[]) => ({ summary: 'a plan', subtasks });

beforeAll(async () => {
  database = await createTestDatabase();
  model = await startTaskModel(({ purpose, text }) => {
    if (purpose !== 'plan') return null;
    const [word, answers = []] = [...plans].find(([each]) => text.includes(each)) ?? [];
    const before = model.asked.filter((one) => one.purpose === 'plan' && one.text.includes(word ?? '?'));
    return { json: answers[before.length - 1] ?? answers.at(-1) ?? {} };
  });
  // Replies of other purposes may be repaired more often than plans.
  app = await startTestApp(database, { ...model.settings, STATEHOUSE_MODEL_REPAIRS: '4' });
});

afterAll(async () => {
  await app?.close();
  await model?.close();
  await database?.drop();
});

interface PlannedTask {
  readonly status: string;
  readonly planSource: string;
  readonly planProblems: readonly string[];
  readonly subtasks: readonly { readonly key: string; readonly capabilities: readonly string[] }[];
}

async function carryOut(word: string): Promise<PlannedTask> {
  const { submitTask } = await app.ask<{ submitTask: { task: { address: string } } }>(
    'mutation ($text: String!) { submitTask(description: $text) { task { address } errors { message } } }',
    { text: `Describe the harbour of ${word}` },
  );
  const { address } = submitTask.task;
  await followTask(app, address, hasStatus('completed', 'failed'));
  const { task } = await app.ask<{ task: PlannedTask }>(
    'query ($id: ID!) { task(id: $id) { status planSource planProblems subtasks { key capabilities } } }',
    { id: address },
  );
  return task;
}

const askedFor = (word: string) =>
  model.asked.filter(({ purpose, text }) => purpose === 'plan' && text.includes(word));

const bad: readonly (readonly [what: string, word: string, plan: object, problem: RegExp])[] = [
  [
    'a circle of dependencies',
    'Cadiz',
    plan(subtask('one', { dependsOn: ['two'] }), subtask('two', { dependsOn: ['one'] })),
    /in a circle/,
  ],
  [
    'a subtask that depends on itself',
    'Sines',
    plan(subtask('one', { dependsOn: ['one'] })),
    /depends on itself/,
  ],
  ['an unknown capability', 'Ulsan', plan(subtask('one', { capabilities: ['juggling'] })), /capabilit/],
  [
    'too many subtasks',
    'Malmo',
    plan(...Array.from({ length: 120 }, (_, index) => subtask(`s-${index}`))),
    /at most \d+ are allowed/,
  ],
  ['a bad shape', 'Busan', { steps: ['first this', 'then that'] }, /subtasks|summary/],
];

describe('a plan that cannot be carried out', () => {
  it.each(bad)(
    'goes back once when it has %s, and the corrected one is taken',
    async (_, word, first, problem) => {
      plans.set(word, [first, plan(subtask('mended'))]);
      const task = await carryOut(word);
      expect(task).toMatchObject({ status: 'completed', planSource: 'model', planProblems: [] });
      expect(task.subtasks.map(({ key }) => key)).toEqual(['mended']);
      const asked = askedFor(word);
      expect(asked).toHaveLength(2);
      expect(asked[0]?.text).not.toContain('# Correction');
      expect(asked[1]?.text).toContain('# Correction');
      expect(asked[1]?.text).toMatch(problem);
    },
  );

  it.each(bad)('gives way to one subtask when it still has %s', async (_, word, first, problem) => {
    const again = `${word}-again`;
    plans.delete(word);
    plans.set(again, [first]);
    const task = await carryOut(again);
    expect(task).toMatchObject({ status: 'completed', planSource: 'fallback' });
    expect(task.planProblems.join('\n')).toMatch(problem);
    expect(task.subtasks).toHaveLength(1);
    expect(task.subtasks[0]?.capabilities).toEqual(
      expect.arrayContaining(['dataAnalysis', 'webScraping', 'fileProcessing', 'databaseOperations']),
    );
    expect(askedFor(again)).toHaveLength(2);
  });
});
