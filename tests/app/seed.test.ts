import { afterEach, expect, test } from 'vitest';
import { createTestDatabase } from '../support/database.ts';
import { startTestApp } from '../support/start-test-app.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

const create = `mutation ($input: CreateConversationInput!) {
  createConversation(input: $input) { conversation { address } errors { message } }
}`;

test('the seed of a conversation goes with every request to the model', async () => {
  const { database, url, drop } = await createTestDatabase();
  cleanUp.push(drop);
  const app = await startTestApp({ url });
  cleanUp.push(app.close);
  const options = { seed: 41, personas: ['project-manager', 'technical-architect'], unattended: 'assume' };
  const { createConversation } = await app.ask<{
    createConversation: { conversation: { address: string } };
  }>(create, { input: { goal: 'Should we release on Friday?', options } });
  const { address } = createConversation.conversation;
  const after = { root: address, after: 0, signal: AbortSignal.timeout(50_000) };
  for await (const { facts } of app.runtime.feed.subscribe(after)) {
    if (facts.some(({ type, status }) => type === 'conversation.changed' && status === 'completed')) break;
  }
  const { rows } = await database.pool.query(
    `select distinct (request->>'seed')::int as seed from llm_call where root = $1`,
    [address],
  );
  expect(rows).toEqual([{ seed: 41 }]);
});
