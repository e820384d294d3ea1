import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { type Saying, type Started, startDeliberations } from './start-deliberations.ts';

const by = { sender: 'Eve' };
const goal = 'Should we go?';
let database: TestDatabase;
let started: Started;
/** Replaced by the test that wants the agents to say something of its own. */
let saying: Saying = () => undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  started = await startDeliberations(database, (...asked) => saying(...asked));
});
beforeEach(() => {
  saying = () => undefined;
});
afterEach(async () => {
  for (const { address } of await started.rows<{ address: string }>(
    "select address from actor where parent is null and status = 'active'",
  )) {
    await started.runtime.stop(address);
  }
});
afterAll(async () => {
  await started.runtime.close();
  await database.drop();
});

const asksHarshly: Saying = (kind, who) =>
  kind === 'clarify'
    ? {
        understanding: 'x',
        questions:
          who === 'project-manager'
            ? [
                {
                  text: 'How many of us?',
                  urgency: 'harsh',
                  assumption: 'twelve',
                  options: ['ten', 'twelve'],
                },
              ]
            : [],
      }
    : undefined;

async function held() {
  saying = asksHarshly;
  const { address } = await started.deliberations.create({ ...by, goal });
  await started.reach(address, 'awaitingUser');
  const [question] = await started.rows<{ address: string }>(
    'select address from clarification where conversation = $1',
    address,
  );
  // The question's own first turn is committed after the conversation's.
  const clarification = question?.address ?? (await lateQuestion(address));
  return { address, clarification };
}

async function lateQuestion(conversation: string): Promise<string> {
  for await (const entry of started.runtime.feed.subscribe({
    root: conversation,
    after: 0,
    signal: AbortSignal.timeout(5_000),
  })) {
    const opened = entry.facts.find(({ type }) => type === 'clarification.opened');
    if (opened) return String(opened['clarification']);
  }
  throw new Error('no question was opened');
}

