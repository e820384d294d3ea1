import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { type CrewApp, startCrewApp, told } from '../support/start-crew-app.ts';

let database: TestDatabase;
let crew: CrewApp | undefined;
/** The model is slow at work on what is called so, until a test says otherwise. */
let isSlow = true;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  await crew?.close();
  crew = undefined;
});

afterAll(() => database.drop());

async function start(): Promise<CrewApp> {
  crew = await startCrewApp(database, (request) => {
    if (!told(request).includes('slowly')) return null;
    return isSlow ? { kind: 'hang' } : 'The harbour has two moles.';
  });
  return crew;
}

const ended = hasStatus('completed', 'failed', 'cancelled');
const working = (fact: Readonly<Record<string, unknown>>) =>
  fact['type'] === 'subtask.changed' && fact['stage'] === 'running';

async function submit({ app }: CrewApp, description: string): Promise<string> {
  const { submitTask } = await app.ask<{ submitTask: { task: { address: string } } }>(
    `mutation ($description: String!) { submitTask(description: $description) { task { address } } }`,
    { description },
  );
  return submitTask.task.address;
}

async function change({ app }: CrewApp, mutation: string): Promise<Record<string, unknown>> {
  const answer = await app.ask<Record<string, Record<string, unknown>>>(`mutation { ${mutation} }`);
  return Object.values(answer)[0] ?? {};
}

async function statusOf({ app }: CrewApp, id: string): Promise<string> {
  const { task } = await app.ask<{ task: { status: string } }>(
    `query ($id: ID!) { task(id: $id) { status } }`,
    { id },
  );
  return task.status;
}

/** What waits in the crew. */
async function inQueue({ app }: CrewApp): Promise<readonly object[]> {
  return (await app.runtime.view('crew/main'))?.context['waiting'] as readonly object[];
}

/** Waits until the model is at work on a task, and gives the call. */
async function callOf({ model }: CrewApp, words: string) {
  const find = async () =>
    model.calls.findLast((call) => told(call.request).includes(words) && call.outcome === 'running');
  return (await eventually(find, (call) => call !== undefined, 20_000))!;
}

