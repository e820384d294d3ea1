import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { fact } from '../graphql/fake/fake-feed.ts';
import { actorRow, conversationRow, messageRow } from '../graphql/fake/fake-services.ts';
import { follow, openTestServer, type TestServer, take } from './support/open-test-server.ts';

let server: TestServer;
const conversation = 'conversation/1';

beforeEach(async () => {
  server = await openTestServer({ sockets: { operations: 3, initMs: 150, connections: 4 } });
  server.services.rows['actors'] = [actorRow(conversation)];
  server.services.rows['conversations'] = [conversationRow(conversation)];
});

afterEach(() => server.close());

const events = `subscription Events($id: ID!, $after: Cursor) {
  conversationEvents(id: $id, after: $after) {
    __typename
    cursor
    ... on MessageAdded { message { text } }
    ... on StatusChanged { status }
    ... on PhaseChanged { phase }
    ... on UsageChanged { totals { calls } }
  }
}`;

const tail = `subscription Tail($after: Cursor) {
  journalTail(after: $after) { __typename ... on JournalEntryAdded { cursor entry { seq address } } ... on GapMarker { gapReason from to } }
}`;

function commitTurns(): void {
  const { feed, rows } = server.services;
  rows['messages'] = ['m1', 'm2'].map((id) => messageRow(id, conversation));
  const totals = { messages: 1, calls: 1, promptTokens: 1, completionTokens: 1, costUsd: 0 };
  feed.commit({
    address: conversation,
    facts: [
      fact('conversation.changed', { status: 'running', phase: 'initialization', reason: null }),
      fact('message.added', { id: 'm1' }),
    ],
  });
  feed.commit({ address: 'conversation/2', facts: [fact('message.added', { id: 'other' })] });
  feed.commit({
    address: `${conversation}/agent:2`,
    facts: [
      fact('usage.added', {
        agent: 'a',
        kind: 'vote',
        promptTokens: 1,
        completionTokens: 1,
        costUsd: 0,
        rehearsal: true,
        totals,
      }),
    ],
  });
  feed.commit({
    address: conversation,
    facts: [
      fact('conversation.changed', { status: 'awaitingUser', phase: 'initialization', reason: null }),
      fact('message.added', { id: 'm2' }),
      fact('conversation.changed', { status: 'running', phase: 'exploration', reason: null }),
    ],
  });
}

const expected = [
  'PhaseChanged',
  'StatusChanged',
  'MessageAdded',
  'ResponseComplete',
  'UsageChanged',
  'StatusChanged',
  'MessageAdded',
  'PhaseChanged',
  'StatusChanged',
];

describe('conversation events', () => {
  test('come once and in order, those of other conversations left out', async () => {
    const stream = follow(server.connect(), events, { id: conversation });
    const all = take(stream, expected.length);
    await expect.poll(() => server.services.feed.readers()).toBe(1);
    commitTurns();
    expect((await all).map(({ __typename }) => __typename)).toEqual(expected);
    expect((await all)[2]).toMatchObject({ message: { text: 'text of m1' } });
    await stream.return?.();
    await expect.poll(() => server.services.feed.readers()).toBe(0);
  });

  test('resume behind each cursor, also within one turn, without gap or repetition', async () => {
    const start = await server.post('{ head }');
    commitTurns();
    const first = follow(server.connect(), events, { id: conversation, after: start.body.data?.['head'] });
    const all = await take(first, expected.length);
    await first.return?.();
    for (const [index, { cursor }] of all.entries()) {
      if (index === all.length - 1) continue;
      const stream = follow(server.connect(), events, { id: conversation, after: cursor });
      expect(await take(stream, expected.length - index - 1)).toEqual(all.slice(index + 1));
      await stream.return?.();
    }
  });

  test('that begin in the middle tell only what changes from there', async () => {
    commitTurns();
    const stream = follow(server.connect(), events, { id: conversation });
    const next = take(stream, 1);
    await expect.poll(() => server.services.feed.readers()).toBe(1);
    server.services.feed.commit({
      address: conversation,
      facts: [fact('conversation.changed', { status: 'paused', phase: 'exploration', reason: null })],
    });
    expect(await next).toMatchObject([{ __typename: 'StatusChanged', status: 'paused' }]);
  });

  test('of an unknown conversation are refused with a code', async () => {
    const body = await server.ask(events, { variables: { id: 'conversation/none' } });
    expect(body.errors?.[0]?.extensions['code']).toBe('conversation.unknown');
  });

  test('a cursor of something else is refused with a code', async () => {
    const body = await server.ask(events, { variables: { id: conversation, after: 'nonsense' } });
    expect(body.errors?.[0]?.extensions['code']).toBe('input.invalid');
  });
});

