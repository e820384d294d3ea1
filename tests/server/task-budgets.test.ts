import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, {
    STATEHOUSE_REHEARSAL_TOKEN_DELAY_MS: '0',
    STATEHOUSE_TASK_TURNS: '100000',
    STATEHOUSE_AGENT_TYPE_LIMITS: 'scout=3',
  });
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const ended = hasStatus('completed', 'failed', 'cancelled');
const waiting = hasStatus('waitingOnHuman');

const figures = 'tokens costUsd modelCalls turns wallClockSeconds';
const budgetFields = `address parent limits { ${figures} } used { ${figures} } reserved { ${figures} } remaining { ${figures} }`;

interface Figures {
  readonly tokens: number;
  readonly costUsd: number;
  readonly modelCalls: number;
  readonly turns: number;
  readonly wallClockSeconds: number;
}

interface BudgetView {
  readonly address: string;
  readonly parent: string | null;
  readonly limits: Readonly<Record<keyof Figures, number | null>>;
  readonly used: Figures;
  readonly reserved: Figures;
  readonly remaining: Readonly<Record<keyof Figures, number | null>>;
}

interface TaskView {
  readonly address: string;
  readonly status: string;
  readonly reason: string | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly budget: BudgetView;
  readonly subtasks: readonly {
    readonly stage: string;
    readonly budget: BudgetView;
    readonly outputs: readonly { readonly output: string }[];
  }[];
}

/** Three calls in all: the plan, the work, and the result. */
const description = 'Describe the tides of a harbour';

async function submit(options: object): Promise<string> {
  const { submitTask } = await app.ask<{
    submitTask: { task: { address: string } | null; errors: readonly object[] };
  }>(
    `mutation ($description: String!, $options: JSON) {
      submitTask(description: $description, options: $options) { task { address } errors { code message } }
    }`,
    { description, options },
  );
  expect(submitTask.errors).toEqual([]);
  return submitTask.task!.address;
}

async function show(id: string): Promise<TaskView> {
  const { task } = await app.ask<{ task: TaskView }>(
    `query ($id: ID!) { task(id: $id) { address status reason failure { code message } budget { ${budgetFields} }
      subtasks { stage budget { ${budgetFields} } outputs { output } } } }`,
    { id },
  );
  return task;
}

interface Question {
  readonly address: string;
  readonly kind: string;
  readonly question: string;
  readonly options: readonly string[];
}

async function questionOf(task: string): Promise<Question> {
  const { inbox } = await app.ask<{ inbox: { nodes: readonly Question[] } }>(
    '{ inbox(first: 50) { nodes { address kind question options } } }',
  );
  const found = inbox.nodes.find(({ address }) => address.startsWith(`${task}/`));
  if (!found) throw new Error(`no question of ${task} in the inbox: ${JSON.stringify(inbox.nodes)}`);
  return found;
}

const answer = (id: string, value: unknown) =>
  app.ask<{ answerClarification: { errors: readonly { code: string }[] } }>(
    'mutation ($input: AnswerClarificationInput!) { answerClarification(input: $input) { errors { code } } }',
    { input: { id, answer: value } },
  );

async function extend(id: string, amounts: string): Promise<readonly { readonly code: string }[]> {
  const { extendTaskBudget } = await app.ask<{ extendTaskBudget: { errors: { code: string }[] } }>(
    `mutation ($id: ID!) { extendTaskBudget(id: $id${amounts}) { task { status } errors { code } } }`,
    { id },
  );
  return extendTaskBudget.errors;
}

