import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { answerQuestion, nextQuestion } from '../support/inbox.ts';
import { type CrewApp, startCrewApp } from '../support/start-crew-app.ts';

let database: TestDatabase;
let crew: CrewApp | undefined;
let gate = Promise.withResolvers<void>();

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  gate.resolve();
  await crew?.close();
  crew = undefined;
  await database.drop();
});

interface WorkerView {
  readonly key: string;
  readonly availability: string;
  readonly failed: number;
  readonly currentSubtask: { readonly address: string } | null;
  readonly actor: { readonly address: string; readonly state: string; readonly status: string } | null;
}

const crewAddress = 'crew/main';

/** Work waits until the gate is open. */
async function start(): Promise<CrewApp['app']> {
  gate = Promise.withResolvers<void>();
  const { promise } = gate;
  crew = await startCrewApp(database, async () => {
    await promise;
    return null;
  });
  return crew.app;
}

async function workers(): Promise<readonly WorkerView[]> {
  const answer = await crew!.app.ask<{ workers: { nodes: readonly WorkerView[] } }>(
    `{ workers(first: 50) { nodes { key availability failed currentSubtask { address } actor { address state status } } } }`,
  );
  return answer.workers.nodes;
}

const find = async (key: string) => (await workers()).find((worker) => worker.key === key);

async function change(text: string): Promise<void> {
  const answer = await crew!.app.ask<Record<string, { errors: readonly object[] }>>(`mutation { ${text} }`);
  for (const { errors } of Object.values(answer)) expect(errors).toEqual([]);
}

async function supervise(strategy: string, intensity = 5): Promise<void> {
  await change(`setCrewSupervision(strategy: ${strategy}, intensity: ${intensity}, periodMs: 600000) {
    supervision { strategy intensity periodMs restarts } errors { code } }`);
}

async function submit(description: string): Promise<string> {
  const { submitTask } = await crew!.app.ask<{ submitTask: { task: { address: string } } }>(
    'mutation ($description: String!) { submitTask(description: $description) { task { address } } }',
    { description },
  );
  return submitTask.task.address;
}

/** The two agents that can do what is asked for, at work, in the order in which they joined. */
async function atWork(): Promise<readonly WorkerView[]> {
  const busy = async () => (await workers()).filter(({ availability }) => availability === 'working');
  const found = await eventually(busy, ({ length }) => length === 2, 20_000);
  const order = [...found].sort((one, other) => joined.indexOf(one.key) - joined.indexOf(other.key));
  return order;
}

const joined = ['analyst', 'scout', 'archivist', 'integrator', 'statistician', 'reviewer', 'examiner'];

const fail = async (key: string): Promise<void> =>
  change(`sendEvent(address: "${(await find(key))?.actor?.address}",
    event: { type: "worker.fail", reason: "it went wrong" }) { errors { code message } }`);

/** How often each agent's actor was begun anew so far. */
async function restarts(): Promise<Readonly<Record<string, number>>> {
  const { rows } = await database.pool.query(
    `select split_part(split_part(address, 'worker-', 2), ':', 1) as key, count(*)::int as count from journal
     where address like $1 and event_type = 'statehouse.restart' group by 1`,
    [`${crewAddress}/worker-%`],
  );
  return Object.fromEntries(rows.map(({ key, count }) => [key, count]));
}

