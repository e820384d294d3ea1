import { type Client, createClient } from 'graphql-ws';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let database: TestDatabase;
let app: TestApp;
let client: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { STATEHOUSE_REHEARSAL_TOKEN_DELAY_MS: '0' });
  client = createClient({ url: `${app.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket });
});

afterAll(async () => {
  await client.dispose();
  await app.close();
  await database.drop();
});

const goal = 'Should a team of six write its next service in Rust?';

interface Event {
  readonly __typename: string;
  readonly cursor: string;
  readonly [name: string]: unknown;
}

const events = `subscription Events($id: ID!, $after: Cursor) {
  conversationEvents(id: $id, after: $after) {
    __typename cursor
    ... on StatusChanged { at status reason conversation { address } }
    ... on PhaseChanged { phase }
    ... on AgentJoined { address agent { address } }
    ... on AgentTyping { address typing agentStatus workingOn agent { address } }
    ... on MessageAdded { message { id ordinal text agent { personaKey } } }
    ... on ResponseComplete { address agent { address } kind promptTokens completionTokens costUsd rehearsal }
    ... on BallotOpened { ballot { id eligible { voter } options { key } } }
    ... on VoteCast { vote { voter choice reason } }
    ... on BallotClosed { ballot { status outcome { result explanation } } }
    ... on ClarificationOpened { clarification { id options } }
    ... on ClarificationClosed { clarification { status answer answeredBy } }
    ... on ConsensusReached { conversation { address } decision { title option { key } ballot { round } } }
    ... on UsageChanged { totals { calls } }
  }
}`;

async function* follow(id: string, after: string): AsyncGenerator<Event> {
  const results = client.iterate<{ conversationEvents: Event }>({ query: events, variables: { id, after } });
  for await (const { data, errors } of results) {
    if (errors) throw new Error(JSON.stringify(errors));
    if (data) yield data.conversationEvents;
  }
}

const create = `mutation Create($input: CreateConversationInput!, $key: String) {
  createConversation(input: $input, idempotencyKey: $key) { conversation { id address status } cursor errors { code message path } }
}`;

interface Created {
  readonly createConversation: {
    readonly conversation: { readonly id: string; readonly address: string; readonly status: string };
    readonly cursor: string;
    readonly errors: readonly { readonly code: string; readonly message: string; readonly path: string[] }[];
  };
}

async function begin(input: object, key?: string) {
  const { createConversation } = await app.ask<Created>(create, {
    input,
    ...(key === undefined ? {} : { key }),
  });
  expect(createConversation.errors).toEqual([]);
  return { ...createConversation.conversation, cursor: createConversation.cursor };
}

describe('a deliberation over the API', () => {
  test('goes from the goal to a decision, with a person who answers and votes, and every event once', async () => {
    const { id, address, cursor, status } = await begin({
      goal,
      start: false,
      options: { people: ['Ada'], unattended: 'wait', votingRule: 'plurality', maxDiscussionTurns: 4 },
    });
    expect(status).toBe('created');
    const started = await app.ask<Record<string, { errors: unknown[] }>>(
      'mutation ($id: ID!) { startConversation(id: $id) { conversation { status } errors { code } } }',
      { id },
    );
    expect(started['startConversation']?.errors).toEqual([]);
    const seen: Event[] = [];
    for await (const event of follow(id, cursor)) {
      seen.push(event);
      if (event.__typename === 'ClarificationOpened') await answer(event);
      if (event.__typename === 'BallotOpened') await vote(event);
      if (event.__typename === 'StatusChanged' && event['status'] === 'completed') break;
    }
    const kinds = new Set(seen.map(({ __typename }) => __typename));
    for (const kind of [
      'StatusChanged',
      'PhaseChanged',
      'AgentJoined',
      'AgentTyping',
      'MessageAdded',
      'ResponseComplete',
      'BallotOpened',
      'VoteCast',
      'BallotClosed',
      'ClarificationOpened',
      'ClarificationClosed',
      'ConsensusReached',
      'UsageChanged',
    ])
      expect(kinds).toContain(kind);
    expect(new Set(seen.map((event) => event.cursor)).size).toBe(seen.length);
    for (const event of seen.filter((one) => 'agent' in one))
      expect(event).toMatchObject({ agent: { address: event['address'] } });
    expect(
      seen.filter(({ __typename }) => __typename === 'PhaseChanged').map((event) => event['phase']),
    ).toEqual(['initialization', 'exploration', 'discussion', 'consensus', 'completed']);

    const { conversation } = await app.ask<{ conversation: Outcome }>(
      `query ($id: ID!) { conversation(id: $id) { status rehearsal totals { messages promptTokens } decision { title summary reasons option { key } ballot { round } }
        messages(first: 200) { totalCount nodes { id ordinal } } ballots { nodes { votes { nodes { voter choice reason } } outcome { result winner } } }
        clarifications { nodes { status answeredBy answer } } modelCalls(first: 200) { totalCount nodes { status rehearsal } } } }`,
      { id },
    );
    expect(conversation.status).toBe('completed');
    expect(conversation.rehearsal).toBe(true);
    expect(conversation.decision.option.key).toBe(conversation.ballots.nodes.at(-1)?.outcome.winner);
    expect(conversation.messages.nodes.map(({ ordinal }) => ordinal)).toEqual(
      Array.from({ length: conversation.messages.totalCount }, (_, index) => index + 1),
    );
    const told = seen
      .filter(({ __typename }) => __typename === 'MessageAdded')
      .map((event) => event['message'] as { id: string });
    expect(told.map((message) => message.id)).toEqual(
      conversation.messages.nodes.map((message) => message.id),
    );
    expect(conversation.ballots.nodes.flatMap(({ votes }) => votes.nodes)).toContainEqual(
      expect.objectContaining({ voter: 'Ada', reason: 'I have seen it work.' }),
    );
    for (const clarification of conversation.clarifications.nodes)
      expect(clarification).toMatchObject({ status: 'answered', answeredBy: 'Ada' });
    expect(conversation.modelCalls.nodes.every((call) => call.status === 'completed' && call.rehearsal)).toBe(
      true,
    );

    // Resumed anywhere, the rest comes again exactly.
    for (const index of [0, Math.floor(seen.length / 3), Math.floor(seen.length / 2), seen.length - 3]) {
      const rest: Event[] = [];
      for await (const event of follow(address, seen[index]?.cursor ?? '')) {
        rest.push(event);
        if (rest.length === seen.length - index - 1) break;
      }
      expect(rest.map((event) => [event.__typename, event.cursor])).toEqual(
        seen.slice(index + 1).map((event) => [event.__typename, event.cursor]),
      );
    }
  }, 120_000);

  interface Outcome {
    readonly status: string;
    readonly rehearsal: boolean;
    readonly decision: { readonly option: { readonly key: string } };
    readonly messages: {
      readonly totalCount: number;
      readonly nodes: readonly { readonly id: string; readonly ordinal: number }[];
    };
    readonly ballots: {
      readonly nodes: readonly {
        readonly votes: { readonly nodes: readonly object[] };
        readonly outcome: { readonly winner: string };
      }[];
    };
    readonly clarifications: { readonly nodes: readonly object[] };
    readonly modelCalls: {
      readonly nodes: readonly { readonly status: string; readonly rehearsal: boolean }[];
    };
  }

  async function answer(event: Event): Promise<void> {
    const { id, options } = event['clarification'] as { id: string; options: string[] };
    const query = `mutation ($id: ID!, $answer: JSON!) { answerClarification(input: { id: $id, answer: $answer, answeredBy: "Ada" }) {
      clarification { status answeredBy } errors { __typename code } } }`;
    const misfit = await app.ask<Answered>(query, { id, answer: { not: 'text' } });
    expect(misfit.answerClarification.errors).toMatchObject([
      { __typename: 'InvalidInputError', code: 'clarification.unfitAnswer' },
    ]);
    const first = await app.ask<Answered>(query, { id, answer: options[0] ?? 'Take what is usual.' });
    expect(first.answerClarification).toEqual({
      clarification: { status: 'answered', answeredBy: 'Ada' },
      errors: [],
    });
    const second = await app.ask<Answered>(query, { id, answer: options[0] ?? 'Another thought.' });
    expect(second.answerClarification.errors).toHaveLength(1);
  }

  interface Answered {
    readonly answerClarification: {
      readonly clarification: object | null;
      readonly errors: readonly object[];
    };
  }

  async function vote(event: Event): Promise<void> {
    const { id, options } = event['ballot'] as { id: string; options: { key: string }[] };
    const query = `mutation ($input: CastVoteInput!) { castVote(input: $input) { vote { voter choice } errors { __typename code } } }`;
    const input = { ballot: id, voter: 'Ada', choice: options[0]?.key, reason: 'I have seen it work.' };
    const stranger = await app.ask<Voted>(query, { input: { ...input, voter: 'Mallory' } });
    expect(stranger.castVote.errors).toMatchObject([{ code: 'ballot.notEligible' }]);
    const first = await app.ask<Voted>(query, { input });
    expect(first.castVote).toEqual({ vote: { voter: 'Ada', choice: options[0]?.key }, errors: [] });
    const second = await app.ask<Voted>(query, { input: { ...input, choice: options[1]?.key } });
    // When hers was the last one missing, the ballot has closed by now.
    expect(second.castVote.errors).toMatchObject([
      { code: expect.stringMatching(/^ballot\.(duplicateVote|closed)$/) },
    ]);
  }

  interface Voted {
    readonly castVote: { readonly vote: object | null; readonly errors: readonly object[] };
  }
});

describe('changes', () => {
  test('of the same key are made once', async () => {
    const input = { goal, start: false };
    const [first, second] = [await begin(input, 'key-1'), await begin(input, 'key-1')];
    expect(second.address).toBe(first.address);
    const send = () =>
      app.ask<{
        pauseConversation: { receipt: { seq: number; duplicate: boolean } | null; errors: object[] };
      }>(
        'mutation ($id: ID!) { pauseConversation(id: $id, reason: "lunch", idempotencyKey: "pause-1") { receipt { seq duplicate } errors { code } } }',
        { id: first.address },
      );
    await app.ask('mutation ($id: ID!) { startConversation(id: $id) { errors { code } } }', { id: first.id });
    const [one, two] = [await send(), await send()];
    expect(one.pauseConversation.receipt).toMatchObject({ duplicate: false });
    expect(two.pauseConversation.receipt).toEqual({ ...one.pauseConversation.receipt, duplicate: true });
  });

  test('pause, resume, cancel and delete a conversation', async () => {
    const { id } = await begin({ goal });
    const change = async (name: string) =>
      (
        await app.ask<Record<string, { conversation: { status: string } }>>(
          `mutation ($id: ID!) { ${name}(id: $id) { conversation { status } errors { code message } } }`,
          { id },
        )
      )[name]?.conversation.status;
    expect(await change('pauseConversation')).toBe('paused');
    expect(await change('resumeConversation')).not.toBe('paused');
    expect(await change('cancelConversation')).toBe('cancelled');
    const ended = await app.ask<Record<string, { errors: object[] }>>(
      'mutation ($id: ID!) { resumeConversation(id: $id) { errors { __typename code } } }',
      { id },
    );
    expect(ended['resumeConversation']?.errors).toMatchObject([
      { __typename: 'NotAcceptedError', code: 'actor.ended' },
    ]);
    const remove = 'mutation ($id: ID!) { deleteConversation(id: $id) { deletedId errors { code } } }';
    expect(await app.ask(remove, { id })).toEqual({ deleteConversation: { deletedId: id, errors: [] } });
    expect(
      await app.ask('query ($id: ID!) { conversation(id: $id) { id } node(id: $id) { id } }', { id }),
    ).toEqual({
      conversation: null,
      node: null,
    });
  });

  test('that do not fit are refused with what was wrong', async () => {
    const bad = await app.ask<Created>(create, { input: { goal: 'x', options: { votingRule: 'dice' } } });
    expect(bad.createConversation.errors[0]?.code).toMatch(/^conversation\.invalid/);
    const send = (address: string, event: object) =>
      app.ask<{ sendEvent: { errors: object[] } }>(
        `mutation ($address: String!, $event: JSON!) { sendEvent(address: $address, event: $event) { receipt { seq } errors { __typename code ... on NotAcceptedError { accepts } ... on InvalidInputError { issues { path } } } } }`,
        { address, event },
      );
    const { address } = await begin({ goal, start: false });
    const codes = async (event: object, to = address) => (await send(to, event)).sendEvent.errors;
    expect(await codes({ type: 'conversation.start' }, 'conversation/none')).toMatchObject([
      { __typename: 'NotFoundError', code: 'actor.unknown' },
    ]);
    expect(await codes({ type: 'conversation.resume' })).toMatchObject([
      { __typename: 'NotAcceptedError', accepts: expect.arrayContaining(['conversation.start']) },
    ]);
    expect(await codes({ type: 'conversation.post', text: 7 })).toMatchObject([
      { __typename: 'InvalidInputError', issues: [{ path: ['text'] }] },
    ]);
    expect(await codes({ type: 'agent.replied' })).toMatchObject([{ code: 'event.notPublic' }]);
    const unknown = await app.ask(
      'mutation { startActor(input: { chart: "nothing" }) { errors { __typename code } } }',
    );
    expect(unknown).toMatchObject({
      startActor: { errors: [{ __typename: 'NotFoundError', code: 'chart.unknown' }] },
    });
  });

  test('can be sent as typed events, which GraphQL checks by itself', async () => {
    const { address } = await begin({ goal, start: false });
    const send = (event: object, to = address) =>
      app.ask<{ sendTypedEvent: { receipt: object | null; errors: object[] } }>(
        `mutation ($address: String!, $event: TypedEventInput!) { sendTypedEvent(address: $address, event: $event) {
          receipt { seq } errors { __typename code path ... on InvalidInputError { issues { path } } } } }`,
        { address: to, event },
      );
    const { receipt } = (await send({ conversation: { start: 'send' } })).sendTypedEvent;
    expect(receipt).toMatchObject({ seq: expect.any(Number) });
    const post = { text: 'Mind the tide.', from: 'Ada', parentId: null };
    expect((await send({ conversation: { post } })).sendTypedEvent.errors).toEqual([]);
    await expect(send({ conversation: { post, cancel: {} } })).rejects.toThrow('Exactly one key');
    await expect(send({ conversation: { post: { from: 'Ada' } } })).rejects.toThrow('text');
    expect((await send({ agent: { pause: 'send' } })).sendTypedEvent.errors).toMatchObject([
      { __typename: 'InvalidInputError', path: ['event', 'agent'] },
    ]);
    expect((await send({ agent: { pause: 'send' } }, 'agent/none')).sendTypedEvent.errors).toMatchObject([
      { __typename: 'NotFoundError' },
    ]);
    const long = { text: 'x'.repeat(40_000) };
    expect((await send({ conversation: { post: long } })).sendTypedEvent.errors).toMatchObject([
      { __typename: 'InvalidInputError', issues: [{ path: ['text'] }] },
    ]);
    await send({ conversation: { cancel: { reason: 'done' } } });
  });

  test('post a message, which a search finds', async () => {
    const { id, address } = await begin({ goal });
    const posted = await app.ask<{ postMessage: { message: { id: string; senderName: string } } }>(
      'mutation ($id: ID!) { postMessage(input: { conversation: $id, text: "Remember the zeppelin budget", sender: "Ada" }) { message { id senderName type } errors { code message } } }',
      { id },
    );
    expect(posted.postMessage.message.senderName).toBe('Ada');
    const found = await app.ask<{ searchMessages: { nodes: { excerpt: string; message: object }[] } }>(
      `{ searchMessages(text: "zeppelin", conversation: "${address}") { totalCount nodes { excerpt rank message { id } } } }`,
    );
    expect(found.searchMessages.nodes).toMatchObject([
      { excerpt: expect.stringContaining('**zeppelin**'), message: { id: posted.postMessage.message.id } },
    ]);
    await app.ask('mutation ($id: ID!) { cancelConversation(id: $id) { errors { code } } }', { id });
  });

  test('hold everything and let it go again', async () => {
    const stop = await app.ask<{ emergencyStop: { halted: number } }>(
      'mutation { emergencyStop(reason: "drill") { halted errors { code } } }',
    );
    expect(stop.emergencyStop.halted).toBeGreaterThanOrEqual(0);
    expect(await app.ask('{ health { halts { root reason } } }')).toEqual({
      health: { halts: [{ root: null, reason: 'drill' }] },
    });
    const held = await app.ask<Created>(create, { input: { goal } });
    expect(held.createConversation.errors).toMatchObject([{ code: 'actor.halted' }]);
    await app.ask('mutation { emergencyReset { resumed errors { code } } }');
    expect(await app.ask('{ health { halts { root } } }')).toEqual({ health: { halts: [] } });
  });
});

describe('the live window into an actor', () => {
  test('shows state, past states, journal and children', async () => {
    const { address } = await begin({ goal, start: false });
    const { actor } = await app.ask<{ actor: Record<string, unknown> }>(
      `{ actor(address: "${address}") { status seq state paths context accepts { type schema } at(seq: 1) { seq state accepts { type } } chart { name version events { type schema } inputSchema }
        journal(first: 1) { nodes { seq eventType facts } } root { address } parent { address } } }`,
    );
    expect(actor).toMatchObject({
      status: 'active',
      at: { seq: 1 },
      chart: { name: 'conversation' },
      parent: null,
      root: { address },
    });
    expect(actor['accepts']).toContainEqual({
      type: 'conversation.start',
      schema: expect.objectContaining({ type: 'object' }),
    });
  });
});

describe('personas and agents', () => {
  test('a persona is added, asked, and removed', async () => {
    const input = {
      key: 'harbour-master',
      name: 'Hana',
      role: 'runs the harbour',
      personality: 'dry',
      decisionCriteria: ['tides first'],
      style: 'short',
    };
    const save =
      'mutation ($input: SavePersonaInput!) { savePersona(input: $input) { persona { key builtIn decisionCriteria } errors { code message } } }';
    expect(await app.ask(save, { input })).toMatchObject({
      savePersona: { persona: { key: 'harbour-master', builtIn: false }, errors: [] },
    });
    const tested = await app.ask<{ testAgent: { text: string; rehearsal: boolean; modelCall: object } }>(
      'mutation { testAgent(persona: "harbour-master", prompt: "May the ship leave?", idempotencyKey: "t1") { text rehearsal modelCall { purpose status } errors { code message } } }',
    );
    expect(tested.testAgent).toMatchObject({ rehearsal: true, modelCall: { status: 'completed' } });
    expect(tested.testAgent.text.length).toBeGreaterThan(0);
    expect(await app.ask('mutation { deletePersona(key: "harbour-master") { errors { code } } }')).toEqual({
      deletePersona: { errors: [] },
    });
    const builtIn = await app.ask<Record<string, { errors: object[] }>>(
      'mutation { deletePersona(key: "project-manager") { errors { __typename code } } }',
    );
    expect(builtIn['deletePersona']?.errors).toHaveLength(1);
  });

  test('any OpenAI client talks to an agent, streaming and not, with a memory by session', async () => {
    const openai = new OpenAI({ apiKey: 'none', baseURL: `${app.url}/v1`, maxRetries: 0 });
    expect((await openai.models.list()).data.map(({ id }) => id)).toContain('technical-architect');
    const whole = await openai.chat.completions.create({
      model: 'technical-architect',
      user: 'session-7',
      messages: [{ role: 'user', content: 'Which database fits a small team?' }],
    });
    expect(whole.choices[0]?.message.content?.length).toBeGreaterThan(10);
    expect(whole.usage?.total_tokens).toBeGreaterThan(0);
    const stream = await openai.chat.completions.create({
      model: 'technical-architect',
      user: 'session-7',
      stream: true,
      messages: [{ role: 'user', content: 'And the queue?' }],
    });
    let text = '';
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
    const { agents } = await app.ask<{ agents: { nodes: { address: string }[] } }>(
      '{ agents(persona: "technical-architect", first: 1) { nodes { address } } }',
    );
    const { journal } = await app.ask<{
      journal: { nodes: { facts: { type: string; messageId?: string }[] }[] };
    }>(`{ journal(filter: { address: "${agents.nodes[0]?.address}" }, last: 5) { nodes { facts } } }`);
    const answered = journal.nodes
      .flatMap(({ facts }) => facts)
      .findLast(({ type }) => type === 'agent.answered');
    const { message } = await app.ask<{ message: { text: string; ordinal: number } }>(
      `{ message(id: "${answered?.messageId}") { text ordinal conversation { id } agent { personaKey } } }`,
    );
    expect(message).toMatchObject({
      text,
      ordinal: 4,
      conversation: null,
      agent: { personaKey: 'technical-architect' },
    });
    await expect(
      openai.chat.completions.create({ model: 'nobody', messages: [{ role: 'user', content: 'x' }] }),
    ).rejects.toMatchObject({ status: 404 });
  });
});
