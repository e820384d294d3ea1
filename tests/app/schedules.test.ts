import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

interface Answer {
  readonly schedule: Record<string, unknown> | null;
  readonly errors: readonly { readonly __typename: string; readonly code: string }[];
}

async function create(schedule: object, key: string | null = null): Promise<Answer> {
  const { createSchedule } = await app.ask<{ createSchedule: Answer }>(
    `mutation ($schedule: ScheduleInput!, $key: String) {
      createSchedule(schedule: $schedule, idempotencyKey: $key) {
        schedule { id address name status cron timeZone everyMs misfire overlap action nextAt nextTimes(count: 2) fired createdBy }
        errors { __typename code } } }`,
    { schedule, key },
  );
  return createSchedule;
}

async function change(name: string, id: unknown): Promise<Answer> {
  const { answer } = await app.ask<{ answer: Answer }>(
    `mutation ($id: ID!) { answer: ${name}(id: $id) { schedule { status fired } errors { __typename code } } }`,
    { id },
  );
  return answer;
}

interface Runs {
  readonly schedule: {
    readonly status: string;
    readonly fired: number;
    readonly runs: {
      readonly nodes: readonly {
        readonly status: string;
        readonly manual: boolean;
        readonly target: string;
        readonly consequences: readonly object[];
      }[];
    };
  };
}

const runsOf = (id: unknown) =>
  app.ask<Runs>(
    `query ($id: ID!) { schedule(id: $id) { status fired
      runs { nodes { status manual target actor { chartName } consequences { link kind distance } } } } }`,
    { id },
  );

const publish = { publish: { topic: 'clock.tick' } };

