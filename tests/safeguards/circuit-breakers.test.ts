import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { type CrewApp, startCrewApp } from '../support/start-crew-app.ts';

let database: TestDatabase;
let crew: CrewApp | undefined;
let isDown = false;
let port = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  await crew?.close();
  crew = undefined;
});

afterAll(() => database.drop());

async function start(): Promise<CrewApp> {
  const settings = { STATEHOUSE_MODEL_TRIES: '1' };
  crew = await startCrewApp(database, () => (isDown ? { kind: 'status', status: 500 } : null), {
    settings,
    port,
  });
  port = crew.model.port;
  return crew;
}

interface Breaker {
  readonly id: string;
  readonly subject: string;
  readonly kind: string;
  readonly state: string;
  readonly consecutiveFailures: number;
  readonly actor: { readonly state: string } | null;
}

async function breakers({ app }: CrewApp): Promise<readonly Breaker[]> {
  const { circuitBreakers } = await app.ask<{ circuitBreakers: Breaker[] }>(
    '{ circuitBreakers { id subject kind state consecutiveFailures failures reason openUntil actor { state } } }',
  );
  return circuitBreakers;
}

async function provider(running: CrewApp): Promise<Breaker> {
  const found = async () => (await breakers(running)).find(({ kind }) => kind === 'provider');
  return (await eventually(found, (one) => one !== undefined, 20_000))!;
}

async function guard({ app }: CrewApp): Promise<string> {
  const { health } = await app.ask<{ health: { providers: { circuit: string }[] } }>(
    '{ health { providers { circuit } } }',
  );
  return health.providers[0]?.circuit ?? '';
}

async function submit({ app }: CrewApp, description: string): Promise<string> {
  const { submitTask } = await app.ask<{ submitTask: { task: { address: string } } }>(
    `mutation ($description: String!, $options: JSON) {
      submitTask(description: $description, options: $options) { task { address } }
    }`,
    { description, options: { maxTries: 1 } },
  );
  return submitTask.task.address;
}

const ended = hasStatus('completed', 'failed', 'cancelled');

describe('the circuit breaker of a provider', () => {
  it('opens with the guard of the gateway, is still open after a restart, and is closed by a person', async () => {
    let running = await start();
    expect(await breakers(running)).toEqual([]);
    isDown = true;
    // Its plan is made by a model that answers; the work is not. An effect tries five times.
    const failing = await submit(running, 'Describe the harbour');
    const opened = await eventually(
      () => provider(running),
      ({ state }) => state === 'open',
      20_000,
    );
    expect(opened).toMatchObject({ kind: 'provider', actor: { state: 'open' } });
    expect(await guard(running)).toBe('open');
    // Else its work would be the trial after the restart.
    await running.app.ask(`mutation { cancelTask(id: "${failing}") { errors { code } } }`);
    await running.close();

    isDown = false;
    running = await start();
    expect(await guard(running)).toBe('open');
    const { resetCircuitBreaker } = await running.app.ask<{
      resetCircuitBreaker: { circuitBreaker: { state: string }; errors: object[] };
    }>(
      `mutation ($id: ID!) {
        resetCircuitBreaker(id: $id, reason: "it is repaired") { circuitBreaker { state consecutiveFailures reason } errors { code } }
      }`,
      { id: opened.id },
    );
    expect(resetCircuitBreaker).toEqual({
      circuitBreaker: { state: 'closed', consecutiveFailures: 0, reason: 'it is repaired' },
      errors: [],
    });
    await eventually(
      () => guard(running),
      (state) => state === 'closed',
      20_000,
    );
    const task = await submit(running, 'Calculate the factorial of 7');
    await followTask(running.app, task, ended);
    const { rows } = await database.pool.query('select status from task where address = $1', [task]);
    expect(rows).toEqual([{ status: 'completed' }]);
    const { alerts } = await running.app.ask<{ alerts: { nodes: { message: string }[] } }>(
      '{ alerts(filter: { kinds: [breaker] }, first: 50) { nodes { message level } } }',
    );
    const said = alerts.nodes.map(({ message }) => message).join('\n');
    expect(said).toContain('is open');
    expect(said).toContain('is closed');
  });

  it('opens the guard of the gateway when a person opens it', async () => {
    const running = await start();
    const { id } = await provider(running);
    await running.app.ask(
      `mutation { tripCircuitBreaker(id: "${id}", reason: "maintenance") { errors { code } } }`,
    );
    await eventually(
      () => guard(running),
      (state) => state === 'open',
      20_000,
    );
  });
});
