import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeliberationReplies, JsonValue, Persona, ReplyKind } from '#core';
import { structuredOutput } from '#domain';
import { builtInPersonas } from '#rules';
import { createRehearsal } from '../../src/llm/rehearsal/rehearse.ts';
import { type PromptParts, promptFor } from './deliberation-prompts.ts';

type Kind = Exclude<ReplyKind, 'chat'>;
const KINDS: readonly Kind[] = [
  'clarify',
  'explore',
  'discuss',
  'summary',
  'propose',
  'vote',
  'revise',
  'conclude',
];

const rehearsals = new Map<number, ReturnType<typeof createRehearsal>>();

/** One rehearsal model per seed, as one server would have. */
function rehearsalOf(seed: number) {
  const rehearsal = rehearsals.get(seed) ?? createRehearsal(seed);
  rehearsals.set(seed, rehearsal);
  return rehearsal;
}

interface Asked<K extends Kind> {
  readonly reply: DeliberationReplies[K];
  readonly problems: readonly string[];
}

function ask<K extends Kind>(kind: K, persona: Persona, parts: PromptParts, seed = 1): Asked<K> {
  const output = structuredOutput(kind, { options: (parts.options ?? []).map(({ key }) => key) });
  const value = JSON.parse(rehearsalOf(seed)(promptFor(persona, parts, output)).text) as JsonValue;
  return { reply: value as unknown as DeliberationReplies[K], problems: output.validate(value) };
}

const personaNamed = (key: string) => builtInPersonas.find((persona) => persona.key === key)!;
const facilitator = personaNamed('project-manager');

const goals = [
  'Should a 12-person company move its monolith to services this year?',
  'Plan a birthday party for my 8 year old daughter who loves dinosaurs, budget $300',
  'Should we use PostgreSQL or MongoDB for our new analytics product?',
  'How can we reduce plastic waste in our school cafeteria?',
  'Should I quit my job and start a food truck?',
  "Write a children's book about a dragon who is afraid of fire",
  'Choose between Lisbon, Kraków and Valencia for a five-day family trip in May',
  'Should the city ban cars from the old town by 2028?',
  'Get fit again after a back injury, with only 20 minutes a day',
  'Our support queue is too long',
];