describe('the journal tail', () => {
  test('goes on exactly where a cut connection left it', async () => {
    const { feed } = server.services;
    const client = server.connect();
    const head = (await server.post('{ head }')).body.data?.['head'];
    const before = follow(client, tail, { after: head });
    for (let seq = 1; seq <= 3; seq += 1) feed.commit({ address: 'queue/1', seq });
    const seen = await take(before, 3);
    client.terminate();
    for (let seq = 4; seq <= 6; seq += 1) feed.commit({ address: 'queue/1', seq });
    const again = follow(server.connect(), tail, { after: seen.at(-1)?.['cursor'] });
    const rest = await take(again, 3);
    expect([...seen, ...rest].map(({ entry }) => (entry as unknown as { seq: number }).seq)).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
  });

  test('says so when the cursor is of a time that this database has not reached', async () => {
    const { feed } = server.services;
    for (let seq = 1; seq <= 5; seq += 1) feed.commit({ address: 'queue/1', seq });
    const ahead = follow(server.connect(), tail);
    const one = take(ahead, 1);
    await expect.poll(() => feed.readers()).toBe(1);
    feed.commit({ address: 'queue/1', seq: 6 });
    const [{ cursor } = {} as Record<string, never>] = await one;
    await ahead.return?.();
    const other = await openTestServer();
    try {
      const stream = follow(other.connect(), tail, { after: cursor });
      const [gap] = await take(stream, 1);
      expect(gap).toMatchObject({ __typename: 'GapMarker', gapReason: 'unknownCursor', from: cursor });
      await expect.poll(() => other.services.feed.readers()).toBeGreaterThan(0);
      other.services.feed.commit({ address: 'queue/1', seq: 1 });
      expect((await take(stream, 1))[0]).toMatchObject({ entry: { seq: 1 } });
    } finally {
      await other.close();
    }
  });

  test('cannot be narrowed by root and address at once', async () => {
    const body = await server.ask('subscription { journalTail(root: "a/1", address: "a/2") { __typename } }');
    expect(body.errors?.[0]?.extensions['code']).toBe('input.invalid');
  });
});

test('an actor change shows the actor as it is', async () => {
  const stream = follow(
    server.connect(),
    'subscription { actorChanged(address: "conversation/1") { ... on ActorChanged { entry { seq } actor { state } } } }',
  );
  const two = take(stream, 2);
  await expect.poll(() => server.services.feed.readers()).toBe(1);
  server.services.feed.commit({ address: conversation, seq: 1 });
  server.services.feed.commit({ address: 'conversation/2', seq: 1 });
  await expect.poll(() => server.services.feed.entries.length).toBe(2);
  server.services.rows['actors'] = [actorRow(conversation, { state: 'later' })];
  server.services.feed.commit({ address: conversation, seq: 2 });
  // The second event must not be answered from what the first one has read.
  expect((await two)[1]).toEqual({ entry: { seq: 2 }, actor: { state: 'later' } });
});

