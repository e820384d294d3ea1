import { beforeEach, describe, expect, test } from 'vitest';
import { createUlids, silentLogger, systemClock, TerminalError } from '#core';
import { createEngine, type GraphqlEngine } from '#graphql';
import { createFakeServices, type FakeServices, messageRow, personaRow } from './fake/fake-services.ts';

let services: FakeServices;
let engine: GraphqlEngine;

beforeEach(() => {
  services = createFakeServices();
  const ids = createUlids({ now: () => 0, random: () => 0.5 });
  engine = createEngine({ services, clock: systemClock, ids, logger: silentLogger });
});

async function change(mutation: string): Promise<Record<string, unknown>> {
  const prepared = engine.prepare({ query: `mutation { ${mutation} }` });
  if ('errors' in prepared) throw prepared.errors[0];
  const { data, errors } = await engine.run({ document: prepared.document }, { name: 'olga', role: 'admin' });
  expect(errors).toBeUndefined();
  return Object.values(data as Record<string, Record<string, unknown>>)[0] ?? {};
}

/** What the last call asked of its service. */
const asked = () => services.calls.at(-1);

const id = (type: string, key: string) => Buffer.from(`${type}:${key}`).toString('base64url');

describe('a mutation asks one service for what its input says', () => {
  test.each([
    [
      'startConversation(id: "c/1", idempotencyKey: "k") { errors { code } }',
      'startConversation',
      { address: 'c/1', sender: 'olga', key: 'k' },
    ],
    [
      'pauseConversation(id: "c/1", reason: "lunch") { errors { code } }',
      'pause',
      { address: 'c/1', reason: 'lunch' },
    ],
    ['resumeConversation(id: "c/1") { errors { code } }', 'resume', { address: 'c/1' }],
    [
      'cancelConversation(id: "c/1", reason: "moot") { errors { code } }',
      'cancel',
      { address: 'c/1', reason: 'moot' },
    ],
    [
      'extendBudget(id: "c/1", tokens: 500) { errors { code } }',
      'extendBudget',
      { address: 'c/1', tokens: 500 },
    ],
    ['deleteConversation(id: "c/1") { deletedId errors { code } }', 'remove', { address: 'c/1' }],
    [
      'withdrawClarification(id: "q/1", reason: "settled") { errors { code } }',
      'withdraw',
      { address: 'q/1', reason: 'settled' },
    ],
    [
      'answerClarification(input: { id: "q/1", answer: { n: 1 } }) { errors { code } }',
      'answer',
      { address: 'q/1', answer: { n: 1 }, answeredBy: 'olga' },
    ],
    [
      'interject(input: { agent: "a/1", text: "stop", reason: "wrong" }) { receipts { seq } errors { code } }',
      'interject',
      { target: { agent: 'a/1' }, text: 'stop', reason: 'wrong' },
    ],
    [
      'interject(input: { conversation: "c/1", text: "stop" }) { receipts { seq } errors { code } }',
      'interject',
      { target: { conversation: 'c/1' } },
    ],
    [
      'castVote(input: { ballot: "b/1", reason: "r", ranking: ["x", "y"] }) { errors { code } }',
      'vote',
      { address: 'b/1', voter: 'olga', choice: null, ranking: ['x', 'y'], approvals: [], objection: null },
    ],
    ['stopActor(address: "a/1") { receipt { cursor } errors { code } }', 'stop', { address: 'a/1' }],
    [
      'emergencyStop(reason: "fire") { halted errors { code } }',
      'emergencyStop',
      { root: null, reason: 'fire' },
    ],
    ['emergencyReset(root: "c/1") { resumed errors { code } }', 'reset', { root: 'c/1' }],
    [
      'resolveEffect(id: "a/1/task:2", outcome: done, result: { n: 1 }) { errors { code } }',
      'resolveEffect',
      { address: 'a/1/task:2', outcome: { output: { n: 1 } } },
    ],
    [
      'resolveEffect(id: "a/1/task:2", outcome: again) { errors { code } }',
      'resolveEffect',
      { address: 'a/1/task:2', outcome: 'retry' },
    ],
    [
      'prune(before: "2026-01-01T00:00:00Z", what: [events]) { trees rows { table count } errors { code } }',
      'prune',
      { kinds: ['events'], before: Date.UTC(2026, 0, 1) },
    ],
    [
      'prune(before: "2026-01-01T00:00:00Z", dryRun: true) { trees rows { table count } errors { code } }',
      'countPrunable',
      { kinds: ['trees', 'events', 'scheduleRuns', 'deadLetters'], before: Date.UTC(2026, 0, 1) },
    ],
    ['redriveDeadLetter(id: "l1") { receipt { seq } errors { code } }', 'redrive', { id: 'l1' }],
    ['deletePersona(key: "p") { deletedId errors { code } }', 'removePersona', { key: 'p' }],
  ])('%s', async (mutation, name, request) => {
    expect(await change(mutation)).toMatchObject({ errors: [] });
    expect(asked()).toMatchObject({ name, request });
  });

  test('takes opaque ids as well as addresses', async () => {
    await change(`pauseConversation(id: "${id('Conversation', 'c/1')}") { errors { code } }`);
    expect(asked()).toMatchObject({ request: { address: 'c/1' } });
    expect(
      await change(`pauseConversation(id: "${id('Message', 'm')}") { errors { code message } }`),
    ).toMatchObject({
      errors: [{ code: 'input.invalid' }],
    });
  });

  test('createConversation passes goal, context and the options that were given, and starts unless told otherwise', async () => {
    const payload = await change(
      `createConversation(input: { goal: "Which way?", context: "By sea.", options: { quorum: 0.5, personas: null } }, idempotencyKey: "k") { cursor conversation { goal } errors { code } }`,
    );
    expect(asked()).toEqual({
      name: 'create',
      request: {
        sender: 'olga',
        key: 'k',
        goal: 'Which way?',
        context: 'By sea.',
        options: { quorum: 0.5 },
        start: true,
      },
    });
    expect(payload).toMatchObject({ cursor: Buffer.from('c:[0]').toString('base64url'), errors: [] });
    await change('createConversation(input: { goal: "Which way?", start: false }) { errors { code } }');
    expect(asked()).toMatchObject({ request: { start: false, options: {} } });
  });

  test('postMessage returns the message, said by whom the input names', async () => {
    services.deliberations.post = async (address, request) => {
      services.calls.push({ name: 'post', request: { address, ...request } });
      const { seq, position, state, status } = services.feed.commit({ address });
      return { receipt: { address, seq, position, state, status, duplicate: false }, messageId: 'm9' };
    };
    services.rows['messages'] = [messageRow('m9', 'c/1')];
    const payload = await change(
      `postMessage(input: { conversation: "c/1", text: "hello", parent: "${id('Message', 'm1')}", sender: "Ada", requiresResponse: true }) { message { text } errors { code } }`,
    );
    expect(payload).toEqual({ message: { text: 'text of m9' }, errors: [] });
    expect(asked()).toMatchObject({
      request: { sender: 'Ada', text: 'hello', parentId: 'm1', requiresResponse: true },
    });
  });

  test('savePersona fills in what was left out, and shows the saved one', async () => {
    services.rows['personas'] = [personaRow('pilot')];
    const payload = await change(
      'savePersona(input: { key: "pilot", name: "Pia", role: "steers", personality: "calm", decisionCriteria: ["depth"], style: "short" }) { persona { key decisionCriteria } errors { code } }',
    );
    expect(payload).toEqual({ persona: { key: 'pilot', decisionCriteria: ['cost'] }, errors: [] });
    expect(asked()?.request).toMatchObject({
      key: 'pilot',
      facilitates: false,
      weight: 1,
      outputFormat: expect.any(String),
    });
    expect(asked()?.request).not.toHaveProperty('model');
  });

  test('testAgent asks in a session of its own and shows the recorded call', async () => {
    services.rows['modelCalls'] = [{ id: 'call-1', rehearsal: true, purpose: 'chat' }];
    const payload = await change(
      'testAgent(persona: "pilot", prompt: "Where to?", idempotencyKey: "k") { text rehearsal modelCall { purpose } errors { code } }',
    );
    expect(payload).toEqual({
      text: 'I would wait.',
      rehearsal: true,
      modelCall: { purpose: 'chat' },
      errors: [],
    });
    expect(asked()).toMatchObject({ name: 'ask', request: { session: 'test:k', key: 'k', sender: 'olga' } });
  });

  test('startActor takes the id that was given, one from the key, or a new one', async () => {
    const start = async (input: string, key = '') => {
      await change(
        `startActor(input: { chart: "queue" ${input} } ${key}) { receipt { address } errors { code } }`,
      );
      return (services.calls.at(-1) as { request: { id: string } }).request.id;
    };
    expect(await start('id: "main", input: { n: 1 }')).toBe('main');
    expect(asked()).toMatchObject({ request: { chart: 'queue', input: { n: 1 }, sender: 'olga' } });
    const keyed = await start('', 'idempotencyKey: "k"');
    expect(await start('', 'idempotencyKey: "k"')).toBe(keyed);
    expect(await start('', 'idempotencyKey: "other"')).not.toBe(keyed);
    expect(await start('')).toHaveLength(26);
  });
});

