import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendTo, setup } from 'xstate';
import { actorAt, defineChart, mainBus, subscription } from '#core';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

/** Subscribes, and never says that it leaves. */
const subscriber = defineChart({
  machine: setup({
    actions: {
      subscribe: sendTo(
        ({ system }) => actorAt(system, mainBus),
        () => subscription('orders.#'),
      ),
    },
  }).createMachine({
    id: 'subscriber',
    entry: 'subscribe',
    initial: 'listening',
    states: {
      listening: { on: { 'bus.event': 'listening', 'subscriber.end': 'over' } },
      over: { type: 'final' },
    },
  }),
});

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, {}, { extraCharts: [subscriber] });
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const subscribers = async (): Promise<readonly string[]> => {
  const rules = (await app.runtime.view(mainBus))?.context['rules'] as readonly { createdBy: string }[];
  return rules.map(({ createdBy }) => createdBy).sort();
};

it('actors that have ended leave the bus, and those that live stay', async () => {
  for (const id of ['done', 'lives', 'stopped']) await app.runtime.start({ chart: 'subscriber', id });
  await eventually(subscribers, ({ length }) => length === 3);
  await app.ask(`mutation { subscribeToTopic(pattern: "orders.#", action: { send: { to: "subscriber/stopped" } }) {
    errors { message } } }`);
  await app.runtime.send('subscriber/done', { type: 'subscriber.end' });
  await app.runtime.stop('subscriber/stopped');
  await app.ask('mutation { publishEvent(topic: "orders.made") { errors { message } } }');
  // What a person has set up is theirs to remove.
  expect(await eventually(subscribers, ({ length }) => length === 2)).toEqual(['local', 'subscriber/lives']);
  const { rows } = await database.pool.query(
    'select created_by, removed_at is not null as removed from event_rule order by created_by',
  );
  expect(rows).toEqual([
    { created_by: 'local', removed: false },
    { created_by: 'subscriber/done', removed: true },
    { created_by: 'subscriber/lives', removed: false },
    { created_by: 'subscriber/stopped', removed: true },
  ]);
  expect(await app.runtime.replay(mainBus)).toMatchObject({ same: true });
});
