import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { assign, sendTo, setup } from 'xstate';
import { z } from 'zod';
import { actorAt, type Cause, defineChart, mainBus, publication, subscription } from '#core';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

/** Subscribes from inside a chart, counts what it gets, and answers each event with one of its own. */
const listener = defineChart({
  machine: setup({
    types: {
      context: {} as { pattern: string; got: number; cause: Cause | null },
      events: {} as { type: 'bus.event'; topic: string } | { type: 'listener.leave' },
      input: {} as { pattern: string; cause?: Cause },
    },
    actions: {
      subscribe: sendTo(
        ({ system }) => actorAt(system, mainBus),
        ({ context }) => subscription(context.pattern),
      ),
      answer: sendTo(
        ({ system }) => actorAt(system, mainBus),
        ({ event, context }) => publication('answers.given', { to: event.type, n: context.got }, event),
      ),
      leave: sendTo(
        ({ system }) => actorAt(system, mainBus),
        ({ context }) => ({ type: 'bus.unsubscribe', pattern: context.pattern }),
      ),
      count: assign({ got: ({ context }) => context.got + 1 }),
    },
  }).createMachine({
    id: 'listener',
    context: ({ input }) => ({ pattern: input.pattern, got: 0, cause: input.cause ?? null }),
    initial: 'listening',
    entry: 'subscribe',
    states: {
      listening: {
        on: {
          'bus.event': { actions: ['count', 'answer'] },
          'listener.leave': { actions: 'leave', target: 'gone' },
        },
      },
      gone: { type: 'final' },
    },
  }),
  description: 'Listens to the bus.',
  input: z.object({ pattern: z.string(), cause: z.any().optional() }),
  events: { 'listener.leave': z.object({}) },
});

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, {}, { extraCharts: [listener] });
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

interface Published {
  readonly event: { readonly id: string; readonly depth: number; readonly refused: string | null } | null;
  readonly errors: readonly { readonly __typename: string; readonly code: string }[];
}

async function publish(topic: string, payload: unknown = null, more: object = {}): Promise<Published> {
  const { publishEvent } = await app.ask<{ publishEvent: Published }>(
    `mutation ($topic: String!, $payload: JSON, $because: ID, $key: String) {
      publishEvent(topic: $topic, payload: $payload, because: $because, idempotencyKey: $key) {
        event { id: key depth refused } errors { __typename code }
      } }`,
    { topic, payload, ...more },
  );
  return publishEvent;
}

async function createRule(rule: object): Promise<{ id: string }> {
  const { createRule: made } = await app.ask<{ createRule: { rule: { id: string }; errors: unknown[] } }>(
    'mutation ($rule: EventRuleInput!) { createRule(rule: $rule) { rule { id: key } errors { code message } } }',
    { rule },
  );
  expect(made.errors).toEqual([]);
  return made.rule;
}

async function eventsOf(
  topic: string,
): Promise<{ id: string; payload: unknown; depth: number; cause: string }[]> {
  const { busEvents } = await app.ask<{ busEvents: { nodes: never[] } }>(
    'query ($topic: String) { busEvents(first: 100, filter: { topic: $topic }) { nodes { id: key topic payload depth cause refused publisher } } }',
    { topic },
  );
  return busEvents.nodes;
}