describe('the agents of the crew', () => {
  it('are actors that can be seen, below their crew', async () => {
    const app = await start();
    const all = await workers();
    expect(all.map(({ actor }) => actor)).toEqual(
      all.map(({ key }) => ({ address: `crew/main/worker-${key}:1`, state: 'idle', status: 'active' })),
    );
    const { actor } = await app.ask<{ actor: { children: { nodes: { chartName: string }[] } } }>(
      '{ actor(address: "crew/main") { children(first: 50) { nodes { address chartName } } } }',
    );
    expect(actor.children.nodes.filter(({ chartName }) => chartName === 'worker')).toHaveLength(7);
  });

  it.each([
    ['oneForOne', (busy: readonly string[]) => busy.slice(1, 2)],
    ['oneForAll', () => joined],
    ['restForOne', (busy: readonly string[]) => joined.slice(joined.indexOf(busy[1] ?? ''))],
  ] as const)('begin anew by %s, and their work is taken over in the same try', async (strategy, whom) => {
    const app = await start();
    await supervise(strategy);
    const tasks = await Promise.all(['tides', 'harbour'].map((what) => submit(`Describe the ${what}`)));
    const busy = await atWork();
    const before = await restarts();
    const [, failing] = busy;
    await fail(failing?.key ?? '');
    const expected = whom(busy.map(({ key }) => key));
    const begun = async () => {
      const after = await restarts();
      return joined.filter((key) => (after[key] ?? 0) > (before[key] ?? 0));
    };
    await eventually(begun, ({ length }) => length === expected.length, 20_000);
    expect(await begun()).toEqual([...expected]);
    gate.resolve();
    for (const task of tasks) await followTask(app, task, hasStatus('completed'));
    const lost = busy.filter(({ key }) => expected.includes(key));
    const { rows } = await database.pool.query(
      `select s.address, s.attempt, (select count(*)::int from subtask_result r where r.task = s.task and r.subtask = s.id) as outputs,
         (select count(*)::int from journal j where j.address = s.address and j.event_type = 'subtask.revoke') as revoked
       from subtask s where s.address = any($1) order by 1`,
      [busy.map(({ currentSubtask }) => currentSubtask?.address)],
    );
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).toMatchObject({ attempt: 1, outputs: 1 });
    const revoked = rows.filter((row) => row.revoked > 0).map(({ address }) => address);
    expect(revoked.sort()).toEqual(lost.map(({ currentSubtask }) => currentSubtask?.address).sort());
  });

  it('are put to a person once the intensity is used up, and the answer acts', async () => {
    const app = await start();
    await supervise('oneForOne', 1);
    const task = await submit('Describe the lighthouse');
    const busy = async () => (await workers()).find(({ availability }) => availability === 'working');
    const first = (await eventually(busy, (worker) => worker !== undefined, 20_000))?.key ?? '';
    await fail(first);
    await eventually(restarts, (counts) => (counts[first] ?? 0) > 0);
    await fail(first);
    const question = await nextQuestion(app, crewAddress);
    expect(question).toMatchObject({
      urgency: 'soft',
      options: ['reinstate', 'leave out of service', 'remove'],
    });
    expect(question.question).toContain(first);
    expect(question.question).toContain('it went wrong');
    expect(await find(first)).toMatchObject({ availability: 'suspended', actor: null });
    expect(await app.runtime.view(crewAddress)).toMatchObject({ status: 'active' });
    // Somebody else has the work.
    const other = await eventually(busy, (worker) => worker !== undefined, 20_000);
    expect(other?.key).not.toBe(first);

    gate.resolve();
    await followTask(app, task, hasStatus('completed'));

    await answerQuestion(app, question, 'reinstate');
    const back = await eventually(
      () => find(first),
      (worker) => worker?.actor !== null,
    );
    expect(back).toMatchObject({ availability: 'free', actor: { state: 'idle', status: 'active' } });
    await fail(first);
    await fail(first);
    const again = await nextQuestion(app, crewAddress);
    await answerQuestion(app, again, 'remove');
    await eventually(
      () => find(first),
      (worker) => worker === undefined,
    );
    const { rows } = await database.pool.query(
      `select count(*)::int as asked, (select count(*)::int from safeguard_alert where kind = 'crew' and level = 'critical') as alerts
       from clarification where asker = $1`,
      [crewAddress],
    );
    expect(rows).toEqual([{ asked: 2, alerts: 2 }]);
    const { alerts } = await app.ask<{ alerts: { nodes: { subject: string }[] } }>(
      '{ alerts(filter: { kinds: [crew] }, first: 50) { nodes { subject level message } } }',
    );
    expect(alerts.nodes.map(({ subject }) => subject)).toContain(first);
  });

  it('begin anew when a policy says so', async () => {
    const app = await start();
    await change(`setCrewPolicy(input: { id: "weary", address: "crew/*", event: "worker.work", action: restart }) {
      errors { code } }`);
    await eventually(
      async () => (await app.runtime.view('overseer/main'))?.state,
      (state) => state === 'watching',
    );
    const before = await restarts();
    const task = await submit('Describe the weather');
    await eventually(restarts, (after) => JSON.stringify(after) !== JSON.stringify(before), 20_000);
    await change('removeCrewPolicy(id: "weary") { errors { code } }');
    gate.resolve();
    await followTask(app, task, hasStatus('completed'));
  });
});

describe('the supervision of the crew', () => {
  it('is kept over a restart, changed in part, and refused when it is none', async () => {
    await start();
    await supervise('restForOne', 3);
    await crew?.close();
    const app = await start();
    const set = (rules: string) =>
      app.ask<{ setCrewSupervision: { supervision: object | null; errors: { code: string }[] } }>(
        `mutation { setCrewSupervision(${rules}) {
          supervision { strategy intensity periodMs } receipt { seq } errors { code message } } }`,
      );
    const { limits } = await app.ask<{ limits: { crew: { supervision: object } } }>(
      '{ limits { crew { supervision { strategy intensity periodMs restarts } } } }',
    );
    expect(limits.crew.supervision).toMatchObject({
      strategy: 'restForOne',
      intensity: 3,
      periodMs: 600_000,
    });
    expect((await set('intensity: 4')).setCrewSupervision).toMatchObject({
      supervision: { strategy: 'restForOne', intensity: 4, periodMs: 600_000 },
      errors: [],
    });
    expect((await set('intensity: -1')).setCrewSupervision).toMatchObject({
      supervision: null,
      errors: [{ code: 'event.invalid' }],
    });
  });
});