describe('every structured reply', () => {
  const line = fc
    .record({
      persona: fc.constantFrom(...builtInPersonas),
      type: fc.constantFrom('discussion', 'question', 'response', 'vote', 'proposal', 'summary'),
      text: fc.string({ maxLength: 120 }),
    })
    .map(
      ({ persona, type, text }) => `[m-${persona.key}] ${persona.name} (${persona.key}, ${type}): ${text}`,
    );
  const option = fc.record({
    key: fc.stringMatching(/^[a-z]{1,8}(-[a-z]{1,8})?$/).filter((key) => key !== 'abstain'),
    title: fc.string({ minLength: 1, maxLength: 60 }),
    detail: fc.string({ maxLength: 200 }),
  });
  const parts = fc.record({
    goal: fc.oneof(
      fc.string({ maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.lorem({ maxCount: 300 }),
      fc.constantFrom(...goals),
    ),
    established: fc.array(fc.string({ maxLength: 80 }), { maxLength: 3 }),
    lines: fc.array(line, { maxLength: 12 }),
    concerns: fc.array(
      fc.string({ maxLength: 60 }).map((text) => `[c1] ${text}: detail (raised by user)`),
      { maxLength: 3 },
    ),
    proposal: fc.oneof(fc.constant(''), fc.string({ maxLength: 200 })),
    options: fc.uniqueArray(option, { selector: ({ key }) => key, maxLength: 5 }),
    interjection: fc.oneof(fc.constant(''), fc.string({ maxLength: 200 })),
    task: fc.oneof(
      fc.constant('Do it. This is round 2.'),
      fc.constant('The ballot did not pass.'),
      fc.string({ maxLength: 100 }),
    ),
  });

  it.each(KINDS)('of kind %s is valid for any goal and transcript', (kind) => {
    fc.assert(
      fc.property(parts, fc.constantFrom(...builtInPersonas), fc.nat({ max: 9 }), (given, persona, seed) => {
        expect(ask(kind, persona, given, seed).problems).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('is valid for goals of great length', () => {
    const goal = `Should the very ${'long and winding '.repeat(900)}road be rebuilt?`;
    for (const kind of KINDS) {
      for (const persona of builtInPersonas)
        expect(ask(kind, persona, { goal, task: kind }).problems).toEqual([]);
    }
  });
});

describe('the words of the rehearsal model', () => {
  it.each(goals)('speak of the goal "%s" and differ between the personas', (goal) => {
    const words = goal.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
    const contributions = builtInPersonas.map(
      (persona) => ask('explore', persona, { goal, task: 'explore' }).reply,
    );
    const heard = contributions.map(({ contribution }) => contribution.toLowerCase());
    const speaking = heard.filter((text) => words.some((word) => text.includes(word)));
    expect(speaking.length).toBeGreaterThanOrEqual(4);
    const sentences = heard.flatMap((text) => text.split(/(?<=[.?]) /));
    expect(new Set(sentences).size).toBe(sentences.length);
    const ideas = contributions.flatMap((reply) => reply.ideas.map(({ title }) => title));
    expect(new Set(ideas).size).toBe(ideas.length);
    for (const text of heard) expect(text).not.toMatch(/undefined|null|\[object|\s{2,}|\.\.(?!\.)|“”/);
  });

  it('measure by a criterion of the persona', () => {
    for (const persona of builtInPersonas) {
      const { contribution } = ask('explore', persona, { goal: goals[0]!, task: 'explore' }).reply;
      expect(persona.decisionCriteria.some((one) => contribution.includes(one.slice(0, 60)))).toBe(true);
    }
  });

  it('stay the same for the same seed and request, and differ with the seed', () => {
    const parts = { goal: goals[1]!, task: 'explore' };
    const say = (seed: number) => ask('explore', facilitator, parts, seed).reply.contribution;
    expect(say(1)).toBe(say(1));
    expect(new Set([1, 2, 3, 4, 5].map(say)).size).toBeGreaterThan(1);
  });

  it('take the seed of a request before that of the model', () => {
    const output = structuredOutput('explore', { options: [] });
    const request = promptFor(facilitator, { goal: goals[1]!, task: 'explore' }, output);
    expect(rehearsalOf(1)({ ...request, seed: 5 })).toEqual(rehearsalOf(5)(request));
    const all = [1, 2, 3, 4, 5].map((seed) => rehearsalOf(1)({ ...request, seed }).text);
    expect(new Set(all).size).toBeGreaterThan(1);
  });

  it('heed an interjection first', () => {
    const parts = { goal: goals[0]!, task: 'discuss', interjection: 'Stop, the budget was cut by half!' };
    const { statement } = ask('discuss', personaNamed('resource-coordinator'), parts).reply;
    expect(statement).toMatch(
      /^I set my figures aside for the interjection: “Stop, the budget was cut by half”\./,
    );
  });

  it('take up what another said, by name', () => {
    const other = personaNamed('technical-architect');
    const lines = [
      `[m9] ${other.name} (${other.key}, discussion): I would keep two copies of every record for a month.`,
    ];
    const { reply } = ask('discuss', personaNamed('quality-assurance'), {
      goal: goals[0]!,
      lines,
      task: 'discuss',
    });
    expect(reply.statement).toContain('Tomasz');
    expect(reply.statement).toContain('“keep two copies of every record for a month”');
    expect(reply.inReplyTo).toBe('m9');
  });
});

describe('questions to the person', () => {
  const clarify = (key: string, parts: Omit<PromptParts, 'task'>) =>
    ask('clarify', personaNamed(key), { ...parts, task: 'clarify' }).reply.questions;

  it('ask for what the goal leaves out, with an assumption to go on with', () => {
    const [when] = clarify('project-manager', { goal: 'Should we move the office?' });
    expect(when).toMatchObject({
      urgency: 'soft',
      text: 'By when do you need a result on whether you should move the office?',
    });
    expect(when?.assumption).not.toBe('');
    const [money] = clarify('resource-coordinator', { goal: 'Should we move the office?' });
    expect(money?.text).toContain('How much money and time');
  });

  it('do not ask what the goal or an answer says', () => {
    expect(clarify('resource-coordinator', { goal: 'Should we move the office for $40,000?' })).toEqual([]);
    const established = [
      'How much money and time may this take at most? Answer of the user: a budget of 20 hours',
    ];
    expect(clarify('resource-coordinator', { goal: 'Should we move the office?', established })).toEqual([]);
  });

  it('are harsh when the goal says next to nothing', () => {
    expect(clarify('project-manager', { goal: 'pizza' })[0]?.urgency).toBe('harsh');
  });
});

describe('a rehearsed deliberation', () => {
  /** Plays the parts of conversation and ballot, as simply as can be. */
  function deliberate(goal: string, seed: number) {
    const lines: string[] = [];
    const concerns = new Map<string, string>();
    let raised = 0;
    const parts = (task: string): PromptParts => ({
      goal,
      lines,
      concerns: [...concerns].map(([id, text]) => `[${id}] ${text}`),
      task,
    });
    const say = (persona: Persona, type: string, text: string) =>
      lines.push(`[m${lines.length + 1}] ${persona.name} (${persona.key}, ${type}): ${text}`);
    for (const [persona, text] of builtInPersonas.map(
      (one) => [one, ask('explore', one, parts('explore'), seed).reply.contribution] as const,
    )) {
      say(persona, 'discussion', text);
    }
    let resolved = 0;
    let turns = 0;
    for (let ready = 0, last = ''; ready < 3 && turns < 25; turns += 1) {
      const bids = builtInPersonas
        .filter(({ key }) => key !== last)
        .map((persona) => ({ persona, reply: ask('discuss', persona, parts('discuss'), seed).reply }))
        .toSorted((a, b) => b.reply.bid - a.reply.bid);
      const { persona, reply } = bids[0]!;
      last = persona.key;
      say(persona, reply.type, reply.statement);
      for (const id of reply.concernsResolved) resolved += concerns.delete(id) ? 1 : 0;
      for (const one of reply.concernsRaised) {
        raised += 1;
        concerns.set(`c${raised}`, `${one.title}: ${one.detail} (raised by ${persona.key})`);
      }
      ready = bids.filter((bid) => bid.reply.readyForConsensus).length;
    }
    const rounds: string[][] = [];
    let proposal: DeliberationReplies['propose'] = ask('propose', facilitator, parts('propose'), seed).reply;
    for (let round = 1; round <= 4; round += 1) {
      const { options } = proposal;
      say(facilitator, 'proposal', proposal.summary);
      const given = {
        options,
        proposal: `${proposal.title}\n${proposal.summary}\nRecommended: ${proposal.recommended}`,
      };
      const votes = builtInPersonas.map((persona) => ({
        persona,
        reply: ask('vote', persona, { ...parts(`vote: This is round ${round}.`), ...given }, seed).reply,
      }));
      for (const { persona, reply } of votes) say(persona, 'vote', reply.reason);
      rounds.push(votes.map(({ reply }) => reply.choice));
      if (new Set(rounds.at(-1)).size === 1) break;
      const loser = votes.find(({ reply }) => reply.choice !== proposal.recommended);
      if (loser)
        say(
          loser.persona,
          'response',
          ask('discuss', loser.persona, { ...parts('The ballot did not pass.'), ...given }, seed).reply
            .statement,
        );
      proposal = ask('revise', facilitator, { ...parts('revise'), ...given }, seed).reply;
    }
    return { turns, raised, resolved, open: concerns.size, rounds, proposal, lines };
  }

  const runs = goals.flatMap((goal) => [1, 2].map((seed) => deliberate(goal, seed)));

  it('comes to an end of its discussion, with concerns raised and resolved', () => {
    for (const { turns, open } of runs) {
      expect(turns).toBeLessThan(25);
      expect(open).toBeLessThanOrEqual(1);
    }
    expect(runs.every(({ raised }) => raised > 0)).toBe(true);
    expect(runs.filter(({ resolved }) => resolved > 0).length).toBeGreaterThan(runs.length * 0.7);
  });

  it('knows disagreement in the first ballot and agreement in the end', () => {
    const divided = runs.filter(({ rounds }) => new Set(rounds[0]).size > 1);
    expect(divided.length).toBeGreaterThan(runs.length / 2);
    for (const { rounds } of divided) expect(new Set(rounds.at(-1)).size).toBe(1);
  });

  it('lets a voter change its mind and say so', () => {
    const changed = runs.filter(({ lines }) =>
      lines.some((line) => line.includes('I have changed my mind: earlier I wanted “')),
    );
    expect(changed.length).toBeGreaterThan(0);
  });

  it('revises the proposal by what the losing side asked for', () => {
    const revised = runs.filter(({ rounds }) => rounds.length > 1);
    expect(revised.length).toBeGreaterThan(0);
    for (const { proposal } of revised) {
      expect(proposal.summary).toMatch(/as .+ asked, we also|to meet the concern|in addition, we/i);
    }
  });

  it('seldom repeats a sentence', () => {
    for (const { lines } of runs) {
      const said = lines
        .filter((line) => /, (?:discussion|question|response)\):/.test(line))
        .map((line) => line.replace(/^.*?\): /, ''));
      expect(new Set(said).size).toBe(said.length);
    }
  });
});

describe('the written conclusion', () => {
  it('states the option that was chosen, and the dissent that the task reports', () => {
    const options = [{ key: 'go-ahead', title: 'Yes, ban phones', detail: 'All of them.' }];
    const lines = [
      '[m1] Ruth Adeyemi (quality-assurance, vote): I choose “Not yet” because too much is unknown.',
      '[m2] Mara Lindqvist (project-manager, vote): I choose “Yes, ban phones” because it is clear.',
    ];
    const task =
      'conclude: Write it down.\nA ballot passed [go-ahead] Yes, ban phones. 4 of 5 votes. Dissent: quality-assurance: not-yet (I choose “Not yet” because too much is unknown.)';
    const { reply, problems } = ask('conclude', facilitator, {
      goal: 'Should schools ban phones?',
      lines,
      options,
      task,
    });
    expect(problems).toEqual([]);
    expect(reply.decision).toContain(
      'On whether schools should ban phones the decision is “Yes, ban phones”',
    );
    expect(reply.reasons).toEqual(['It is clear.']);
    expect(reply.dissent).toEqual([
      { agent: 'Ruth Adeyemi', position: 'Not-yet.', reason: 'Too much is unknown.' },
    ]);
    expect(reply.actionItems.length).toBeGreaterThan(0);
  });
});
