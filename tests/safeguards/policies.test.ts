import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ChatRequest } from '#llm';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { type CrewApp, startCrewApp, told, type WorkScript } from '../support/start-crew-app.ts';

let database: TestDatabase;
let crew: CrewApp | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  for (const { id } of await policies()) {
    await crew?.app.ask(`mutation { removeCrewPolicy(id: "${id}") { errors { code } } }`);
  }
  await crew?.close();
  crew = undefined;
});

afterAll(() => database.drop());

async function start(work: WorkScript, tokenDelayMs = 0): Promise<CrewApp> {
  const policyFunctions = {
    saysTides: (entry: { event: object }) =>
      JSON.stringify(entry.event).includes('tides') ? 'it is about tides' : null,
  };
  crew = await startCrewApp(database, work, { tokenDelayMs, more: { policyFunctions } });
  return crew;
}

async function policies(): Promise<readonly { id: string }[]> {
  const answer = await crew?.app.ask<{ crewPolicies: { id: string }[] }>(
    '{ crewPolicies { id on event address pattern function action rate { count withinMs } limit { count perMs } } }',
  );
  return answer?.crewPolicies ?? [];
}

async function setPolicy(input: object): Promise<void> {
  const answer = await crew?.app.ask<{ setCrewPolicy: { errors: object[] } }>(
    `mutation ($input: CrewPolicyInput!) {
      setCrewPolicy(input: $input) { policies { id } errors { code message } }
    }`,
    { input },
  );
  expect(answer?.setCrewPolicy.errors).toEqual([]);
  // The watch has begun once its effect runs; it begins behind the turn that set the policy.
  await eventually(
    async () => (await crew?.app.runtime.view('overseer/main'))?.state,
    (state) => state === 'watching',
  );
}

async function submit(description: string): Promise<string> {
  const answer = await crew?.app.ask<{ submitTask: { task: { address: string } } }>(
    `mutation ($description: String!) { submitTask(description: $description) { task { address } } }`,
    { description },
  );
  return answer?.submitTask.task.address ?? '';
}

const ended = hasStatus('completed', 'failed', 'cancelled');
type Fact = Readonly<Record<string, unknown>>;

async function finish(task: string): Promise<readonly Fact[]> {
  const entries = await followTask(crew!.app, task, ended);
  return entries.flatMap(({ facts }) => facts);
}

async function actions(task: string): Promise<readonly string[]> {
  const { rows } = await database.pool.query(
    `select details ->> 'action' as action from safeguard_alert where root = $1 and kind = 'policy' order by at, id`,
    [task],
  );
  return rows.map(({ action }) => action);
}

const aboutHarbours = (request: ChatRequest) => told(request).includes('harbour');

