import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../cli/fake/run-cli.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { followTask, hasStatus } from '../../support/follow-task.ts';
import { startTestApp, type TestApp } from '../../support/start-test-app.ts';
import { startTaskModel, type TaskModel } from '../../support/task-model.ts';

let database: TestDatabase;
let model: TaskModel;
let app: TestApp;

const rule = (name: string, parameters: Readonly<Record<string, unknown>> = {}) => ({
  rule: name,
  parameters: Object.entries(parameters).map(([key, value]) => ({ name: key, value: JSON.stringify(value) })),
});

/** The first output of a subtask is no JSON; what validation said of it is in the prompt of the second. */
beforeAll(async () => {
  database = await createTestDatabase();
  model = await startTaskModel(({ purpose, text }) => {
    if (purpose === 'plan') {
      return {
        json: {
          summary: 's',
          subtasks: [
            {
              id: 'list',
              title: 'List the ferries',
              description: 'List the ferries of the harbour as JSON',
              capabilities: ['dataAnalysis'],
              dependsOn: [],
              priority: 5,
              estimatedSeconds: 30,
              tier: 'standard',
              validation: [rule('json', { type: 'object' }), rule('regex', { pattern: 'ferr(y|ies)' })],
            },
          ],
        },
      };
    }
    if (purpose === 'work') return text.includes('# Critiques') ? '{"ferries": 3}' : 'three ferries';
    if (purpose === 'aggregate') {
      const result = /ferries of (.*)\./.exec(text)?.[1] ?? '';
      const isTold = text.includes('# Critiques') && result.includes('mended');
      return { json: { summary: 's', result: isTold ? `${result}: three ferries` : result } };
    }
    return null;
  });
  app = await startTestApp(database, model.settings);
});

afterAll(async () => {
  await app?.close();
  await model?.close();
  await database?.drop();
});

interface Check {
  readonly strategy: string;
  readonly passed: boolean;
  readonly message: string;
  readonly evidence: unknown;
}

interface Report {
  readonly subtask: string | null;
  readonly passed: boolean;
  readonly score: number;
  readonly action: string;
  readonly problems: readonly string[];
  readonly checks: readonly Check[];
}

interface TaskView {
  readonly status: string;
  readonly validationReport: {
    readonly passed: boolean;
    readonly score: number | null;
    readonly problems: readonly string[];
    readonly result: Report | null;
    readonly reports: readonly Report[];
  };
  readonly subtasks: readonly { readonly attempt: number; readonly validationReports: readonly Report[] }[];
}

const report = `{ subtask attempt passed score action problems durationMs skipped
  checks { strategy name check passed severity onFail message path evidence undecided causes } }`;

async function carryOut(result: string, validation: unknown): Promise<TaskView> {
  const { submitTask } = await app.ask<{
    submitTask: { task: { address: string } | null; errors: readonly object[] };
  }>(
    `mutation ($text: String!, $options: JSON) {
      submitTask(description: $text, options: $options) { task { address } errors { message } } }`,
    { text: `Tell about the ferries of ${result}.`, options: { validation } },
  );
  expect(submitTask.errors).toEqual([]);
  const address = submitTask.task?.address ?? '';
  await followTask(app, address, hasStatus('completed', 'failed'));
  const { task } = await app.ask<{ task: TaskView }>(
    `query ($id: ID!) { task(id: $id) { status
      validationReport { passed score problems result ${report} reports ${report} }
      subtasks { attempt validationReports ${report} } } }`,
    { id: address },
  );
  return task;
}