describe('a conversation', () => {
  it('is created, deliberates, and leaves its rows', async () => {
    const { address } = await started.deliberations.create({
      ...by,
      goal: `  ${goal} `,
      options: { votingRule: 'supermajority:0.75', maxDiscussionTurns: 5 },
    });
    expect(await started.reach(address, 'completed')).toBe('"completed"');
    const [conversation] = await started.rows('select * from conversation where address = $1', address);
    expect(conversation).toMatchObject({
      goal,
      status: 'completed',
      phase: 'completed',
      failure: null,
      rehearsal: true,
      options: { votingRule: 'supermajority:3/4', maxDiscussionTurns: 5, quorum: 0.5 },
      decision: { title: 'Go', decidedBy: 'ballot', option: { key: 'go', title: 'Go' } },
    });
    const messages = await started.rows<{ ordinal: number; type: string; call_id: string | null }>(
      'select ordinal, type, call_id from message where conversation = $1 order by ordinal',
      address,
    );
    expect(messages.map(({ ordinal }) => ordinal)).toEqual(messages.map((_, index) => index + 1));
    expect(conversation?.['message_count']).toBe(messages.length);
    expect(messages.filter(({ type }) => type === 'vote')).toHaveLength(5);
    const decided = conversation?.['decision'] as {
      totals: { calls: number; costUsd: number };
      ballot: string;
    };
    expect(decided.totals.costUsd).toBe(decided.totals.calls * 0.25);
    expect(Number(conversation?.['prompt_tokens'])).toBe(decided.totals.calls * 10);
    const votes = await started.rows('select voter, choice from vote where ballot = $1', decided.ballot);
    expect(votes).toHaveLength(5);
    expect(await started.rows('select status from ballot where address = $1', decided.ballot)).toEqual([
      { status: 'passed' },
    ]);
    const agents = await started.rows<{ status: string; last_spoke_at: Date | null }>(
      'select status, last_spoke_at from agent where conversation = $1',
      address,
    );
    expect(agents.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'stopped'));
    expect(agents.every(({ last_spoke_at }) => last_spoke_at !== null)).toBe(true);
  });

  it('keeps the bodies of messages out of the facts in the journal', async () => {
    saying = (kind, who) =>
      kind === 'explore'
        ? { contribution: `${who} BODY`, ideas: [], risks: [], resources: [], questionToUser: null }
        : undefined;
    const { address } = await started.deliberations.create({ ...by, goal });
    await started.reach(address, 'completed');
    const [found] = await started.rows<{ facts: string; texts: string }>(
      `select (select count(*) from journal where root = $1 and facts::text like '%BODY%') as facts,
        (select count(*) from message where conversation = $1 and text like '%BODY') as texts`,
      address,
    );
    expect(found).toEqual({ facts: 0, texts: 5 });
  });

  it('is the same one for the same key', async () => {
    saying = asksHarshly;
    const first = await started.deliberations.create({ ...by, key: 'k1', goal });
    const again = await started.deliberations.create({ ...by, key: 'k1', goal: 'Something else?' });
    const other = await started.deliberations.create({ ...by, key: 'k2', goal });
    expect(again.address).toBe(first.address);
    expect(again.duplicate).toBe(true);
    expect(other.address).not.toBe(first.address);
  });

  it.each([
    ['a goal of two characters', { goal: 'ab' }, 'conversation.invalidGoal', ['goal']],
    ['a goal without an end', { goal: 'x'.repeat(5_001) }, 'conversation.invalidGoal', ['goal']],
    [
      'an unknown persona',
      { goal, options: { personas: ['project-manager', 'nobody'] } },
      'conversation.invalidOptions',
      ['personas', '1'],
    ],
    [
      'a persona twice',
      { goal, options: { personas: ['project-manager', 'project-manager'] } },
      'conversation.invalidOptions',
      ['personas', '1'],
    ],
    [
      'a single persona',
      { goal, options: { personas: ['project-manager'] } },
      'conversation.invalidOptions',
      ['personas'],
    ],
    [
      'a rule that nobody knows',
      { goal, options: { votingRule: 'by dice' } },
      'conversation.invalidOptions',
      ['votingRule'],
    ],
    ['an option that nobody knows', { goal, options: { colour: 'red' } }, 'conversation.invalidOptions', []],
    ['a quorum above all', { goal, options: { quorum: 2 } }, 'conversation.invalidOptions', ['quorum']],
    [
      'a weight for a stranger',
      { goal, options: { weights: [{ voter: 'Zoe', weight: 2 }] } },
      'conversation.invalidOptions',
      ['weights'],
    ],
  ])('is not created with %s', async (_, request, code, path) => {
    const before = await started.rows('select address from conversation');
    await expect(started.deliberations.create({ ...by, ...request })).rejects.toMatchObject({ code });
    const error = await started.deliberations.create({ ...by, ...request }).catch((one: unknown) => one);
    expect((error as { details: { issues: { path: string[] }[] } }).details.issues[0]?.path).toEqual(path);
    expect(await started.rows('select address from conversation')).toHaveLength(before.length);
  });

  it('waits to be started, is paused, resumed and cancelled', async () => {
    saying = asksHarshly;
    const { address } = await started.deliberations.create({ ...by, goal, start: false });
    const status = async () =>
      (
        await started.rows<{ status: string }>('select status from conversation where address = $1', address)
      )[0]?.status;
    expect(await status()).toBe('created');
    await expect(started.deliberations.pause(address, by)).rejects.toMatchObject({
      code: expect.any(String),
    });
    await started.deliberations.start(address, by);
    expect(await status()).toBe('running');
    await started.deliberations.pause(address, { ...by, reason: 'lunch' });
    expect(await status()).toBe('paused');
    await started.deliberations.resume(address, by);
    await started.deliberations.cancel(address, { ...by, reason: 'enough' });
    const [ended] = await started.rows(
      'select status, failure from conversation where address = $1',
      address,
    );
    expect(ended).toEqual({
      status: 'cancelled',
      failure: { code: 'conversation.cancelled', message: 'enough' },
    });
  });

  it('is removed once, whether it runs or has ended', async () => {
    const { address } = await held();
    await started.deliberations.remove(address, by);
    await started.deliberations.remove(address, by);
    const [row] = await started.rows(
      'select status, deleted_at from conversation where address = $1',
      address,
    );
    expect(row).toMatchObject({ status: 'cancelled', deleted_at: expect.any(Date) });
    expect(await started.stores.deliberation.conversations.find(address)).toBeNull();
    await expect(started.deliberations.remove('conversation/none', by)).rejects.toMatchObject({
      code: 'conversation.unknown',
    });
  });

  it('takes messages of people and says under which id', async () => {
    const { address } = await held();
    const { messageId } = await started.deliberations.post(address, {
      ...by,
      key: 'p1',
      text: 'Mind the costs.',
    });
    const again = await started.deliberations.post(address, { ...by, key: 'p1', text: 'Mind the costs.' });
    expect(again.messageId).toBe(messageId);
    const { messageId: reply } = await started.deliberations.post(address, {
      ...by,
      text: 'And the time.',
      parentId: messageId,
    });
    expect(
      await started.rows(
        "select id, text, parent_id, sender from message where conversation = $1 and text like '%the%' order by ordinal",
        address,
      ),
    ).toEqual([
      { id: messageId, text: 'Mind the costs.', parent_id: null, sender: 'Eve' },
      { id: reply, text: 'And the time.', parent_id: messageId, sender: 'Eve' },
    ]);
  });

  it('goes on when its budget is raised', async () => {
    const { address } = await started.deliberations.create({ ...by, goal, options: { maxTokens: 40 } });
    await started.reach(address, 'budgetExhausted');
    await started.deliberations.extendBudget(address, { ...by, tokens: 100_000 });
    expect(await started.reach(address, 'completed')).toBe('"completed"');
  });

  it('takes an interjection', async () => {
    const { address } = await held();
    const [receipt] = await started.deliberations.interject(
      { conversation: address },
      { ...by, text: 'Think of cats.' },
    );
    expect(receipt?.address).toBe(address);
    // One for each agent that was still thinking, or one when nobody was; each is written in a turn of its own.
    for await (const entry of started.runtime.feed.subscribe({
      address,
      after: receipt!.position - 1,
      signal: AbortSignal.timeout(5_000),
    })) {
      const said = entry.facts.find(({ messageType }) => messageType === 'interjection');
      if (!said) continue;
      const [row] = await started.rows('select text, sender from message where id = $1', said['id']);
      expect(row).toEqual({ text: 'Think of cats.', sender: 'Eve' });
      return;
    }
  });
});