describe('schedules at the API', () => {
  it('are made, shown with their next times, and made once for each key', async () => {
    const wish = {
      name: 'daily report',
      timing: { cron: '30 6 * * MON-FRI', timeZone: 'Europe/Berlin' },
      action: { task: { description: 'Write the report of {{at}}.' } },
    };
    const first = await create(wish, 'report');
    expect(first).toMatchObject({
      schedule: {
        name: 'daily report',
        status: 'waiting',
        cron: '30 6 * * MON-FRI',
        timeZone: 'Europe/Berlin',
        everyMs: null,
        misfire: 'fireOnce',
        overlap: 'skip',
        action: { kind: 'task', description: 'Write the report of {{at}}.', options: {} },
        nextAt: expect.any(String),
        fired: 0,
        createdBy: 'local',
      },
      errors: [],
    });
    expect(first.schedule?.['nextTimes']).toEqual([first.schedule?.['nextAt'], expect.any(String)]);
    expect((await create(wish, 'report')).schedule?.['address']).toBe(first.schedule?.['address']);
    expect((await create(wish)).errors).toMatchObject([
      { __typename: 'RefusedError', code: 'schedule.nameTaken' },
    ]);
    const { schedules } = await app.ask<{ schedules: { totalCount: number } }>(
      '{ schedules(name: "daily report") { totalCount } }',
    );
    expect(schedules.totalCount).toBe(1);
  });

  it.each([
    [{ timing: {} }, 'schedule.invalid'],
    [{ timing: { cron: '@daily', everyMs: 1000 } }, 'schedule.invalid'],
    [{ timing: { cron: 'x' } }, 'schedule.unreadable'],
    [{ timing: { cron: '@daily', timeZone: 'Mars/Phobos' } }, 'schedule.unknownTimeZone'],
    [{ timing: { everyMs: 5 } }, 'schedule.tooOften'],
    [{ timing: { at: '2020-01-01T00:00:00Z' } }, 'schedule.neverFires'],
    [{ name: '/' }, 'schedule.invalid'],
    [{ misfire: 'fireAll', most: 5000 }, 'schedule.invalid'],
    [{ action: { actor: { chart: 'nobody' } } }, 'event.invalidAction'],
    [{ action: { task: { description: 'x', options: { maxTries: 99 } } } }, 'task.invalidOptions'],
  ])('are refused when they cannot be kept: %j', async (wrong, code) => {
    const answer = await create({ name: 'wrong', timing: { cron: '@daily' }, action: publish, ...wrong });
    expect(answer.schedule).toBeNull();
    expect(answer.errors).toMatchObject([{ __typename: 'InvalidInputError', code }]);
  });

  it('fire, are paused, resumed, run by hand and deleted', async () => {
    const { schedule } = await create({ name: 'ticks', timing: { everyMs: 1_000 }, action: publish });
    const id = schedule?.['id'];
    await eventually(
      () => runsOf(id),
      (found) => found.schedule.fired >= 2,
      15_000,
    );
    expect(await change('pauseSchedule', 'ticks')).toMatchObject({
      schedule: { status: 'paused' },
      errors: [],
    });
    expect(await change('runScheduleNow', id)).toMatchObject({ errors: [] });
    const { schedule: shown } = await eventually(
      () => runsOf(id),
      (found) => found.schedule.runs.nodes.every(({ consequences }) => consequences.length > 0),
    );
    expect(shown.runs.nodes.length).toBe(shown.fired);
    expect(shown.runs.nodes.filter(({ manual }) => manual)).toHaveLength(1);
    for (const run of shown.runs.nodes) {
      expect(run).toMatchObject({ status: 'published', target: 'clock.tick', actor: null });
      expect(run.consequences).toMatchObject([{ kind: 'event', distance: 1 }]);
    }
    expect(await change('resumeSchedule', id)).toMatchObject({ schedule: { status: 'waiting' } });
    expect(await change('deleteSchedule', id)).toMatchObject({ schedule: { status: 'deleted' } });
    expect((await change('runScheduleNow', 'ticks')).errors).toMatchObject([
      { __typename: 'NotFoundError', code: 'schedule.unknown' },
    ]);
    expect((await create({ name: 'ticks', timing: { cron: '@daily' }, action: publish })).errors).toEqual([]);
  });

  it('are made otherwise, as their makers wish, or refused as they would be when made', async () => {
    const { schedule } = await create({ name: 'weekly', timing: { cron: '@weekly' }, action: publish });
    const id = schedule?.['address'];
    await change('runScheduleNow', id);
    const update = async (wish: object): Promise<Answer> => {
      const { answer } = await app.ask<{ answer: Answer }>(
        `mutation ($id: ID!, $wish: ScheduleChangeInput!) { answer: updateSchedule(id: $id, change: $wish) {
          schedule { name cron everyMs misfire most overlap action fired runs { totalCount } } errors { __typename code } } }`,
        { id, wish },
      );
      return answer;
    };
    expect(
      await update({ name: 'hourly', timing: { everyMs: 3_600_000 }, misfire: 'fireAll', most: 3 }),
    ).toEqual({
      schedule: {
        name: 'hourly',
        cron: null,
        everyMs: 3_600_000,
        misfire: 'fireAll',
        most: 3,
        overlap: 'skip',
        action: { kind: 'publish', topic: 'clock.tick', payload: null },
        fired: 1,
        runs: { totalCount: 1 },
      },
      errors: [],
    });
    await create({ name: 'taken', timing: { cron: '@daily' }, action: publish });
    for (const [wish, code] of [
      [{ name: 'taken' }, 'schedule.nameTaken'],
      [{ name: '/' }, 'schedule.invalid'],
      [{ timing: { cron: 'x' } }, 'schedule.unreadable'],
      [{ misfire: 'fireAll', most: 5_000 }, 'schedule.invalid'],
      [{ most: 5 }, 'input.invalid'],
      [{ action: { actor: { chart: 'nobody' } } }, 'event.invalidAction'],
    ] as const)
      expect(await update(wish)).toMatchObject({ schedule: null, errors: [{ code }] });
    const { logs } = await app.ask<{ logs: { nodes: { text: string }[] } }>(
      'query ($id: ID!) { logs(filter: { within: $id }, first: 50) { nodes { text } } }',
      { id },
    );
    expect(logs.nodes.map(({ text }) => text)).toContain(
      'schedule.edited by=local fields=name, timing, misfire',
    );
  });

  it('submit tasks, follow them to their end, and are their cause', async () => {
    const { schedule } = await create({
      name: 'sums',
      timing: { cron: '@yearly' },
      action: { task: { description: 'Calculate the factorial of 7.' } },
    });
    const id = schedule?.['address'];
    await change('runScheduleNow', id);
    const { schedule: shown } = await eventually(
      () => runsOf(id),
      (found) => found.schedule.runs.nodes[0]?.status === 'completed',
      60_000,
    );
    const target = shown.runs.nodes[0]?.target;
    const { task } = await app.ask<{ task: Record<string, unknown> }>(
      'query ($id: ID!) { task(id: $id) { status submittedBy causes { link kind via } } }',
      { id: target },
    );
    expect(task).toEqual({
      status: 'completed',
      submittedBy: id,
      causes: [{ link: expect.stringContaining(`${id}!`), kind: 'run', via: id }],
    });
  }, 90_000);

  it('can be asked for times that no schedule has', async () => {
    const { scheduleTimes } = await app.ask<{ scheduleTimes: string[] }>(
      '{ scheduleTimes(timing: { cron: "0 0 29 2 *" }, count: 3) }',
    );
    expect(scheduleTimes.map((time) => time.slice(4, 10))).toEqual(Array(3).fill('-02-29'));
  });
});
