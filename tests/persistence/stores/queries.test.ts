import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PageRequest, systemClock } from '#core';
import { createStores } from '#persistence';
import { createTestDatabase, testServers } from '../../support/database.ts';
import { insertRows, second } from '../../support/insert-rows.ts';
import {
  actorSample,
  agentSample,
  ballotSample,
  callSample,
  clarificationSample,
  conversationSample,
  deadLetterSample,
  effectSample,
  journalSample,
  messageSample,
  timerSample,
  voteSample,
} from '../../support/row-samples.ts';

const all: PageRequest = { limit: 100, after: null, before: null, backward: false };

describe.each(testServers())('queries on %s', async (on) => {
  const test = await createTestDatabase({ on });
  const { queries } = createStores({ database: test.database, clock: systemClock });
  afterAll(() => test.drop());

  beforeAll(async () => {
    await insertRows(test.pool, 'actor', [
      actorSample('conversation/1', {
        state: { discussion: 'speaking' },
        paths: ['discussion', 'discussion.speaking'],
        tags: ['waitsOnPerson'],
        seq: 41,
      }),
      actorSample('conversation/1/agent:1', {
        chart: 'agent',
        parent: 'conversation/1',
        source: 'agent',
        root: 'conversation/1',
        status: 'failed',
        error: { name: 'Error', message: 'gone', code: 'x.y', family: 'terminal' },
        created_at: second(1),
      }),
      actorSample('conversation/2', { status: 'done', output: 'a "word"', created_at: second(2) }),
    ]);
    await insertRows(test.pool, 'journal', [
      journalSample('conversation/1', 1, 5, { sender: 'anna', event_type: 'conversation.start' }),
      journalSample('conversation/1', 2, 7, { facts: [{ type: 'message.added', id: 'm1' }], key: 'k-1' }),
      journalSample('conversation/1/agent:1', 1, 6, { root: 'conversation/1' }),
      journalSample('conversation/2', 1, 8),
    ]);
    await insertRows(test.pool, 'conversation', [
      conversationSample('conversation/1', { goal: 'Save 100% of the_costs', prompt_tokens: 12345678901 }),
      conversationSample('conversation/2', {
        status: 'completed',
        rehearsal: true,
        created_at: second(2),
        decision: { title: 'yes' },
      }),
      conversationSample('conversation/3', { deleted_at: second(5) }),
    ]);
    await insertRows(test.pool, 'agent', [
      agentSample('conversation/1/agent:1', { conversation: 'conversation/1' }),
      agentSample('agent/solo', {
        status: 'thinking',
        persona_key: 'project-manager',
        created_at: second(1),
      }),
    ]);
    await insertRows(test.pool, 'message', [
      messageSample('conversation/1', 1, { text: 'The monolith should be split', type: 'proposal' }),
      messageSample('conversation/1', 2, {
        parent_id: 'conversation/1-1',
        text: 'Splitting costs a monolith of time',
      }),
      messageSample('conversation/1', 3, {
        sender_type: 'user',
        sender: 'anna',
        phase: 'consensus',
        text: 'monolith monolith monolith',
        data: { urgency: 'soft' },
      }),
      messageSample('conversation/2', 1, { text: 'Another monolith' }),
      messageSample('conversation/3', 1, { text: 'A deleted monolith' }),
    ]);
    await insertRows(test.pool, 'ballot', [
      ballotSample('ballot/2', { conversation: 'conversation/1', round: 2, deadline: second(9) }),
      ballotSample('ballot/1', { conversation: 'conversation/1', minority_report: ['one voter disagreed'] }),
    ]);
    await insertRows(test.pool, 'vote', [
      voteSample('ballot/1', 'zoe', { ranking: ['yes', 'no'], weight: 2.5 }),
      voteSample('ballot/1', 'adam', { at: second(1), approvals: ['no'] }),
    ]);
    await insertRows(test.pool, 'clarification', [
      clarificationSample('clarification/1', { conversation: 'conversation/1', answer: null }),
      clarificationSample('clarification/2', {
        conversation: 'conversation/1',
        urgency: 'harsh',
        status: 'answered',
        answer: 'eu',
        answered_by: 'anna',
        created_at: second(1),
      }),
    ]);
    await insertRows(test.pool, 'llm_call', [
      callSample('c1', { key: 'k', status: 'failed', error: { code: 'x', message: 'y' } }),
      callSample('c2', { key: 'k', reply: { text: 'first' }, started_at: second(1), cost_usd: 0.25 }),
      callSample('c3', { key: 'k', reply: { text: 'second' }, started_at: second(2), persona: null }),
      callSample('c4', {
        address: 'agent/2',
        root: 'conversation/2',
        purpose: 'vote',
        started_at: second(3),
      }),
    ]);
    await insertRows(test.pool, 'effect', [
      effectSample('e2', { created_at: second(1), status: 'outcomeUnknown', last_error: { message: 'cut' } }),
      effectSample('e1'),
      effectSample('e3', { owner: 'agent/2', kind: 'action' }),
    ]);
    await insertRows(test.pool, 'timer', [
      timerSample('agent/1', 'b', { due: second(70) }),
      timerSample('agent/1', 'a', { due: second(90) }),
      timerSample('agent/2', 'a'),
    ]);
    await insertRows(test.pool, 'dead_letter', [
      deadLetterSample('d1', { error: { name: 'Error', message: 'no' } }),
      deadLetterSample('d2', { at: second(3), redriven_at: second(4) }),
    ]);
    await insertRows(test.pool, 'halt', [
      { root: '*', reason: 'fire', at: second(2) },
      { root: 'conversation/1', reason: 'smoke', at: second(1) },
    ]);
  });

  it('gives an actor with every column of its row in the right type', async () => {
    const rows = await queries.actors.byIds(['conversation/1', 'conversation/1', 'unknown/1']);
    expect([...rows.keys()]).toEqual(['conversation/1']);
    expect(rows.get('conversation/1')).toEqual({
      address: 'conversation/1',
      chart: 'conversation',
      chartVersion: '1',
      structureHash: 'h1',
      parent: null,
      source: null,
      root: 'conversation/1',
      status: 'active',
      seq: 41,
      state: { discussion: 'speaking' },
      paths: ['discussion', 'discussion.speaking'],
      tags: ['waitsOnPerson'],
      output: null,
      error: null,
      createdAt: second(0),
      updatedAt: second(0),
    });
  });

  it.each([
    [{ chart: 'agent' }, ['conversation/1/agent:1']],
    [{ statuses: ['done', 'failed'] }, ['conversation/2', 'conversation/1/agent:1']],
    [{ statuses: [] }, []],
    [{ root: 'conversation/1' }, ['conversation/1/agent:1', 'conversation/1']],
    [{ path: 'discussion.speaking' }, ['conversation/1']],
    [{ tag: 'waitsOnPerson', rootsOnly: true }, ['conversation/1']],
    [{ rootsOnly: true }, ['conversation/2', 'conversation/1']],
    [{ rootsOnly: false, path: "it's not" }, []],
    [{}, ['conversation/2', 'conversation/1/agent:1', 'conversation/1']],
  ] as const)('lists and counts actors by %j', async (filter, expected) => {
    const page = await queries.actors.page(filter, all);
    expect(page.items.map(({ row }) => row.address)).toEqual(expected);
    expect(await queries.actors.count(filter)).toBe(expected.length);
  });

  it('lists the actors of a chart, and contexts out of snapshots', async () => {
    const pages = await queries.actorsOfChart.pages(
      ['conversation', 'ballot'],
      { statuses: ['active'] },
      all,
    );
    expect(pages.get('conversation')?.items.map(({ row }) => row.address)).toEqual(['conversation/1']);
    expect(pages.get('ballot')?.items).toEqual([]);
    expect([...(await queries.contexts.byIds(['conversation/2', 'nobody/1']))]).toEqual([
      ['conversation/2', { address: 'conversation/2' }],
    ]);
  });

  it('keeps an output that is a JSON text apart from JSON', async () => {
    expect((await queries.actors.byIds(['conversation/2'])).get('conversation/2')?.output).toBe('a "word"');
  });

  it('gives journal entries by id, with the chart of the actor and no facts as an empty list', async () => {
    const ids = [
      'conversation/1@2',
      'conversation/1/agent:1@1',
      'conversation/1@99',
      'conversation/1@x',
      'nonsense',
    ];
    const entries = await queries.journal.byIds(ids);
    expect([...entries.keys()].sort()).toEqual(['conversation/1/agent:1@1', 'conversation/1@2']);
    expect(entries.get('conversation/1@2')).toEqual({
      position: 7,
      address: 'conversation/1',
      root: 'conversation/1',
      chart: 'conversation',
      seq: 2,
      event: { type: 'tick', n: 2 },
      sender: null,
      messageId: 'conversation/1-m2',
      key: 'k-1',
      state: 'working',
      status: 'active',
      facts: [{ type: 'message.added', id: 'm1' }],
      at: second(2).getTime(),
    });
    expect(entries.get('conversation/1/agent:1@1')).toMatchObject({ chart: 'agent', facts: [] });
  });

  it.each([
    [{}, [5, 6, 7, 8]],
    [{ root: 'conversation/1' }, [5, 6, 7]],
    [{ address: 'conversation/1', eventTypes: ['tick', 'tock'] }, [7]],
    [{ sender: 'anna' }, [5]],
  ] as const)('lists the journal in commit order by %j', async (filter, expected) => {
    const page = await queries.journal.page(filter, all);
    expect(page.items.map(({ row }) => row.position)).toEqual(expected);
    expect(await queries.journal.count(filter)).toBe(expected.length);
  });

  it('lists the journal of actors by what was sent and by whom', async () => {
    const pages = await queries.journalOf.pages(['conversation/1'], { sender: 'anna' }, all);
    expect(pages.get('conversation/1')?.items.map(({ row }) => row.seq)).toEqual([1]);
    const counts = await queries.journalOf.counts(['conversation/1', 'conversation/2'], {
      eventTypes: ['tick'],
    });
    expect(Object.fromEntries(counts)).toEqual({ 'conversation/1': 1, 'conversation/2': 1 });
  });

  it('groups timers and effects by their actor', async () => {
    const timers = await queries.timersOf.byIds(['agent/1', 'agent/2', 'agent/3']);
    expect(timers.get('agent/1')?.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(timers.get('agent/2')).toEqual([
      { address: 'agent/2', id: 'a', due: second(60), target: 'agent/2', event: { type: 'late' } },
    ]);
    expect(timers.has('agent/3')).toBe(false);
    const effects = await queries.effectsOf.byIds(['agent/1', 'agent/3']);
    expect(effects.get('agent/1')?.map(({ address }) => address)).toEqual(['e1', 'e2']);
  });

  it('lists effects by status, oldest first, and dead letters, newest first', async () => {
    expect((await queries.effects.page({}, all)).items.map(({ row }) => row.address)).toEqual([
      'e1',
      'e3',
      'e2',
    ]);
    const [parked] = (await queries.effects.page({ status: 'outcomeUnknown' }, all)).items;
    expect(parked?.row).toMatchObject({ address: 'e2', lastError: { message: 'cut' }, notBefore: null });
    expect((await queries.effects.byIds(['e3'])).get('e3')?.kind).toBe('action');
    const letters = async (filter: { readonly redriven?: boolean }) =>
      (await queries.deadLetters.page(filter, all)).items.map(({ row }) => row.id);
    expect(await letters({})).toEqual(['d2', 'd1']);
    expect(await letters({ redriven: true })).toEqual(['d2']);
    expect(await letters({ redriven: false })).toEqual(['d1']);
    const owned = await queries.deadLettersOf.pages(['agent/1', 'agent/2'], {}, all);
    expect([...owned].map(([address, page]) => [address, page.items.length])).toEqual([
      ['agent/1', 2],
      ['agent/2', 0],
    ]);
  });

  it('lists the emergency stops in force, oldest first', async () => {
    expect((await queries.halts()).map(({ root, reason }) => [root, reason])).toEqual([
      ['conversation/1', 'smoke'],
      ['*', 'fire'],
    ]);
  });

  it('lists conversations without deleted ones, and finds deleted ones by address', async () => {
    const page = await queries.conversations.page({}, all);
    expect(page.items.map(({ row }) => row.address)).toEqual(['conversation/2', 'conversation/1']);
    const found = await queries.conversations.byIds(['conversation/3', 'conversation/1']);
    expect(found.get('conversation/3')?.deletedAt).toEqual(second(5));
    expect(found.get('conversation/1')?.promptTokens).toBe(12345678901);
  });

  it.each([
    [{ search: '100% OF THE_' }, ['conversation/1']],
    [{ search: '100_ of' }, []],
    [{ search: '%' }, ['conversation/1']],
    [{ search: '\\' }, []],
    [{ statuses: ['completed'], rehearsal: true }, ['conversation/2']],
    [{ rehearsal: false }, ['conversation/1']],
  ] as const)('lists conversations by %j, taking the text literally', async (filter, expected) => {
    const page = await queries.conversations.page(filter, all);
    expect(page.items.map(({ row }) => row.address)).toEqual(expected);
    expect(await queries.conversations.count(filter)).toBe(expected.length);
  });

  it('lists agents by persona, status and conversation', async () => {
    const page = await queries.agents.page({ persona: 'project-manager', status: 'thinking' }, all);
    expect(page.items.map(({ row }) => row.address)).toEqual(['agent/solo']);
    const pages = await queries.agentsOf.pages(['conversation/1', 'conversation/2'], {}, all);
    expect(pages.get('conversation/1')?.items.map(({ row }) => row.name)).toEqual(['Quinn']);
    expect(pages.get('conversation/2')?.items).toEqual([]);
  });

  it.each([
    [{}, [1, 2, 3]],
    [{ types: ['proposal'] }, [1]],
    [{ senderTypes: ['user'] }, [3]],
    [{ parent: 'conversation/1-1' }, [2]],
    [{ threadsOnly: true }, [1, 3]],
    [{ phase: 'consensus' }, [3]],
    [{ search: 'monolith -costs' }, [1, 3]],
    [{ search: '"monolith should"', threadsOnly: true }, [1]],
    [{ search: 'what? is \'this" & |' }, []],
  ] as const)('lists the messages of a conversation by %j', async (filter, expected) => {
    const pages = await queries.messagesOf.pages(['conversation/1'], filter, all);
    expect(pages.get('conversation/1')?.items.map(({ row }) => row.ordinal)).toEqual(expected);
    expect((await queries.messagesOf.counts(['conversation/1'], filter)).get('conversation/1')).toBe(
      expected.length,
    );
  });

  it('lists replies, and gives messages by id', async () => {
    const replies = await queries.repliesTo.pages(['conversation/1-1', 'conversation/1-2'], {}, all);
    expect(replies.get('conversation/1-1')?.items.map(({ row }) => row.id)).toEqual(['conversation/1-2']);
    expect(replies.get('conversation/1-2')?.items).toEqual([]);
    const message = (await queries.messages.byIds(['conversation/1-3'])).get('conversation/1-3');
    expect(message).toMatchObject({
      senderType: 'user',
      data: { urgency: 'soft' },
      cut: null,
      rehearsal: false,
    });
    expect(message).not.toHaveProperty('search');
  });

  it('searches messages best first, marks the words, and leaves out deleted conversations', async () => {
    const page = await queries.messageSearch.page({ text: 'monolith' }, all);
    expect(page.items.map(({ row }) => row.message.id)).toEqual([
      'conversation/1-3',
      'conversation/1-1',
      'conversation/1-2',
      'conversation/2-1',
    ]);
    expect(page.items[1]?.row.excerpt).toBe('The **monolith** should be split');
    expect(page.items[0]?.row.rank).toBeGreaterThan(page.items[1]?.row.rank ?? 1);
    expect(await queries.messageSearch.count({ text: 'monolith' })).toBe(4);
    const narrow = { text: 'monolith', conversation: 'conversation/1', types: ['proposal', 'vote'] };
    expect(
      (await queries.messageSearch.page(narrow, all)).items.map(({ row }) => row.message.ordinal),
    ).toEqual([1]);
    expect(await queries.messageSearch.count({ text: 'monolith', types: [] })).toBe(0);
  });

  it('pages a search in both directions over equal ranks', async () => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page = await queries.messageSearch.page({ text: 'monolith' }, { ...all, limit: 1, after });
      ids.push(...page.items.map(({ row }) => row.message.id));
      after = page.hasNext ? (page.items[0]?.cursor ?? null) : null;
    } while (after !== null);
    expect(ids).toHaveLength(4);
    const end = await queries.messageSearch.page({ text: 'monolith' }, { ...all, limit: 2, backward: true });
    expect(end.items.map(({ row }) => row.message.id)).toEqual(ids.slice(2));
    const before = end.items[0]?.cursor ?? null;
    const start = await queries.messageSearch.page({ text: 'monolith' }, { ...all, before, backward: true });
    expect(start.items.map(({ row }) => row.message.id)).toEqual(ids.slice(0, 2));
    expect(start).toMatchObject({ hasPrevious: false, hasNext: true });
  });

  it('lists ballots by round and votes by time', async () => {
    const ballots = (await queries.ballotsOf.pages(['conversation/1'], {}, all)).get('conversation/1');
    expect(ballots?.items.map(({ row }) => [row.round, row.deadline])).toEqual([
      [1, null],
      [2, second(9)],
    ]);
    expect((await queries.ballots.byIds(['ballot/1'])).get('ballot/1')?.minorityReport).toEqual([
      'one voter disagreed',
    ]);
    const votes = (await queries.votesOf.pages(['ballot/1', 'ballot/2'], {}, all)).get('ballot/1');
    expect(votes?.items.map(({ row }) => row.voter)).toEqual(['zoe', 'adam']);
    const found = await queries.votes.byIds(['ballot/1|zoe', 'ballot/1|nobody', '|', 'ballot/1']);
    expect([...found.keys()]).toEqual(['ballot/1|zoe']);
    expect(found.get('ballot/1|zoe')).toMatchObject({ weight: 2.5, ranking: ['yes', 'no'], approvals: null });
  });

  it('lists clarifications as an inbox and by conversation', async () => {
    const inbox = await queries.clarifications.page({ statuses: ['open', 'notified'] }, all);
    expect(inbox.items.map(({ row }) => row.address)).toEqual(['clarification/1']);
    expect(await queries.clarifications.count({ urgency: 'harsh', conversation: 'conversation/1' })).toBe(1);
    const pages = await queries.clarificationsOf.pages(['conversation/1'], { statuses: ['answered'] }, all);
    expect(pages.get('conversation/1')?.items.map(({ row }) => [row.answer, row.answeredBy])).toEqual([
      ['eu', 'anna'],
    ]);
  });

  it('lists model calls by what they were for, newest first, and by owner, oldest first', async () => {
    const ids = async (filter: Parameters<typeof queries.modelCalls.page>[0]) =>
      (await queries.modelCalls.page(filter, all)).items.map(({ row }) => row.id);
    expect(await ids({})).toEqual(['c4', 'c3', 'c2', 'c1']);
    expect(await ids({ statuses: ['failed'] })).toEqual(['c1']);
    expect(await ids({ root: 'conversation/2', address: 'agent/2', purpose: 'vote' })).toEqual(['c4']);
    expect(await ids({ persona: 'quality-assurance', root: 'conversation/1' })).toEqual(['c2', 'c1']);
    const ofRoot = await queries.modelCallsOfRoot.pages(['conversation/1'], {}, all);
    expect(ofRoot.get('conversation/1')?.items.map(({ row }) => row.id)).toEqual(['c1', 'c2', 'c3']);
    expect((await queries.modelCallsOfActor.counts(['agent/1', 'agent/2'], {})).get('agent/1')).toBe(3);
    expect((await queries.modelCalls.byIds(['c2'])).get('c2')).toMatchObject({
      costUsd: 0.25,
      request: { messages: [] },
    });
  });

  it('finds the newest completed call under an idempotency key', async () => {
    const calls = await queries.modelCallsByKey.byIds(['k', 'key-c4', 'unknown']);
    expect([...calls].map(([key, call]) => [key, call.id])).toEqual([
      ['k', 'c3'],
      ['key-c4', 'c4'],
    ]);
  });
});