describe('a supervision policy', () => {
  it('cuts in while an agent speaks: its stream ends, and it goes on with the interjection first', async () => {
    const asked: ChatRequest[] = [];
    await start((request) => {
      if (!aboutHarbours(request)) return null;
      asked.push(request);
      const tail = Array.from({ length: 400 }, (_, index) => `and mole ${index}`).join(' ');
      return asked.length === 1 ? `There is an ERROR in the chart ${tail}` : 'The harbour has two moles.';
    }, 10);
    await setPolicy({
      id: 'errors',
      on: 'stream',
      pattern: 'ERROR',
      action: 'interject',
      text: 'Look again.',
    });
    const task = await submit('Describe the harbour');
    const facts = await finish(task);
    expect(facts.findLast(({ type }) => type === 'task.changed')).toMatchObject({ status: 'completed' });
    expect(asked).toHaveLength(2);
    expect(told(asked[1]!)).toContain('# Interjection\nLook again.');
    const { rows: calls } = await database.pool.query(
      `select status, text from llm_call where root = $1 and purpose = 'work' order by started_at`,
      [task],
    );
    expect(calls.map(({ status }) => status)).toEqual(['cut', 'completed']);
    expect(calls[0].text).toContain('ERROR');
    expect(calls[0].text).not.toContain('mole 399');
    const { rows } = await database.pool.query(
      `select i.text, i.sender, s.attempt from subtask_interjection i
       join subtask s on s.task = i.task and s.id = i.subtask where i.task = $1`,
      [task],
    );
    expect(rows).toEqual([{ text: 'Look again.', sender: 'overseer', attempt: 1 }]);
    expect(await actions(task)).toEqual(['interject']);
  });

  it.each([
    ['restart', 1],
    ['reassign', 2],
  ] as const)('has work that streams a word done anew: %s', async (action, agents) => {
    let calls = 0;
    await start((request) => {
      if (!aboutHarbours(request)) return null;
      calls += 1;
      return calls === 1 ? { text: `WRONG ${'and on '.repeat(400)}` } : 'It is done.';
    }, 10);
    await setPolicy({ id: action, on: 'stream', pattern: 'WRONG', action });
    const task = await submit('Describe the harbour');
    const facts = await finish(task);
    const runs = facts.filter(({ type, stage }) => type === 'subtask.changed' && stage === 'running');
    expect(runs).toHaveLength(2);
    if (agents === 2) expect(new Set(runs.map(({ agent }) => agent)).size).toBe(2);
    expect(facts.findLast(({ type }) => type === 'task.changed')).toMatchObject({ status: 'completed' });
    expect(await actions(task)).toEqual([action]);
  });

  it('pauses a task whose event a registered function picks out', async () => {
    await start(() => null);
    await setPolicy({ id: 'tides', event: 'task.planned', function: 'failed', action: 'pause' });
    await setPolicy({ id: 'tides', event: 'task.submitted', function: 'saysTides', action: 'pause' });
    expect(await policies()).toMatchObject([{ id: 'tides', function: 'saysTides' }]);
    const task = await submit('Describe the tides');
    await followTask(crew!.app, task, hasStatus('paused'));
    expect(await actions(task)).toEqual(['pause']);
    const other = await submit('Calculate the factorial of 7');
    await finish(other);
    expect(await actions(other)).toEqual([]);
  });

  it('acts at a rate only, and asks a person, who lets it go on', async () => {
    let fails = 0;
    await start((request) => {
      if (!aboutHarbours(request)) return null;
      fails += 1;
      return fails <= 10 ? { kind: 'status', status: 400, message: 'no' } : 'The harbour has two moles.';
    });
    await setPolicy({
      id: 'failing',
      event: 'subtask.changed',
      pattern: '"stage":"retrying"',
      rate: { count: 2, withinMs: 600_000 },
      action: 'escalate',
      text: 'It fails again and again.',
    });
    const task = await submit('Describe the harbour');
    await followTask(crew!.app, task, (fact) => fact['stage'] === 'paused');
    fails = 100;
    const inbox = async () => {
      const answer = await crew!.app.ask<{ inbox: { nodes: { id: string; question: string }[] } }>(
        '{ inbox { nodes { id question options } } }',
      );
      return answer.inbox.nodes;
    };
    const [question] = await eventually(inbox, ({ length }) => length === 1, 20_000);
    expect(question?.question).toContain('It fails again and again.');
    expect(await actions(task)).toEqual(['escalate']);
    await crew!.app.ask(
      `mutation ($id: ID!) { answerClarification(input: { id: $id, answer: "go on" }) { errors { message } } }`,
      { id: question?.id },
    );
    const facts = await finish(task);
    expect(facts.findLast(({ type }) => type === 'task.changed')).toMatchObject({ status: 'completed' });
  });

  it('is refused when it is none', async () => {
    await start(() => null);
    const { setCrewPolicy } = await crew!.app.ask<{
      setCrewPolicy: { policies: null; errors: { code: string }[] };
    }>(
      `mutation { setCrewPolicy(input: { id: "x", pattern: "(", action: pause }) { policies { id } errors { code } } }`,
    );
    expect(setCrewPolicy.policies).toBeNull();
    expect(setCrewPolicy.errors).toHaveLength(1);
  });
});
