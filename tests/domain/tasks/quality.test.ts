import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { followTask, hasStatus } from '../../support/follow-task.ts';
import { startTestApp, type TestApp } from '../../support/start-test-app.ts';
import { startTaskModel, type TaskModel } from '../../support/task-model.ts';

let database: TestDatabase;
let model: TaskModel;
let app: TestApp;

const critique = 'Name the tide tables that every figure comes from.';
const poor = 'The tide is high at noon.';
const good = 'The tide is high at 12:04, says the tide table of the harbour office.';

/** A model whose first output for a harbour is poor, and whose critic knows why. */
beforeAll(async () => {
  database = await createTestDatabase();
  model = await startTaskModel(({ purpose, text }) => {
    if (purpose === 'plan') return { json: plan(text) };
    if (purpose === 'work') return text.includes(critique) ? good : poor;
    if (purpose !== 'review') return null;
    const isGood = text.includes('says the tide table');
    return {
      json: {
        criteria: [{ name: 'correctness', score: isGood ? 0.9 : 0.3, comment: 'by its sources' }],
        critique: isGood ? '' : critique,
      },
    };
  });
  app = await startTestApp(database, model.settings);
});

afterAll(async () => {
  await app?.close();
  await model?.close();
  await database?.drop();
});

function plan(text: string): object {
  const place = /harbour of (\w+)/.exec(text)?.[1] ?? 'nowhere';
  const subtask = {
    id: 'tides',
    title: `Find the tides of ${place}`,
    description: `Find the tides of the harbour of ${place}`,
    capabilities: ['dataAnalysis'],
    dependsOn: [],
    priority: 5,
    estimatedSeconds: 30,
    tier: 'standard',
    validation: [],
  };
  return { summary: 's', subtasks: [subtask] };
}

const everything = `status planPromptVersion
  subtasks {
    attempt
    reviews { attempt score threshold accepted critique criteria { name score comment } agent model promptVersion
      planPromptVersion criticPromptVersion firstTry lessonsMode lessonsGiven subtask { key } }
    routes { attempt tier avoid why }
    outputs { attempt agent model promptVersion output lessons { mode given lessons { id text relevance task attempt } } }
  }`;

interface Lessons {
  readonly mode: string;
  readonly given: boolean;
  readonly lessons: readonly { readonly text: string; readonly task: string; readonly attempt: number }[];
}

interface TaskView {
  readonly address: string;
  readonly status: string;
  readonly planPromptVersion: string;
  readonly subtasks: readonly {
    readonly attempt: number;
    readonly reviews: readonly Readonly<Record<string, unknown>>[];
    readonly routes: readonly { readonly attempt: number; readonly why: readonly string[] }[];
    readonly outputs: readonly {
      readonly agent: string;
      readonly output: string;
      readonly promptVersion: string;
      readonly lessons: Lessons | null;
    }[];
  }[];
}

async function carryOut(place: string, options: object = {}): Promise<TaskView> {
  const { submitTask } = await app.ask<{
    submitTask: { task: { address: string } | null; errors: readonly object[] };
  }>(
    `mutation ($text: String!, $options: JSON) {
      submitTask(description: $text, options: $options) { task { address } errors { message } } }`,
    { text: `Describe the tides in the harbour of ${place}`, options: { review: { tries: 3 }, ...options } },
  );
  expect(submitTask.errors).toEqual([]);
  const address = submitTask.task?.address ?? '';
  await followTask(app, address, hasStatus('completed', 'failed', 'waitingOnHuman'));
  const { task } = await app.ask<{ task: TaskView }>(`query ($id: ID!) { task(id: $id) { ${everything} } }`, {
    id: address,
  });
  return { ...task, address };
}

const workOn = (place: string) =>
  model.asked.filter(({ purpose, text }) => purpose === 'work' && text.includes(place));

