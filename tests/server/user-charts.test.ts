import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assign, setup } from 'xstate';
import { z } from 'zod';
import { defineChart } from '#core';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let database: TestDatabase;
let app: TestApp;

interface Filled {
  readonly type: 'jar.filled';
  readonly grams: number;
}

const machine = setup({
  types: {} as { context: { grams: number }; events: Filled | { type: 'jar.closed' } },
  actions: { fill: assign({ grams: ({ context, event }) => context.grams + (event as Filled).grams }) },
}).createMachine({
  id: 'jar',
  context: { grams: 0 },
  initial: 'open',
  states: {
    open: { on: { 'jar.filled': { actions: 'fill' }, 'jar.closed': 'closed' } },
    closed: { type: 'final' },
  },
});
const jar = defineChart({
  machine,
  description: 'A jar that takes what is put into it.',
  events: {
    'jar.filled': z.object({ grams: z.number().positive().max(500), note: z.string().optional() }),
    'jar.closed': z.object({}),
  },
});

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, {}, { extraCharts: [jar] });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

describe('the chart of a user', () => {
  it('tells the JSON schema of each of its events, also of those that an actor takes now', async () => {
    const { chart } = await app.ask<{ chart: { events: { type: string; schema: object }[] } }>(
      '{ chart(name: "jar") { events { type schema } } }',
    );
    const filled = chart.events.find(({ type }) => type === 'jar.filled')?.schema;
    expect(filled).toMatchObject({
      type: 'object',
      properties: { grams: { type: 'number', exclusiveMinimum: 0, maximum: 500 }, note: { type: 'string' } },
      required: expect.arrayContaining(['grams']),
    });
    await app.ask('mutation { startActor(input: { chart: "jar", id: "one" }) { errors { code } } }');
    const { actor } = await app.ask<{ actor: { accepts: { type: string; schema: object }[] } }>(
      '{ actor(address: "jar/one") { accepts { type schema } } }',
    );
    expect(actor.accepts).toContainEqual({ type: 'jar.filled', schema: filled });
  });

  it('is held to these schemas by sendEvent', async () => {
    const send = async (grams: number) =>
      app.ask(
        `mutation ($event: JSON!) { sendEvent(address: "jar/one", event: $event) { receipt { seq } errors { code } } }`,
        { event: { type: 'jar.filled', grams } },
      );
    expect(await send(900)).toMatchObject({
      sendEvent: { receipt: null, errors: [{ code: 'event.invalid' }] },
    });
    expect(await send(90)).toMatchObject({ sendEvent: { errors: [] } });
  });
});