describe('an emergency stop', () => {
  it('of a tree cuts its model call and keeps its state; a reset lets it go on', async () => {
    isSlow = true;
    const running = await start();
    const task = await submit(running, 'Describe the harbour slowly, one');
    await followTask(running.app, task, working);
    const call = await callOf(running, 'slowly, one');
    expect(
      await change(running, `emergencyStop(root: "${task}", reason: "drill") { halted errors { code } }`),
    ).toEqual({ halted: 1, errors: [] });
    // The answer comes after the abort: the server has seen the connection close, or sees it now.
    await eventually(
      async () => call.outcome,
      (outcome) => outcome === 'abandoned',
    );
    expect(await statusOf(running, task)).toBe('active');
    isSlow = false;
    expect(await change(running, `emergencyReset(root: "${task}") { resumed errors { code } }`)).toEqual({
      resumed: 1,
      errors: [],
    });
    await followTask(running.app, task, ended);
    expect(await statusOf(running, task)).toBe('completed');
  });

  it('of a tree may end in its discard: everything in it is over, the crew is free', async () => {
    isSlow = true;
    const running = await start();
    const task = await submit(running, 'Describe the harbour slowly, two');
    await followTask(running.app, task, working);
    await change(running, `emergencyStop(root: "${task}", reason: "drill") { halted errors { code } }`);
    const { discarded, errors } = await change(
      running,
      `emergencyDiscard(root: "${task}", reason: "not wanted") { discarded errors { code } }`,
    );
    expect(errors).toEqual([]);
    expect(discarded).toBeGreaterThanOrEqual(2);
    expect(await statusOf(running, task)).toBe('cancelled');
    const { rows } = await database.pool.query(
      `select (select count(*)::int from actor where root = $1 and status = 'active') as actors,
        (select count(*)::int from effect where root = $1) as effects,
        (select count(*)::int from halt) as halts,
        (select array_agg(stage) from subtask where task = $1) as stages`,
      [task],
    );
    expect(rows[0]).toEqual({ actors: 0, effects: 0, halts: 0, stages: ['cancelled'] });
    await eventually(
      async () => (await running.app.runtime.view('crew/main'))?.context,
      (context) => JSON.stringify(context?.['leases']) === '[]',
    );
    const next = await submit(running, 'Calculate the factorial of 7');
    await followTask(running.app, next, ended);
    expect(await statusOf(running, next)).toBe('completed');
    const report = await running.app.runtime.replay(task);
    expect(report).toMatchObject({ same: true });
  });

  it('of a queue takes its work back, leaves others alone, survives a restart, and ends with a reset', async () => {
    isSlow = true;
    let running = await start();
    const task = await submit(running, 'Describe the harbour slowly, three');
    await followTask(running.app, task, working);
    const call = await callOf(running, 'slowly, three');
    expect(
      await change(running, `emergencyStop(queue: "standard", reason: "drill") { halted errors { code } }`),
    ).toEqual({ halted: 1, errors: [] });
    await eventually(
      async () => call.outcome,
      (outcome) => outcome === 'abandoned',
    );
    const waiting = async () => {
      const { rows } = await database.pool.query('select stage, reason from subtask where task = $1', [task]);
      return rows[0] as { stage: string; reason: string };
    };
    const { reason } = await eventually(waiting, ({ stage }) => stage === 'queued');
    expect(reason).toContain('was stopped: drill');
    expect(await running.app.ask('{ health { halts { root queue reason } } }')).toEqual({
      health: { halts: [{ root: null, queue: 'standard', reason: 'drill' }] },
    });
    await running.close();
    isSlow = false;
    running = await start();
    const second = await submit(running, 'Describe a lighthouse and its keeper');
    await eventually(
      () => inQueue(running),
      ({ length }) => length === 2,
      20_000,
    );
    expect(await change(running, `emergencyReset(queue: "standard") { resumed errors { code } }`)).toEqual({
      resumed: 2,
      errors: [],
    });
    await Promise.all([task, second].map((address) => followTask(running.app, address, ended)));
    expect(await statusOf(running, task)).toBe('completed');
    const { rows } = await database.pool.query(
      `select facts::jsonb -> 0 ->> 'stage' as stage from journal
       where root = $1 and facts::text like '%"running"%' order by position`,
      [second],
    );
    // It ran once, and not before the reset.
    expect(rows).toHaveLength(1);
    const { alerts } = await running.app.ask<{ alerts: { nodes: object[] } }>(
      '{ alerts(filter: { kinds: [queue] }) { nodes { kind level subject message } } }',
    );
    expect(alerts.nodes).toMatchObject([
      { level: 'info', subject: 'standard', message: "The queue 'standard' goes on." },
      { level: 'critical', subject: 'standard' },
    ]);
  });

  it('of a queue may end in a discard of what waits there', async () => {
    isSlow = true;
    const running = await start();
    await change(running, `emergencyStop(queue: "standard", reason: "drill") { halted errors { code } }`);
    const task = await submit(running, 'Describe the harbour slowly, four');
    await eventually(
      () => inQueue(running),
      ({ length }) => length === 1,
      20_000,
    );
    expect(
      await change(
        running,
        `emergencyDiscard(queue: "standard", reason: "not wanted") { discarded errors { code } }`,
      ),
    ).toEqual({ discarded: 1, errors: [] });
    await followTask(running.app, task, ended);
    await change(running, `emergencyReset { resumed errors { code } }`);
    expect(await running.app.ask('{ health { halts { queue } } }')).toEqual({ health: { halts: [] } });
  });

  it('is refused for what is no queue, and for a tree and a queue at once', async () => {
    const running = await start();
    expect(
      await change(running, `emergencyStop(queue: "none", reason: "x") { halted errors { code message } }`),
    ).toMatchObject({ halted: null, errors: [{ code: 'event.invalid' }] });
    expect(
      await change(
        running,
        `emergencyStop(queue: "heavy", root: "task/1", reason: "x") { halted errors { code } }`,
      ),
    ).toMatchObject({ halted: null, errors: [{}] });
  });
});