describe('a poor output', () => {
  let first: TaskView;
  beforeAll(async () => {
    first = await carryOut('Brest');
  });

  it('goes back with the critique, to another agent, and both are shown', () => {
    expect(first.status).toBe('completed');
    const [before, after] = workOn('Brest');
    expect(before?.text).not.toContain(critique);
    expect(after?.text).toContain(`# Critiques\n- ${critique}`);
    const [subtask] = first.subtasks;
    expect(subtask?.outputs.map(({ output }) => output)).toEqual([poor, good]);
    const [one, two] = subtask?.outputs ?? [];
    expect(two?.agent).not.toBe(one?.agent);
    expect(subtask?.routes).toMatchObject([
      { attempt: 2, why: [`Not again to ${one?.agent}, whose tries did not pass.`] },
    ]);
    expect(subtask?.reviews).toMatchObject([
      { attempt: 1, score: 0.3, accepted: false, critique, agent: one?.agent, firstTry: true },
      { attempt: 2, score: 0.9, accepted: true, critique: '', agent: two?.agent, firstTry: false },
    ]);
    expect(subtask?.reviews[0]).toMatchObject({
      criteria: [{ name: 'correctness', score: 0.3, comment: 'by its sources' }],
      model: 'scripted',
      promptVersion: one?.promptVersion,
      planPromptVersion: first.planPromptVersion,
      subtask: { key: 'tides' },
    });
    expect(one?.promptVersion).toMatch(/^work-[0-9a-f]{8}$/);
  });

  it('teaches a later subtask of the same kind in another task', async () => {
    const later = await carryOut('Calais');
    const asked = workOn('Calais');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.text).toMatch(/# Lessons of earlier reviews\n- \[[0-9a-f]{10}\] Name the tide tables/);
    expect(later.subtasks[0]?.outputs).toMatchObject([
      {
        output: good,
        lessons: { mode: 'on', given: true, lessons: [{ text: critique, task: first.address, attempt: 1 }] },
      },
    ]);
    expect(later.subtasks[0]?.reviews).toMatchObject([
      { accepted: true, lessonsMode: 'on', lessonsGiven: true },
    ]);
  });

  it('teaches nothing where lessons are switched off', async () => {
    const later = await carryOut('Dieppe', { lessons: 'off' });
    expect(workOn('Dieppe')[0]?.text).not.toContain('# Lessons of earlier reviews');
    expect(later.subtasks[0]?.outputs.map(({ output, lessons }) => [output, lessons])).toEqual([
      [poor, null],
      [good, null],
    ]);
  });

  it('shows by a draw of each subtask what its lesson is worth', async () => {
    // More towns than any draw is likely to put on one side.
    const towns = ['Etretat', 'Fecamp', 'Granville', 'Honfleur', 'Ifs', 'Jobourg', 'Lorient', 'Morlaix'];
    const done = await Promise.all(towns.map((town) => carryOut(town, { lessons: 'measure' })));
    const arms = done.map(({ subtasks }) => subtasks[0]?.outputs[0]);
    for (const [index, arm] of arms.entries()) {
      expect(arm?.lessons).toMatchObject({ mode: 'measure', lessons: [{ text: critique }] });
      const prompt = workOn(towns[index] ?? '')[0]?.text ?? '';
      expect(prompt.includes('# Lessons of earlier reviews')).toBe(arm?.lessons?.given);
    }
    const given = arms.filter((arm) => arm?.lessons?.given).length;
    const { quality } = await app.ask<{ quality: { comparison: Readonly<Record<string, unknown>> } }>(
      `{ quality { comparison(capability: "dataAnalysis") { withCount withoutCount withMean withoutMean difference
          marginOfError verdict } } }`,
    );
    expect(quality.comparison).toMatchObject({
      withCount: given,
      withoutCount: towns.length - given,
      withMean: given === 0 ? null : expect.closeTo(0.9),
      withoutMean: given === towns.length ? null : expect.closeTo(0.3),
      verdict: expect.stringContaining('Too early to say'),
    });
  }, 120_000);

  it('moves the figures of agent, model, capability and prompt versions', async () => {
    const { quality } = await app.ask<{
      quality: { figures: { nodes: Readonly<Record<string, unknown>>[]; totalCount: number } };
    }>(
      `{ quality { figures(source: review, first: 200) { totalCount pageInfo { hasNextPage }
          nodes { key dimension value capability count passed mean deviation last rehearsal } } } }`,
    );
    const { nodes, totalCount } = quality.figures;
    expect(totalCount).toBe(nodes.length);
    const { rows } = await database.pool.query(
      'select count(*)::int as all, count(*) filter (where accepted)::int as accepted from quality_score',
    );
    const figure = (key: string) => nodes.find((node) => node['key'] === key);
    expect(figure('review:model:scripted')).toMatchObject({
      count: rows[0].all,
      passed: rows[0].accepted,
      rehearsal: false,
    });
    expect(figure('review:capability:dataAnalysis')).toMatchObject({ count: rows[0].all });
    const dimensions = new Set(nodes.map((node) => node['dimension']));
    expect(dimensions).toEqual(new Set(['agent', 'model', 'capability', 'promptVersion', 'agentCapability']));
    const [page] = await pages('agent');
    expect(page).toHaveLength(1);
    expect((await pages('agent')).flat()).toEqual(
      nodes.filter((node) => node['dimension'] === 'agent').map((node) => node['value']),
    );
  });
});

/** The agents of all figures, one to a page. */
async function pages(dimension: string): Promise<string[][]> {
  const found: string[][] = [];
  let after: string | null = null;
  for (;;) {
    const answer: { readonly quality: { readonly figures: FigurePage } } = await app.ask(
      `query ($dimension: FigureDimension, $after: Cursor) { quality {
        figures(source: review, dimension: $dimension, first: 1, after: $after) {
          nodes { value } pageInfo { hasNextPage endCursor } } } }`,
      { dimension, after },
    );
    const { nodes, pageInfo } = answer.quality.figures;
    found.push(nodes.map(({ value }) => value));
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
}

interface FigurePage {
  readonly nodes: readonly { readonly value: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