describe('budgets of tasks over GraphQL', () => {
  it('show what is used as the recorded calls tell it, for the task and each of its subtasks', async () => {
    const task = await submit({ budget: { tokens: 1_000_000 }, subtaskBudget: { modelCalls: 50 } });
    await followTask(app, task, ended);
    const { budget, subtasks } = await show(task);
    const { rows } = await database.pool.query(
      `select sum(prompt_tokens + completion_tokens)::int as tokens, count(*)::int as calls,
          count(*) filter (where address <> root)::int as below from llm_call where root = $1`,
      [task],
    );
    expect(budget).toMatchObject({
      address: task,
      parent: null,
      limits: { tokens: 1_000_000, costUsd: null, turns: 100_000 },
      used: { tokens: rows[0].tokens, modelCalls: rows[0].calls },
      reserved: { tokens: 0, modelCalls: 0 },
      remaining: { tokens: 1_000_000 - rows[0].tokens, modelCalls: null },
    });
    expect(budget.used.turns).toBeGreaterThan(5);
    expect(subtasks[0]?.budget).toMatchObject({
      parent: task,
      limits: { modelCalls: 50, tokens: null },
      used: { modelCalls: rows[0].below },
      remaining: { modelCalls: 50 - rows[0].below, tokens: 1_000_000 - rows[0].tokens },
    });
    const { budgets } = await app.ask<{ budgets: { nodes: BudgetView[]; totalCount: number } }>(
      `query ($root: ID) { budgets(root: $root) { nodes { ${budgetFields} } totalCount } }`,
      { root: task },
    );
    expect(budgets.totalCount).toBe(2);
    expect(budgets.nodes.map(({ address }) => address)).toContain(task);
  });

  it('ask a person when they are used up; the task goes on after the answer', async () => {
    const task = await submit({ budget: { modelCalls: 2 } });
    await followTask(app, task, waiting);
    const held = await show(task);
    expect(held).toMatchObject({ status: 'waitingOnHuman', budget: { used: { modelCalls: 2 } } });
    expect(held.reason).toContain('modelCalls = 2');
    const question = await questionOf(task);
    expect(question).toMatchObject({ kind: 'decision', options: ['extend', 'stop'] });
    expect(question.question).toContain('2 model calls');
    expect((await answer(question.address, 'more')).answerClarification.errors).toMatchObject([
      { code: 'clarification.unfitAnswer' },
    ]);
    expect((await answer(question.address, 'extend')).answerClarification.errors).toEqual([]);
    await followTask(app, task, ended);
    expect(await show(task)).toMatchObject({
      status: 'completed',
      budget: { limits: { modelCalls: 4 }, used: { modelCalls: 3 }, remaining: { modelCalls: 1 } },
    });
  });

  it('are extended by an amount in the answer, or by a request', async () => {
    const [one, two] = [
      await submit({ budget: { modelCalls: 1 } }),
      await submit({ budget: { modelCalls: 1, wallClockSeconds: 86_400 } }),
    ] as const;
    await Promise.all([one, two].map((task) => followTask(app, task, waiting)));
    await answer((await questionOf(one)).address, { modelCalls: 7 });
    expect(await extend(two, '')).toMatchObject([{ code: 'task.invalidOptions' }]);
    expect(await extend(two, ', modelCalls: -1')).toMatchObject([{ code: 'task.invalidOptions' }]);
    expect(await extend(two, ', modelCalls: 5, tokens: 5, wallClockSeconds: 60')).toEqual([]);
    await Promise.all([one, two].map((task) => followTask(app, task, ended)));
    expect(await show(one)).toMatchObject({ status: 'completed', budget: { limits: { modelCalls: 8 } } });
    expect(await show(two)).toMatchObject({
      status: 'completed',
      budget: { limits: { modelCalls: 6, tokens: null, wallClockSeconds: 86_460 } },
    });
    await expect(questionOf(two)).rejects.toThrow();
  });

  it('end the task when the person stops it, or when it was told to fail: the outputs are kept', async () => {
    const asked = await submit({ budget: { modelCalls: 2 } });
    const told = await submit({ budget: { modelCalls: 2 }, onExhausted: 'fail' });
    await followTask(app, asked, waiting);
    await answer((await questionOf(asked)).address, 'stop');
    await Promise.all([asked, told].map((task) => followTask(app, task, ended)));
    for (const task of [asked, told]) {
      const done = await show(task);
      expect(done).toMatchObject({ status: 'failed', failure: { code: 'budget.exhausted' } });
      expect(done.subtasks).toMatchObject([{ stage: 'completed' }]);
      expect(done.subtasks[0]?.outputs[0]?.output).not.toBe('');
    }
  });

  it('hold for a call that is too large at once, and for turns', async () => {
    const small = await submit({ budget: { tokens: 10 } });
    const short = await submit({ budget: { turns: 1 }, onExhausted: 'fail' });
    await followTask(app, small, waiting);
    await followTask(app, short, ended);
    expect(await show(small)).toMatchObject({ budget: { used: { tokens: 0, modelCalls: 0 } } });
    expect((await show(short)).failure?.message).toContain('turns = 1');
    await app.ask('mutation ($id: ID!) { cancelTask(id: $id) { errors { code } } }', { id: small });
  });

  it('must be sound', async () => {
    const { submitTask } = await app.ask<{ submitTask: { errors: { code: string }[] } }>(
      `mutation { submitTask(description: "${description}", options: { budget: { tokens: 0 } }) { errors { code } } }`,
    );
    expect(submitTask.errors).toMatchObject([{ code: 'task.invalidOptions' }]);
  });
});

describe('limits over GraphQL', () => {
  const crew = 'crew { queues { name limit } agentTypes { name limit } }';

  it('are shown as the settings and the crew have them', async () => {
    const { limits } = await app.ask(
      `{ limits { spawnDepth childrenPerActor descendantsPerRoot task { turns tokens } whenTaskExhausted completionTokens
        conversation { tokens costUsd } ${crew} } }`,
    );
    expect(limits).toEqual({
      spawnDepth: 32,
      childrenPerActor: 1_000,
      descendantsPerRoot: 10_000,
      task: { turns: 100_000, tokens: null },
      whenTaskExhausted: 'askPerson',
      completionTokens: 1_024,
      conversation: { tokens: null, costUsd: null },
      crew: { queues: [], agentTypes: [{ name: 'scout', limit: 3 }] },
    });
  });

  it('of the crew are set by a request, and hold: agents of a halted type wait', async () => {
    const set = (types: string) =>
      app.ask<{ setCrewLimits: { limits: object; errors: { code: string }[] } }>(
        `mutation { setCrewLimits(agentTypes: ${types}, queues: [{ name: "heavy", limit: 2 }]) {
          limits { queues { name limit } agentTypes { name limit } } errors { code } } }`,
      );
    const all = ['analyst', 'scout', 'archivist', 'integrator', 'statistician'];
    const none = all.map((name) => `{ name: "${name}", limit: 0 }`).join(', ');
    const { setCrewLimits } = await set(`[${none}]`);
    expect(setCrewLimits).toEqual({
      limits: {
        queues: [{ name: 'heavy', limit: 2 }],
        agentTypes: all.map((name) => ({ name, limit: 0 })),
      },
      errors: [],
    });
    const task = await submit({});
    const queued = (fact: Readonly<Record<string, unknown>>) =>
      fact['type'] === 'subtask.changed' && fact['stage'] === 'queued';
    await followTask(app, task, queued);
    expect((await show(task)).subtasks).toMatchObject([{ stage: 'queued' }]);
    await set('[]');
    await followTask(app, task, ended);
    expect((await show(task)).status).toBe('completed');
    expect((await set('[{ name: "scout", limit: -1 }]')).setCrewLimits.errors).toMatchObject([
      { code: 'event.invalid' },
    ]);
  });
});
