import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Fact } from '#core';
import type { ChatRequest, ChatServer } from '#llm';
import { startRehearsalServer } from '#llm';
import { startScriptedModelServer } from '#testing';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let database: TestDatabase;
let model: ChatServer;
let app: TestApp | undefined;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await app?.close();
  await model?.close();
  app = undefined;
});
afterAll(async () => {
  await database.drop();
});

const contribution = (text: string) => ({
  json: { contribution: text, ideas: [], risks: [], resources: [], questionToUser: null },
});

const isExploreOfArchitect = (request: ChatRequest) =>
  JSON.stringify(request.response_format ?? {}).includes('statehouse_explore') &&
  /technical.architect/i.test(String(request.messages[0]?.content));

describe('interjection by a supervisor', () => {
  test('cuts the answer that says ERROR, tells the agent before its end, records the cut and starts the stream anew', async () => {
    const asked: ChatRequest[] = [];
    const rehearsal = await startRehearsalServer({ seed: 1 });
    model = await startScriptedModelServer({
      tokenDelayMs: 20,
      async script(request) {
        if (!isExploreOfArchitect(request)) return relay(rehearsal, request);
        asked.push(request);
        const tail = Array.from({ length: 200 }, (_, index) => `and point ${index}`).join(' ');
        return contribution(
          asked.length === 1
            ? `The build gave an ERROR in module seven ${tail}`
            : 'I looked again and all is well.',
        );
      },
    });
    app = await startTestApp(database, { STATEHOUSE_BASE_URL: model.baseUrl, STATEHOUSE_MODEL: 'scripted' });
    const { createConversation } = await app.ask<{
      createConversation: { conversation: { address: string } };
    }>(
      `mutation ($input: CreateConversationInput!) { createConversation(input: $input) { conversation { address } errors { message } } }`,
      {
        input: {
          goal: 'Should we release on Friday?',
          options: {
            personas: ['project-manager', 'technical-architect'],
            unattended: 'assume',
            supervision: [{ pattern: 'ERROR', action: 'interject', text: 'Check the log before you go on.' }],
          },
        },
      },
    );
    const { address } = createConversation.conversation;
    let interjection:
      | { id: string; cut: { offset: number; prefix: string; reason: string; callId: string } }
      | undefined;
    let answered = false;
    for await (const entry of app.runtime.feed.subscribe({
      root: address,
      after: 0,
      signal: AbortSignal.timeout(20_000),
    })) {
      for (const fact of entry.facts) {
        if (fact.type === 'agent.status' && fact['status'] === 'interrupted') expect(answered).toBe(false);
        if (fact.type === 'message.added' && fact['messageType'] === 'interjection')
          interjection = { id: String(fact['id']), cut: fact['cut'] as never };
        if (isContribution(fact)) answered = true;
      }
      if (interjection && answered) break;
    }
    const { rows: messages } = await database.pool.query('select * from message where id = $1', [
      interjection?.id,
    ]);
    expect(messages[0]).toMatchObject({ text: 'Check the log before you go on.', sender_type: 'supervisor' });
    const { cut } = messages[0];
    expect(cut.prefix).toContain('ERROR');
    expect(cut.offset).toBeGreaterThan(0);
    const { rows: calls } = await database.pool.query(
      `select status, text from llm_call where root = $1 and persona = 'technical-architect' and purpose = 'explore' order by started_at`,
      [address],
    );
    expect(calls.map(({ status }) => status)).toEqual(['cut', 'completed']);
    expect(calls[0].text).toContain('ERROR');
    expect(calls[0].text).not.toContain('point 199');
    expect(asked).toHaveLength(2);
    const second = JSON.stringify(asked[1]?.messages);
    expect(second).toContain('# Interjection');
    expect(second).toContain('Check the log before you go on.');
    await rehearsal.close();
  });
});

function isContribution(fact: Fact): boolean {
  const { type, phase, messageType, sender } = fact;
  return (
    type === 'message.added' &&
    phase === 'exploration' &&
    messageType === 'discussion' &&
    String(sender).includes('technical-architect')
  );
}

async function relay(rehearsal: ChatServer, request: ChatRequest) {
  const response = await fetch(`${rehearsal.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...request, stream: false, model: 'rehearsal' }),
  });
  const body = (await response.json()) as { choices: readonly { message: { content: string } }[] };
  return body.choices[0]?.message.content ?? '';
}
