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

interface Shown {
  readonly address: string;
  readonly status: string;
  readonly round: number;
  readonly report: string | null;
  readonly rehearsal: boolean;
  readonly delegated: readonly {
    readonly address: string;
    readonly status: string;
    readonly description: string;
    readonly task: { readonly status: string; readonly causes: readonly object[] } | null;
  }[];
  readonly notes: readonly { readonly text: string }[];
  readonly causes: readonly { readonly link: string; readonly kind: string }[];
}

const fields = `address status round report rehearsal notes { text } causes { link kind }
  delegated { address status description task { status causes { link kind } } }`;

async function start(
  variables: Record<string, unknown>,
): Promise<{ orchestration: Shown | null; errors: { code: string }[] }> {
  const { startOrchestration } = await app.ask<{ startOrchestration: never }>(
    `mutation ($goal: String!, $kind: OrchestrationKind, $material: JSON, $mostTasks: Int) {
      startOrchestration(goal: $goal, kind: $kind, material: $material, mostTasks: $mostTasks) {
        orchestration { ${fields} } errors { code } } }`,
    variables,
  );
  return startOrchestration;
}

async function ended(id: string | undefined): Promise<Shown> {
  const { orchestration } = await eventually(
    () =>
      app.ask<{ orchestration: Shown }>(`query ($id: ID!) { orchestration(id: $id) { ${fields} } }`, { id }),
    (answer) => ['completed', 'failed', 'cancelled'].includes(answer.orchestration.status),
    90_000,
  );
  return orchestration;
}

describe('an orchestrator', () => {
  it('submits the tasks that its goal calls for, waits for them and reports', async () => {
    const { orchestration, errors } = await start({
      goal: 'Calculate the factorial of 7. Calculate the factorial of 5.',
    });
    expect(errors).toEqual([]);
    const shown = await ended(orchestration?.address);
    expect(shown).toMatchObject({ status: 'completed', round: 2, rehearsal: true });
    expect(shown.delegated).toMatchObject([
      { status: 'completed', description: 'Calculate the factorial of 7', task: { status: 'completed' } },
      { status: 'completed', description: 'Calculate the factorial of 5', task: { status: 'completed' } },
    ]);
    for (const { task } of shown.delegated)
      expect(task?.causes).toEqual([{ link: shown.address, kind: 'actor' }]);
    expect(shown.report).toContain('5040');
    expect(shown.report).toContain('120');
    const { rows } = await database.pool.query<{ queue: string }>(
      'select queue from work_item where id = $1',
      [shown.address],
    );
    expect(new Set(rows.map(({ queue }) => queue))).toEqual(new Set(['orchestration']));
  }, 120_000);

  it('ends at once when its goal calls for nothing', async () => {
    const { orchestration } = await start({ goal: 'This is for information only: the harbour is open.' });
    expect(await ended(orchestration?.address)).toMatchObject({
      status: 'completed',
      round: 1,
      delegated: [],
    });
  }, 60_000);

  it('is started by a rule, and knows and shows what caused it', async () => {
    await app.ask(`mutation { createRule(rule: { pattern: "sums.*", action: { actor: {
      chart: "orchestrator", input: { goal: "Calculate the factorial of {{payload.n}}.", material: "{{payload}}" } } } }) { errors { code } } }`);
    const { publishEvent } = await app.ask<{ publishEvent: { event: { key: string } } }>(
      'mutation { publishEvent(topic: "sums.wanted", payload: { n: 6 }) { event { key } } }',
    );
    const { key } = publishEvent.event;
    const { busEvent } = await eventually(
      () =>
        app.ask<{ busEvent: { consequences: { link: string; kind: string; distance: number }[] } }>(
          'query ($id: ID!) { busEvent(id: $id) { consequences { link kind distance } } }',
          { id: key },
        ),
      // The orchestrator, its task, and what it says on the bus at its end.
      (answer) => answer.busEvent.consequences.length >= 3,
      90_000,
    );
    const [own, ...further] = busEvent.consequences;
    expect(own).toMatchObject({ kind: 'actor', distance: 1, link: expect.stringMatching(/^orchestrator\//) });
    expect(further.map(({ kind, distance }) => [kind, distance]).toSorted()).toEqual([
      ['actor', 2],
      ['event', 2],
    ]);
    const shown = await ended(own?.link);
    expect(shown.causes).toMatchObject([{ link: key, kind: 'event' }]);
    expect(shown.report).toContain('720');
  }, 120_000);

  it('refuses a goal that is too short, and an unknown one', async () => {
    expect((await start({ goal: 'short' })).errors[0]?.code).toBeTruthy();
    const { cancelOrchestration } = await app.ask<{ cancelOrchestration: { errors: { code: string }[] } }>(
      'mutation { cancelOrchestration(id: "orchestrator/none") { errors { code } } }',
    );
    expect(cancelOrchestration.errors).toEqual([{ code: 'orchestration.unknown' }]);
  });
});

describe('a coordinator', () => {
  it('takes notes, reports progress on the bus and ends with a report', async () => {
    const { orchestration } = await start({ kind: 'coordinator', goal: 'Calculate the factorial of 4.' });
    const { noteOrchestration } = await app.ask<{ noteOrchestration: { errors: object[] } }>(
      'mutation ($id: ID!) { noteOrchestration(id: $id, text: "It is urgent.") { errors { code } } }',
      { id: orchestration?.address },
    );
    expect(noteOrchestration.errors).toEqual([]);
    const shown = await ended(orchestration?.address);
    expect(shown).toMatchObject({ status: 'completed', notes: [{ text: 'It is urgent.' }] });
    expect(shown.report).toContain('24');
    const { busEvents } = await eventually(
      () =>
        app.ask<{ busEvents: { nodes: { topic: string; publisher: string }[] } }>(
          '{ busEvents(filter: { topic: "coordination.*" }) { nodes { topic publisher } } }',
        ),
      (answer) => answer.busEvents.nodes.some(({ topic }) => topic === 'coordination.completed'),
    );
    expect(busEvents.nodes.filter(({ topic }) => topic === 'coordination.progressed').length).toBeGreaterThan(
      1,
    );
    expect(new Set(busEvents.nodes.map(({ publisher }) => publisher))).toEqual(new Set([shown.address]));
  }, 120_000);

  it('is cancelled while it waits', async () => {
    const { orchestration } = await start({ kind: 'coordinator', goal: 'Calculate the factorial of 9.' });
    await app.ask('mutation ($id: ID!) { cancelOrchestration(id: $id) { errors { code } } }', {
      id: orchestration?.address,
    });
    expect(await ended(orchestration?.address)).toMatchObject({ status: 'cancelled' });
  });
});