describe('a mutation that cannot be done', () => {
  test.each([
    ['interject(input: { text: "x" }) { errors { code path } }', ['agent']],
    [
      'interject(input: { text: "x", agent: "a/1", conversation: "c/1" }) { errors { code path } }',
      ['agent'],
    ],
    ['interject(input: { text: " ", agent: "a/1" }) { errors { code path } }', ['input', 'text']],
    ['startActor(input: { chart: "queue", id: "a/b" }) { errors { code path } }', ['input', 'id']],
    ['emergencyStop(reason: "") { errors { code path } }', ['reason']],
    ['createConversation(input: { goal: "" }) { errors { code path } }', ['input', 'goal']],
    ['emergencyReset(idempotencyKey: "") { errors { code path } }', ['idempotencyKey']],
  ])('says where its input is wrong: %s', async (mutation, path) => {
    expect(await change(mutation)).toMatchObject({ errors: [{ code: 'input.invalid', path }] });
    expect(services.calls).toEqual([]);
  });

  test.each([
    [
      'pause',
      'pauseConversation(id: "c/1") { conversation { id } receipt { seq } errors { code } }',
      { conversation: null, receipt: null },
    ],
    [
      'create',
      'createConversation(input: { goal: "x y" }) { conversation { id } cursor errors { code } }',
      { conversation: null, cursor: null },
    ],
    ['remove', 'deleteConversation(id: "c/1") { deletedId errors { code } }', { deletedId: null }],
    [
      'post',
      'postMessage(input: { conversation: "c/1", text: "x" }) { message { id } receipt { seq } errors { code } }',
      { message: null, receipt: null },
    ],
    [
      'answer',
      'answerClarification(input: { id: "q", answer: 1 }) { clarification { id } receipt { seq } errors { code } }',
      { clarification: null, receipt: null },
    ],
    [
      'interject',
      'interject(input: { agent: "a", text: "x" }) { receipts { seq } errors { code } }',
      { receipts: [] },
    ],
    [
      'vote',
      'castVote(input: { ballot: "b", reason: "r" }) { vote { id } receipt { seq } errors { code } }',
      { vote: null, receipt: null },
    ],
    [
      'start',
      'startActor(input: { chart: "queue" }) { actor { id } receipt { seq } errors { code } }',
      { actor: null, receipt: null },
    ],
    [
      'stop',
      'stopActor(address: "a") { actor { id } receipt { seq } errors { code } }',
      { actor: null, receipt: null },
    ],
    [
      'savePersona',
      'savePersona(input: { key: "k", name: "n", role: "r", personality: "p", decisionCriteria: [], style: "s" }) { persona { id } errors { code } }',
      { persona: null },
    ],
    ['removePersona', 'deletePersona(key: "k") { deletedId errors { code } }', { deletedId: null }],
    [
      'ask',
      'testAgent(persona: "k", prompt: "p") { text rehearsal modelCall { id } errors { code } }',
      { text: null, rehearsal: null, modelCall: null },
    ],
    ['emergencyStop', 'emergencyStop(reason: "r") { halted errors { code } }', { halted: null }],
    ['reset', 'emergencyReset { resumed errors { code } }', { resumed: null }],
    [
      'prune',
      'prune(before: "2026-01-01T00:00:00Z") { trees rows { table } errors { code } }',
      { trees: null, rows: [] },
    ],
    ['redrive', 'redriveDeadLetter(id: "l") { receipt { seq } errors { code } }', { receipt: null }],
  ])('%s answers with nothing and the typed reason', async (service, mutation, nothing) => {
    services.failNext(service, new TerminalError('no', { code: 'x.refused' }));
    expect(await change(mutation)).toEqual({ ...nothing, errors: [{ code: 'x.refused' }] });
  });
});