describe('the event bus', () => {
  it('stores what is published, once for each key', async () => {
    const first = await publish('shop.opened', { door: 1 }, { key: 'opening' });
    const again = await publish('shop.opened', { door: 1 }, { key: 'opening' });
    expect(first.event?.id).toBeTruthy();
    expect(again.event?.id).toBe(first.event?.id);
    expect(await eventsOf('shop.*')).toMatchObject([
      { id: first.event?.id, payload: { door: 1 }, depth: 0, cause: null, publisher: 'local', refused: null },
    ]);
    expect(await eventsOf('shop')).toEqual([]);
  });

  it('refuses what is no topic, no pattern, no action, in words', async () => {
    expect(await publish('no topic')).toMatchObject({
      event: null,
      errors: [{ __typename: 'InvalidInputError', code: 'event.topicUnreadable' }],
    });
    expect((await publish('a.b', null, { because: 'nothing' })).errors).toMatchObject([
      { __typename: 'NotFoundError', code: 'busEvent.unknown' },
    ]);
    const { a, b, c, d } = await app.ask<Record<string, { errors: { code: string }[] }>>(
      `mutation {
      a: createRule(rule: { pattern: "a b", action: { publish: { topic: "x" } } }) { errors { code } }
      b: createRule(rule: { pattern: "a", condition: "none", action: { publish: { topic: "x" } } }) { errors { code } }
      c: subscribeToTopic(pattern: "a", action: { actor: { chart: "nobody" } }) { errors { code } }
      d: deleteRule(id: "none") { errors { code } }
    }`,
    );
    expect([a, b, c, d].map((each) => each?.errors[0]?.code)).toEqual([
      'event.patternUnreadable',
      'event.invalidCondition',
      'event.invalidAction',
      'rule.unknown',
    ]);
  });

  it('delivers to actors that subscribed inside their chart, and knows the whole ancestry of their answers', async () => {
    const { address } = await app.runtime.start({
      chart: 'listener',
      id: 'one',
      input: { pattern: 'news.#' },
    });
    await eventually(
      async () =>
        (await app.ask<{ rules: { totalCount: number } }>('{ rules(kind: subscription) { totalCount } }'))
          .rules.totalCount,
      (count) => count > 0,
    );
    const { event } = await publish('news.weather', { wind: 3 });
    const answers = await eventually(
      () => eventsOf('answers.given'),
      (found) => found.length === 1,
    );
    const { busEvent } = await app.ask<{ busEvent: Record<string, unknown> }>(
      `query ($id: ID!) { busEvent(id: $id) { publisher rootCause depth
        ancestry { link kind distance event { topic } } } }`,
      { id: answers[0]?.id },
    );
    expect(busEvent).toMatchObject({
      publisher: address,
      rootCause: event?.id,
      depth: 1,
      ancestry: [{ link: event?.id, kind: 'event', distance: 1, event: { topic: 'news.weather' } }],
    });
    const { busEvent: cause } = await app.ask<{ busEvent: Record<string, unknown> }>(
      'query ($id: ID!) { busEvent(id: $id) { consequences { link kind event { topic } } fires { outcome target actor { address } rule { kind } } } }',
      { id: event?.id },
    );
    expect(cause).toMatchObject({
      consequences: [{ link: answers[0]?.id, event: { topic: 'answers.given' } }],
      fires: [{ outcome: 'sent', target: address, actor: { address }, rule: { kind: 'subscription' } }],
    });
    await app.runtime.send(address, { type: 'listener.leave' });
    await eventually(
      async () =>
        (await app.ask<{ rules: { totalCount: number } }>('{ rules(kind: subscription) { totalCount } }'))
          .rules.totalCount,
      (count) => count === 0,
    );
  });

  it('starts tasks and actors by rule, when the condition holds, and links them to what caused them', async () => {
    await createRule({
      name: 'big orders',
      pattern: 'orders.*',
      condition: { total: { $gte: 100 } },
      action: { task: { description: 'Check the order {{payload.id}} of {{payload.customer}}.' } },
    });
    const actorRule = await createRule({
      pattern: 'orders.created',
      action: { actor: { chart: 'listener', input: { pattern: 'never' } } },
    });
    await publish('orders.created', { id: 1, total: 99, customer: 'Bo' });
    const { event } = await publish('orders.created', { id: 2, total: 100, customer: 'Ann' });
    const { tasks } = await eventually(
      () =>
        app.ask<{ tasks: { nodes: { description: string; address: string }[] } }>(
          '{ tasks { nodes { description address } } }',
        ),
      ({ tasks: found }) => found.nodes.length === 1,
    );
    expect(tasks.nodes[0]?.description).toBe('Check the order 2 of Ann.');
    const { busEvent } = await eventually(
      () =>
        app.ask<{
          busEvent: {
            fires: { outcome: string; target: string; reaction: string }[];
            consequences: object[];
          };
        }>(
          'query ($id: ID!) { busEvent(id: $id) { fires { outcome reaction target } consequences { link kind via actor { chartName } } } }',
          { id: event?.id },
        ),
      (answer) =>
        answer.busEvent.fires.length === 2 &&
        answer.busEvent.fires.every(({ outcome }) => outcome === 'started'),
    );
    expect(busEvent.consequences).toHaveLength(2);
    expect(busEvent.consequences).toContainEqual({
      link: busEvent.fires.find(({ reaction }) => reaction === 'actor')?.target,
      kind: 'actor',
      via: actorRule.id,
      actor: { chartName: 'listener' },
    });
    const { task } = await app.ask<{ task: { causes: object[] } }>(
      'query ($id: ID!) { task(id: $id) { causes { link kind event { topic } } } }',
      { id: tasks.nodes[0]?.address },
    );
    expect(task.causes).toEqual([{ link: event?.id, kind: 'event', event: { topic: 'orders.created' } }]);
    // A chart whose input has a field for it is told.
    const started = busEvent.fires.find(({ reaction }) => reaction === 'actor')?.target ?? '';
    expect((await app.runtime.view(started))?.context['cause']).toEqual({
      id: event?.id,
      root: event?.id,
      depth: 0,
    });
  });

  it('shows what could not be started', async () => {
    await createRule({ pattern: 'short', action: { task: { description: '{{payload.what}}' } } });
    const { event } = await publish('short', { what: 'tiny' });
    const { busEvent } = await eventually(
      () =>
        app.ask<{ busEvent: { fires: { outcome: string; error: { code: string } }[] } }>(
          'query ($id: ID!) { busEvent(id: $id) { fires { outcome error } } }',
          { id: event?.id },
        ),
      (answer) => answer.busEvent.fires[0]?.outcome === 'failed',
    );
    expect(busEvent.fires[0]?.error.code).toBe('task.invalidDescription');
  });

  it('holds a rule to its limit, and to nothing while it is disabled', async () => {
    const { id } = await createRule({
      pattern: 'ticks',
      action: { publish: { topic: 'tocks', payload: { of: '{{id}}' } } },
      limit: { events: 2, perSeconds: 3600 },
    });
    for (let count = 0; count < 5; count += 1) await publish('ticks');
    await eventually(
      () => eventsOf('tocks'),
      (found) => found.length === 2,
    );
    const enable = (enabled: boolean) =>
      app.ask(
        'mutation ($id: ID!, $enabled: Boolean!) { setRuleEnabled(id: $id, enabled: $enabled) { rule { enabled } errors { code } } }',
        { id, enabled },
      );
    expect(await enable(false)).toMatchObject({ setRuleEnabled: { rule: { enabled: false }, errors: [] } });
    await publish('ticks');
    const { rule } = await app.ask<{ rule: object }>(
      'query ($id: ID!) { rule(id: $id) { fired limited lastFiredAt fires { totalCount nodes { outcome } } } }',
      { id },
    );
    expect(rule).toMatchObject({
      fired: 2,
      limited: 3,
      lastFiredAt: expect.anything(),
      fires: { totalCount: 5 },
    });
    expect(
      await app.ask('mutation ($id: ID!) { deleteRule(id: $id) { rule { removedAt } errors { code } } }', {
        id,
      }),
    ).toMatchObject({
      deleteRule: { rule: { removedAt: expect.anything() }, errors: [] },
    });
  });

  it('ends cycles of events, and shows where', async () => {
    await createRule({ pattern: 'loop.a', action: { publish: { topic: 'loop.b' } } });
    await createRule({ pattern: 'loop.b', action: { publish: { topic: 'loop.a' } } });
    await publish('loop.a');
    const refused = await eventually(
      () => eventsOf('loop.*'),
      (found) => found.length === 18,
    );
    expect(refused.filter((event) => (event as { refused?: string }).refused)).toMatchObject([
      { depth: 17, refused: expect.stringContaining('17 links') },
    ]);
    const { busEvent } = await app.ask<{ busEvent: { ancestry: unknown[] } }>(
      'query ($id: ID!) { busEvent(id: $id) { ancestry { distance } } }',
      { id: refused.find(({ depth }) => depth === 17)?.id },
    );
    expect(busEvent.ancestry).toHaveLength(17);
  });

  it('streams a pattern of topics, and resumes behind a cursor without a gap or a double', async () => {
    const client = createClient({
      url: `${app.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
    });
    const query = `subscription ($after: Cursor) { events(pattern: "stream.*", after: $after) {
      ... on BusEventAdded { cursor event { payload } } ... on GapMarker { gapReason } } }`;
    type Item = { events: { cursor: string; event: { payload: number } } };
    const read = async (after: string | null, count: number) => {
      const got: Item['events'][] = [];
      for await (const { data } of client.iterate<Item>({ query, variables: { after } })) {
        if (data) got.push(data.events);
        if (got.length === count) break;
      }
      return got;
    };
    const { head } = await app.ask<{ head: string }>('{ head }');
    for (const n of [1, 2, 3]) {
      await publish('stream.x', n);
      await publish('elsewhere', n);
    }
    const first = await read(head, 2);
    const rest = await read(first[1]?.cursor ?? null, 1);
    expect([...first, ...rest].map(({ event }) => event.payload)).toEqual([1, 2, 3]);
    await client.dispose();
  });
});