describe('a question', () => {
  it('is answered once, by something that fits', async () => {
    const { address, clarification } = await held();
    const answer = (text: unknown, key?: string) =>
      started.deliberations.answer(clarification, {
        ...by,
        answer: text as string,
        answeredBy: 'Eve',
        ...(key ? { key } : {}),
      });
    await expect(answer('a dozen')).rejects.toMatchObject({ code: 'clarification.unfitAnswer' });
    await expect(answer(12)).rejects.toMatchObject({ code: 'clarification.unfitAnswer' });
    const first = await answer('ten', 'a1');
    const retried = await answer('ten', 'a1');
    expect(retried).toMatchObject({ seq: first.seq, duplicate: true });
    await expect(answer('twelve')).rejects.toMatchObject({ code: 'clarification.settled' });
    expect(await started.reach(address, 'completed')).toBe('"completed"');
    expect(
      await started.rows(
        'select status, answer, answered_by from clarification where address = $1',
        clarification,
      ),
    ).toEqual([{ status: 'answered', answer: 'ten', answered_by: 'Eve' }]);
    const [said] = await started.rows<{ text: string }>(
      "select text from message where conversation = $1 and type = 'userResponse'",
      address,
    );
    expect(said?.text).toBe('ten');
  });

  it('is withdrawn, and its asker goes on with the assumption', async () => {
    const { address, clarification } = await held();
    await started.deliberations.withdraw(clarification, { ...by, reason: 'never mind' });
    expect(await started.reach(address, 'completed')).toBe('"completed"');
    const [row] = await started.rows<{ decision: { assumptions: string[] } }>(
      'select decision from conversation where address = $1',
      address,
    );
    expect(row?.decision.assumptions).toEqual(['How many of us? Assumed: twelve']);
  });

  it('that does not exist cannot be answered', async () => {
    await expect(
      started.deliberations.answer('clarification/none', { ...by, answer: 'x', answeredBy: 'Eve' }),
    ).rejects.toMatchObject({ code: 'clarification.unknown' });
  });
});

