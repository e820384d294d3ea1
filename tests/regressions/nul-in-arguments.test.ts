import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

// PostgreSQL refuses NUL with the code of a lost connection, so each such query was tried for fifteen seconds.
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

const packed = (text: string) => Buffer.from(text).toString('base64url');

test('a look-up by text that no database can hold finds nothing', async () => {
  const found = await app.ask(
    `query Q($text: String!, $id: ID!, $packed: ID!) {
      actor(address: $text) { id }
      conversation(id: $id) { id }
      message(id: $packed) { id }
      literal: actor(address: "a\\u0000b") { id }
      actors(filter: { chart: $text }) { nodes { id } }
    }`,
    { text: 'a\u0000b', id: 'conversation/\ud800\u0000', packed: packed('Message:\u0000') },
  );
  expect(found).toEqual({
    actor: null,
    conversation: null,
    message: null,
    literal: null,
    actors: { nodes: [] },
  });
});

test('an idempotency key with such text is a key like any other', async () => {
  const change = `mutation M($input: CreateConversationInput!, $key: String) {
    createConversation(input: $input, idempotencyKey: $key) { conversation { address } errors { code } }
  }`;
  const input = { goal: 'Which data\u0000base suits us?', start: false };
  const first = await app.ask(change, { input, key: 'k\u0000' });
  expect(first).toMatchObject({ createConversation: { errors: [] } });
  expect(await app.ask(change, { input, key: 'k\u0000' })).toEqual(first);
});

test('an unknown actor is named as such when event and key hold such text', async () => {
  const sent = await app.ask(
    `mutation { sendEvent(address: "a\\u0000", event: {type: "x\\u0000"}, idempotencyKey: "k\\u0000") { errors { code } } }`,
  );
  expect(sent).toEqual({ sendEvent: { errors: [{ code: 'actor.unknown' }] } });
});