describe('the validation report of a task', { timeout: 120_000 }, () => {
  it('holds every check of every try, and sends an output back with what was wrong', async () => {
    const task = await carryOut('the northern harbour, three of them', {
      strategy: 'contains',
      params: { texts: ['harbour'] },
    });
    expect(task.status).toBe('completed');
    const [subtask] = task.subtasks;
    expect(subtask?.attempt).toBe(2);
    expect(subtask?.validationReports).toMatchObject([
      {
        subtask: 'list',
        passed: false,
        action: 'retry',
        problems: [expect.stringContaining('json:')],
        checks: [
          { strategy: 'json', passed: false },
          { strategy: 'regex', passed: true },
        ],
      },
      { subtask: 'list', passed: true, score: 1, action: 'accept', problems: [] },
    ]);
    expect(task.validationReport).toMatchObject({ passed: true, score: 1, problems: [] });
    expect(task.validationReport.reports).toHaveLength(3);
    expect(task.validationReport.result?.checks.map(({ strategy }) => strategy)).toEqual([
      'notEmpty',
      'contains',
    ]);
    const [, second] = model.asked.filter(({ purpose }) => purpose === 'work');
    expect(second?.text).toContain('# Critiques\n- json:');
    const { quality } = await app.ask<{ quality: { figures: { nodes: readonly object[] } } }>(
      '{ quality { figures(source: validation, dimension: model) { nodes { value count passed } } } }',
    );
    expect(quality.figures.nodes).toEqual([{ value: 'scripted', count: 2, passed: 1 }]);
    const { stdout } = await runCli(['quality', '--source', 'validation'], { url: app.url });
    for (const word of ['OF', 'MEAN', 'PASSED', 'scripted', 'dataAnalysis']) expect(stdout).toContain(word);
    const shown = JSON.parse((await runCli(['quality', '--by', 'model', '--json'], { url: app.url })).stdout);
    expect(shown).toMatchObject({
      totalCount: 1,
      figures: [{ value: 'scripted', count: 2, mean: expect.any(Number) }],
      lessons: { withCount: 0, verdict: expect.stringContaining('Too early') },
    });
  });

  it('has a result that breaks its rules put together once more, with what was wrong', async () => {
    const task = await carryOut('a harbour to be mended', {
      strategy: 'contains',
      params: { texts: ['three ferries'] },
    });
    expect(task.status).toBe('completed');
    const results = task.validationReport.reports.filter(({ subtask }) => subtask === null);
    expect(results).toMatchObject([{ passed: false, action: 'retry' }, { passed: true }]);
    expect(task.validationReport).toMatchObject({ passed: true, problems: [] });
    const strict = await carryOut('a harbour that is mended never', {
      strategy: 'contains',
      params: { texts: ['ten ferries'] },
      onFail: 'fail',
    });
    expect(strict.status).toBe('failed');
    expect(strict.validationReport.reports.filter(({ subtask }) => subtask === null)).toHaveLength(1);
  });

  it.each([
    ['modelJudge', { criteria: [{ name: 'place', description: 'names the northern harbour' }] }],
    ['contradictionCheck', {}],
    ['consensus', { task: 'name the northern harbour' }],
  ])('judges by %s, with the rehearsal model by rules of words', async (strategy, params) => {
    const good = await carryOut('the northern harbour, three of them', { strategy, params });
    expect(good).toMatchObject({ status: 'completed', validationReport: { result: { passed: true } } });
    const poor = await carryOut('of this harbour are three. Never are there ferries. Ferries are many', {
      strategy,
      params: strategy === 'contradictionCheck' ? { references: [known] } : params,
    });
    expect(poor).toMatchObject({
      status: 'failed',
      validationReport: { passed: false, result: { passed: false, action: 'retry' } },
    });
    const { result } = poor.validationReport;
    const found = result?.checks.find((check) => check.strategy === strategy);
    expect(found).toMatchObject({ passed: false, message: expect.stringContaining('Rehearsal') });
  });
});

const known = { id: 'log', text: 'This harbour has five.' };

describe('the ways to validate', () => {
  it('are listed with their parameters and examples', async () => {
    const { validationStrategies: all } = await app.ask<{
      validationStrategies: readonly Readonly<Record<string, unknown>>[];
    }>('{ validationStrategies { strategy kind summary parameters good bad } }');
    expect(all.length).toBeGreaterThanOrEqual(24);
    expect(all.find(({ strategy }) => strategy === 'regex')).toMatchObject({
      kind: 'pure',
      parameters: { type: 'object', properties: { pattern: { type: 'string' } } },
      good: { output: expect.anything(), params: expect.anything() },
    });
  });
});