describe('a vote of a person', () => {
  async function open() {
    const { address } = await started.deliberations.create({
      ...by,
      goal,
      options: {
        people: ['Eve', 'Zoe'],
        weights: [{ voter: 'Eve', weight: 9 }],
        personas: ['project-manager', 'quality-assurance'],
      },
    });
    await started.reach(address, 'voting');
    for await (const entry of started.runtime.feed.subscribe({
      root: address,
      after: 0,
      signal: AbortSignal.timeout(5_000),
    })) {
      const opened = entry.facts.find(({ type }) => type === 'ballot.opened');
      if (opened) return { address, ballot: String(opened['ballot']) };
    }
    throw new Error('no ballot was opened');
  }

  it('counts once, with its weight', async () => {
    const { address, ballot } = await open();
    const vote = (voter: string, choice: string | null, key?: string) =>
      started.deliberations.vote(ballot, {
        ...by,
        voter,
        choice,
        reason: 'I say so',
        ...(key ? { key } : {}),
      });
    await expect(vote('Mallory', 'go')).rejects.toMatchObject({ code: 'ballot.notEligible' });
    await expect(vote('Eve', 'fly')).rejects.toMatchObject({ code: 'ballot.unknownOption' });
    await vote('Eve', 'stay', 'v1');
    expect(await vote('Eve', 'stay', 'v1')).toMatchObject({ duplicate: true });
    await expect(vote('Eve', 'go')).rejects.toMatchObject({ code: 'ballot.duplicateVote' });
    await expect(vote('Eve', 'go', 'v2')).rejects.toThrow();
    await vote('Zoe', null);
    expect(await started.reach(address, 'completed')).toBe('"completed"');
    expect(
      await started.rows(
        "select voter, choice, weight from vote where ballot = $1 and voter in ('Eve', 'Zoe') order by voter",
        ballot,
      ),
    ).toEqual([
      { voter: 'Eve', choice: 'stay', weight: 9 },
      { voter: 'Zoe', choice: 'abstain', weight: 1 },
    ]);
    await expect(vote('Zoe', 'go')).rejects.toMatchObject({ code: 'ballot.closed' });
  });

  it('needs a ballot', async () => {
    await expect(
      started.deliberations.vote('ballot/none', { ...by, voter: 'Eve', choice: 'go', reason: 'x' }),
    ).rejects.toMatchObject({ code: 'ballot.unknown' });
  });
});

describe('personas', () => {
  const mine = {
    key: 'data-steward',
    name: 'Dana',
    role: 'keeps the data',
    personality: 'exact',
    decisionCriteria: ['is it measured'],
    style: 'short',
    outputFormat: 'plain',
  };

  it('are the built-in ones and those that people save', async () => {
    await started.personas.seed();
    await started.personas.save(mine);
    const keys = (await started.personas.list()).map(({ key }) => key);
    expect(keys).toHaveLength(6);
    expect(keys).toContain('data-steward');
    expect(await started.rows('select key from persona where built_in')).toHaveLength(5);
    expect(await started.personas.find('data-steward')).toMatchObject({ name: 'Dana' });
    const { address } = await started.deliberations.create({
      ...by,
      goal,
      options: { personas: ['data-steward', 'project-manager'] },
    });
    await started.reach(address, 'completed');
    expect(
      await started.rows(
        'select name from agent where conversation = $1 and persona_key = $2',
        address,
        'data-steward',
      ),
    ).toEqual([{ name: 'Dana' }]);
    expect(await started.personas.remove('data-steward')).toBe(true);
    expect(await started.personas.remove('data-steward')).toBe(false);
  });

  it('are refused when built in or incomplete', async () => {
    await expect(started.personas.save({ ...mine, key: 'project-manager' })).rejects.toMatchObject({
      code: 'persona.builtIn',
    });
    await expect(started.personas.remove('project-manager')).rejects.toMatchObject({
      code: 'persona.builtIn',
    });
    await expect(started.personas.save({ ...mine, name: '' })).rejects.toMatchObject({
      code: 'persona.invalid',
    });
  });
});
