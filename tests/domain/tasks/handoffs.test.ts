import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { followTask, hasStatus } from '../../support/follow-task.ts';
import { startTestApp, type TestApp } from '../../support/start-test-app.ts';
import { startTaskModel, type TaskModel, type TaskQuestion } from '../../support/task-model.ts';

let database: TestDatabase;
let model: TaskModel;
let app: TestApp;
/** Answers to agents at work, by the word that their task contains. */
const works = new Map<string, (question: TaskQuestion) => object | string>();
const plans = new Map<string, object>();

beforeAll(async () => {
  database = await createTestDatabase();
  model = await startTaskModel((question) => {
    const { purpose, text, request } = question;
    const find = <Value>(map: Map<string, Value>) => [...map].find(([word]) => text.includes(word))?.[1];
    if (purpose === 'plan') {
      const plan = find(plans);
      return plan === undefined ? null : { json: plan };
    }
    if (JSON.stringify(request.response_format ?? {}).includes('statehouse_handoff')) {
      return { json: { done: ['measured'], open: ['the rest'], findings: ['depth 12 m'], artefacts: [] } };
    }
    return purpose === 'work' ? ((find(works)?.(question) ?? null) as never) : null;
  });
  app = await startTestApp(database, {
    ...model.settings,
    STATEHOUSE_CONTEXT_TOKENS: '1500',
    STATEHOUSE_MODEL_SMALL: 'scripted-small',
    STATEHOUSE_MODEL_LARGE: 'scripted-large',
  });
});

afterAll(async () => {
  await app?.close();
  await model?.close();
  await database?.drop();
});

async function carryOut(word: string): Promise<string> {
  const { submitTask } = await app.ask<{ submitTask: { task: { address: string } } }>(
    'mutation ($text: String!) { submitTask(description: $text) { task { address } errors { message } } }',
    { text: `Describe the harbour of ${word}` },
  );
  await followTask(app, submitTask.task.address, hasStatus('completed', 'failed'));
  return submitTask.task.address;
}

interface View {
  readonly status: string;
  readonly subtasks: readonly {
    readonly agent: string;
    readonly attempt: number;
    readonly outputs: readonly { readonly output: string }[];
    readonly handoffs: readonly {
      readonly from: string;
      readonly to: string;
      readonly reason: string;
      readonly summary: { readonly done: readonly string[]; readonly findings: readonly string[] };
      readonly at: string;
    }[];
  }[];
}

async function view(task: string): Promise<View> {
  const { task: found } = await app.ask<{ task: View }>(
    `query ($id: ID!) {
      task(id: $id) {
        status
        subtasks {
          agent attempt
          outputs { output }
          handoffs { from to reason at summary { done open findings artefacts } }
        }
      }
    }`,
    { id: task },
  );
  return found;
}

const call = (name: string, given: object) => ({
  text: '',
  toolCalls: [{ name, arguments: JSON.stringify(given) }],
});
const summary = { done: ['sounded the basin'], open: ['the pier'], findings: ['12 m deep'], artefacts: [] };

describe('a subtask that passes to a fresh agent', () => {
  it('does so when its agent asks for it, with a summary that the other one reads', async () => {
    works.set('Cadiz', ({ text }) =>
      text.includes('# Handed over')
        ? { text: `Read: ${/findings: (.*)/.exec(text)?.[1]}` }
        : call('handOff', { reason: 'this wants a scout', ...summary }),
    );
    const { status, subtasks } = await view(await carryOut('Cadiz'));
    expect(status).toBe('completed');
    const [{ handoffs, agent, attempt, outputs } = { handoffs: [] } as never] = subtasks;
    expect(handoffs).toMatchObject([{ reason: 'this wants a scout', summary }]);
    expect(handoffs[0]?.to).toBe(agent);
    expect(handoffs[0]?.from).not.toBe(agent);
    expect(attempt).toBe(1);
    expect(outputs).toEqual([{ output: 'Read: 12 m deep' }]);
  });

  it('does so when the context window is nearly full', async () => {
    const long = JSON.stringify({ text: 'deep water '.repeat(500) });
    works.set('Sines', ({ text }) =>
      text.includes('# Handed over')
        ? { text: `Read: ${/findings: (.*)/.exec(text)?.[1]}` }
        : call('jsonQuery', { json: long, path: '$.text' }),
    );
    const { status, subtasks } = await view(await carryOut('Sines'));
    expect(status).toBe('completed');
    expect(subtasks[0]?.handoffs).toMatchObject([{ summary: { findings: ['depth 12 m'] } }]);
    expect(subtasks[0]?.handoffs[0]?.reason).toContain('window');
    expect(subtasks[0]?.outputs).toEqual([{ output: 'Read: depth 12 m' }]);
    const told = await database.pool.query(
      `select t.prompt_tokens::int as told, (select sum(prompt_tokens)::int from llm_call where root = t.address) as paid
        from task t where description like '%Sines'`,
    );
    expect(told.rows[0].told).toBe(told.rows[0].paid);
  });

  it('stops to pass on when everybody wants to be rid of it', async () => {
    works.set('Ulsan', ({ request }) => {
      const last = request.messages.at(-1);
      if (last?.role === 'tool') return { text: 'I do it myself then' };
      return call('handOff', { reason: 'not my job', ...summary });
    });
    const { status, subtasks } = await view(await carryOut('Ulsan'));
    expect(status).toBe('completed');
    expect(subtasks[0]?.handoffs).toHaveLength(5);
    expect(subtasks[0]?.outputs).toEqual([{ output: 'I do it myself then' }]);
    for (const { from, to } of subtasks[0]?.handoffs ?? []) expect(to).not.toBe(from);
    const offered = model.asked
      .filter(({ purpose, text }) => purpose === 'work' && text.includes('Ulsan'))
      .map(({ request }) => (request.tools ?? []).some(({ function: tool }) => tool.name === 'handOff'));
    expect(offered.slice(0, 6)).toEqual([true, true, true, true, true, false]);
  });

  it('is told what is wrong with a request that cannot be read', async () => {
    works.set('Busan', ({ request }) => {
      const last = request.messages.at(-1);
      return last?.role === 'tool' ? { text: `Told: ${last.content}` } : call('handOff', { reason: '' });
    });
    const { status, subtasks } = await view(await carryOut('Busan'));
    expect(status).toBe('completed');
    expect(subtasks[0]?.handoffs).toEqual([]);
    expect(subtasks[0]?.outputs[0]?.output).toContain('Told: {"error"');
  });
});

describe('the tier of a subtask', () => {
  it('chooses the model that works on it', async () => {
    const planned = (tier: string) => ({
      id: tier,
      title: `Do it ${tier}`,
      description: `Look at it with ${tier} means in Malmo`,
      capabilities: ['dataAnalysis'],
      dependsOn: [],
      priority: 5,
      estimatedSeconds: 30,
      tier,
      validation: [],
    });
    plans.set('Malmo', { summary: 's', subtasks: ['small', 'standard', 'large'].map(planned) });
    const task = await carryOut('Malmo');
    const { rows } = await database.pool.query(
      `select distinct s.tier, c.model from llm_call c join subtask s on s.address = c.address
        where c.root = $1 and c.purpose = 'work' order by s.tier`,
      [task],
    );
    expect(rows).toEqual([
      { tier: 'large', model: 'scripted-large' },
      { tier: 'small', model: 'scripted-small' },
      { tier: 'standard', model: 'scripted' },
    ]);
  });
});