describe('tokens', () => {
  const tokens = `subscription Tokens($after: Cursor) {
    tokens(root: "conversation/1", after: $after) { __typename ... on TokenDelta { cursor effect attempt offset delta end } ... on GapMarker { gapReason } }
  }`;

  test('resume in the middle of two interleaved answers', async () => {
    const { tokens: streams } = server.services;
    const first = follow(server.connect(), tokens);
    const seen = take(first, 3);
    // The stream subscribes when it is asked for its first event.
    await expect
      .poll(async () => server.post('{ health { subscriptions } }').then(({ body }) => body.data))
      .toEqual({
        health: { subscriptions: 1 },
      });
    await new Promise((resolve) => setTimeout(resolve, 50));
    streams.say({ effect: 'a', delta: 'one ' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    streams.say({ effect: 'b', delta: 'eins ' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    streams.say({ effect: 'a', delta: 'two ' });
    const cursor = (await seen).at(-1)?.['cursor'];
    await first.return?.();
    streams.say({ effect: 'b', delta: 'zwei ' });
    const second = follow(server.connect(), tokens, { after: cursor });
    expect(await take(second, 1)).toMatchObject([{ effect: 'b', offset: 5, delta: 'zwei ' }]);
    streams.say({ effect: 'a', delta: 'three', end: true });
    expect(await take(second, 1)).toMatchObject([{ effect: 'a', offset: 8, delta: 'three', end: true }]);
    streams.say({ effect: 'b', attempt: 2, offset: 0, delta: 'anew' });
    expect(await take(second, 1)).toMatchObject([{ effect: 'b', attempt: 2, offset: 0, delta: 'anew' }]);
    streams.say({ effect: 'c', offset: 10, delta: 'late' });
    expect(await take(second, 2)).toMatchObject([{ gapReason: 'slowReader' }, { effect: 'c', offset: 10 }]);
  });
});

describe('the inbox', () => {
  test('tells of questions of all conversations', async () => {
    const stream = follow(server.connect(), 'subscription { inbox { __typename cursor } }');
    const two = take(stream, 2);
    await expect.poll(() => server.services.feed.readers()).toBe(1);
    const clarification = 'conversation/9/clarification:1';
    server.services.feed.commit({ address: 'x/1', facts: [fact('clarification.opened', { clarification })] });
    server.services.feed.commit({ address: 'x/1', facts: [fact('message.added', { id: 'm' })] });
    server.services.feed.commit({ address: 'x/1', facts: [fact('clarification.closed', { clarification })] });
    expect((await two).map(({ __typename }) => __typename)).toEqual([
      'ClarificationOpened',
      'ClarificationClosed',
    ]);
  });
});

describe('system events', () => {
  const system = `subscription System($after: Cursor) { system(after: $after) { __typename cursor
    ... on EmergencyStopped { halt { root reason } } ... on EmergencyEnded { root } ... on DeadLetterAdded { deadLetter { reason } }
    ... on AlertRaised { alert { kind message } }
    ... on ProviderChanged { provider { name circuit } } ... on GapMarker { gapReason } } }`;
  const alert = (id: string) => ({
    id,
    kind: 'queue',
    level: 'critical',
    subject: 'standard',
    message: `message of ${id}`,
    root: null,
    address: 'crew/main',
    details: {},
    at: new Date(),
  });
  const letter = (id: string) => ({ id, address: 'queue/1', reason: `reason of ${id}`, at: new Date() });

  test('tell stops, providers, dead letters and alerts as they come, and only the latter two again after a pause', async () => {
    const { services } = server;
    services.providers.push(provider('closed'));
    services.rows['deadLetters'] = [letter('old')];
    const stream = follow(server.connect(), system);
    const first = take(stream, 1);
    await expect
      .poll(() => server.post('{ health { subscriptions } }').then(({ body }) => body.data))
      .toEqual({
        health: { subscriptions: 1 },
      });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await server.post('mutation { emergencyStop(root: "conversation/1", reason: "fire") { halted } }');
    expect(await first).toMatchObject([
      { __typename: 'EmergencyStopped', halt: { root: 'conversation/1', reason: 'fire' } },
    ]);
    services.providers[0] = provider('open');
    expect(await take(stream, 1)).toMatchObject([{ provider: { name: 'p', circuit: 'open' } }]);
    services.rows['deadLetters'] = [letter('new'), letter('old')];
    expect(await take(stream, 1)).toMatchObject([{ deadLetter: { reason: 'reason of new' } }]);
    services.rows['alerts'] = [alert('raised')];
    const [told] = await take(stream, 1);
    expect(told).toMatchObject({ alert: { kind: 'queue', message: 'message of raised' } });
    await stream.return?.();
    services.rows['deadLetters'] = [letter('missed'), letter('new'), letter('old')];
    services.rows['alerts'] = [alert('later'), alert('raised')];
    await server.post('mutation { emergencyReset(root: "conversation/1") { resumed } }');
    const again = follow(server.connect(), system, { after: told?.['cursor'] });
    expect(await take(again, 4)).toMatchObject([
      { __typename: 'GapMarker', gapReason: 'notRecorded' },
      { __typename: 'EmergencyEnded', root: 'conversation/1' },
      { __typename: 'DeadLetterAdded', deadLetter: { reason: 'reason of missed' } },
      { __typename: 'AlertRaised', alert: { message: 'message of later' } },
    ]);
  });

  const provider = (circuit: 'open' | 'closed') => ({
    name: 'p',
    baseUrl: 'http://127.0.0.1:1/v1',
    model: 'm',
    rehearsal: false,
    circuit,
    consecutiveFailures: 0,
  });
});

describe('bounds of a connection', () => {
  test('refuses more operations than allowed and goes on with the others', async () => {
    const client = server.connect();
    const streams = Array.from({ length: 3 }, () => follow(client, tail));
    const firsts = streams.map((stream) => stream.next());
    await expect
      .poll(() => server.post('{ health { subscriptions } }').then(({ body }) => body.data))
      .toEqual({
        health: { subscriptions: 3 },
      });
    await expect(follow(client, tail).next()).rejects.toMatchObject([
      { extensions: { code: 'TOO_MANY_OPERATIONS' } },
    ]);
    server.services.feed.commit({ address: 'queue/1', seq: 1 });
    await expect(Promise.all(firsts)).resolves.toHaveLength(3);
  });

  test('closes a connection that never introduces itself', async () => {
    const socket = new WebSocket(
      `${server.server.url.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
    );
    expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(4408);
  });

  test('closes a connection that subscribes before it was let in', async () => {
    const socket = new WebSocket(
      `${server.server.url.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
    );
    socket.once('open', () =>
      socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{ viewer { name } }' } })),
    );
    expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(4401);
  });

  test('turns away more connections than allowed', async () => {
    const open = () =>
      new WebSocket(`${server.server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const held = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const socket = open();
        await new Promise((resolve) => socket.once('open', resolve));
        socket.send('{"type":"connection_init"}');
        return socket;
      }),
    );
    const status = await new Promise((resolve) => {
      const socket = open();
      socket.on('error', () => {});
      socket.once('unexpected-response', (_, response) => resolve(response.statusCode));
    });
    expect(status).toBe(503);
    for (const socket of held) socket.close();
  });

  test('a reader that stalls gets everything once it reads again, and holds up nobody', async () => {
    const url = `${server.server.url.replace('http', 'ws')}/graphql`;
    const socket = new WebSocket(url, 'graphql-transport-ws');
    const seqs: number[] = [];
    socket.on('message', (data) => {
      const { type, payload } = JSON.parse(String(data));
      if (type === 'next') seqs.push(payload.data.journalTail.entry.seq);
    });
    socket.once('open', () => socket.send('{"type":"connection_init"}'));
    await new Promise((resolve) => socket.once('message', resolve));
    const query = 'subscription { journalTail { ... on JournalEntryAdded { entry { seq event } } } }';
    socket.send(JSON.stringify({ id: 'slow', type: 'subscribe', payload: { query } }));
    await expect.poll(() => server.services.feed.readers()).toBe(1);
    socket.pause();
    const quick = follow(server.connect(), tail);
    const all = take(quick, 3_000);
    const words = 'x'.repeat(4_000);
    await expect.poll(() => server.services.feed.readers()).toBe(2);
    for (let seq = 1; seq <= 3_000; seq += 1) {
      server.services.feed.commit({ address: 'queue/1', seq, event: { type: 'tick', words } });
      if (seq % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await all).toHaveLength(3_000);
    expect(seqs.length).toBeLessThan(3_000);
    socket.resume();
    await expect.poll(() => seqs.length, { timeout: 20_000 }).toBe(3_000);
    expect(seqs).toEqual(Array.from({ length: 3_000 }, (_, index) => index + 1));
    socket.close();
  });

  test('cuts off a connection that shows no sign of life', async () => {
    const other = await openTestServer({ sockets: { keepAliveMs: 60 } });
    const open = (autoPong: boolean) =>
      new WebSocket(`${other.server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        autoPong,
      });
    const [dead, alive] = [open(false), open(true)];
    alive.once('open', () => alive.send('{"type":"connection_init"}'));
    dead.once('open', () => dead.send('{"type":"connection_init"}'));
    expect(await new Promise((resolve) => dead.once('close', resolve))).toBe(1006);
    expect(alive.readyState).toBe(WebSocket.OPEN);
    await other.close();
  });

  test('ends subscriptions with 1001 when the server closes', async () => {
    const socket = new WebSocket(
      `${server.server.url.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
    );
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send('{"type":"connection_init"}');
    await new Promise((resolve) => socket.once('message', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await server.close();
    expect(await closed).toBe(1001);
  });
});
