import { describe, expect, it } from 'vitest';
import type { Decision } from '#core';
import { changes, decision, finished, kinds, messages } from './observe.ts';
import { type Deliberation, deliberate, persona, three, votes } from './scripted-panel.ts';

describe('agreement', () => {
  it('goes through all phases to a decision by ballot', () => {
    const made = finished({});
    expect(made.simulation.state(made.address)).toBe('completed');
    expect(changes(made)).toEqual([
      'running initialization',
      'running exploration',
      'running discussion',
      'running consensus',
      'completed completed',
    ]);
    expect(decision(made)).toMatchObject({
      title: 'Go',
      summary: 'We go.',
      decidedBy: 'ballot',
      rule: 'majority',
      option: { key: 'go', title: 'Go' },
      rounds: 1,
      dissent: [],
      rehearsal: true,
    });
    expect(made.simulation.actor(made.address).output).toMatchObject({ status: 'completed', option: 'go' });
  });

  it('numbers the messages without a gap and gives each an id of its own', () => {
    const made = finished({});
    const all = messages(made);
    expect(all.map(({ ordinal }) => ordinal)).toEqual(all.map((_, index) => index + 1));
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all[0]).toMatchObject({
      senderType: 'user',
      text: 'Should we go?',
      data: { goal: 'Should we go?' },
    });
    expect(decision(made).totals).toMatchObject({ messages: all.length, calls: kinds(made).length });
  });

  it('counts usage as sums', () => {
    const made = finished({});
    const usage = made.simulation.factsOf('usage.added') as unknown as { totals: Decision['totals'] }[];
    expect(usage.at(-1)?.totals).toMatchObject({
      calls: usage.length,
      promptTokens: usage.length * 100,
      completionTokens: usage.length * 20,
    });
  });

  it('leaves no body of a message in the context of a chart', () => {
    const body = `${'a long contribution '.repeat(60)}END-OF-BODY`;
    const made = finished({
      script: {
        explore: () => ({
          contribution: body,
          ideas: [],
          risks: [],
          resources: [],
          questionToUser: null,
        }),
        discuss: () => ({
          statement: body,
          type: 'discussion',
          addressedTo: null,
          inReplyTo: null,
          concernsRaised: [],
          concernsResolved: [],
          bid: 1,
          readyForConsensus: true,
          questionToUser: null,
        }),
      },
    });
    expect(messages(made).some(({ text }) => text.endsWith('END-OF-BODY'))).toBe(true);
    expect(JSON.stringify(made.simulation.stored())).not.toContain('END-OF-BODY');
  });

  it('ends with every agent stopped and nothing left to do', () => {
    const made = finished({});
    const last = new Map(
      (made.simulation.factsOf('agent.status') as unknown as { agent: string; status: string }[]).map(
        ({ agent, status }) => [agent, status],
      ),
    );
    expect([...last.values()]).toEqual(['stopped', 'stopped', 'stopped']);
    expect(made.simulation.find(({ status }) => status === 'active')).toEqual([]);
  });

  it.each(Array.from({ length: 25 }, (_, index) => index + 1))(
    'is reached in whatever order things happen (seed %i)',
    (seed) => {
      const made = finished({ seed, personas: [...three, persona('dan'), persona('eve')] });
      expect(made.simulation.state(made.address)).toBe('completed');
      expect(decision(made).option.key).toBe('go');
    },
  );

  it('is the same when every actor goes through its stored form between any two turns', () => {
    const whole = finished({ seed: 7 });
    const broken = finished({ seed: 7, restarts: true });
    expect(broken.simulation.facts).toEqual(whole.simulation.facts);
    expect(broken.simulation.stored()).toEqual(whole.simulation.stored());
  });
});

describe('disagreement', () => {
  const stubborn = {
    vote: ({ persona: who, time }: { persona: string; time: number }) =>
      who === 'ben' && time === 1 ? votes('stay', 'it is too soon') : votes('go'),
  };

  it('hears who objected, revises the proposal, and votes again', () => {
    const made = finished({ script: stubborn, options: { votingRule: { kind: 'unanimity' } } });
    expect(decision(made)).toMatchObject({ decidedBy: 'ballot', rounds: 2, rule: 'unanimity' });
    const consensus = kinds(made).slice(kinds(made).indexOf('ada propose'));
    expect(consensus.filter((kind) => !kind.endsWith('vote'))).toEqual([
      'ada propose',
      'ben discuss',
      'ada revise',
      'ada conclude',
    ]);
    expect(consensus.filter((kind) => kind.endsWith('vote'))).toHaveLength(6);
    const proposals = messages(made).filter(({ messageType }) => messageType === 'proposal');
    expect(proposals).toHaveLength(2);
    expect(proposals[1]?.parentId).toBe(proposals[0]?.id);
  });

  it('keeps the minority report when a majority passes', () => {
    const made = finished({ script: { vote: ({ persona: who }) => votes(who === 'cleo' ? 'stay' : 'go') } });
    expect(decision(made).dissent).toEqual([{ agent: 'CLEO', position: 'Stay', reason: 'I want stay' }]);
  });

  it('runs off a tie between the leading options', () => {
    const made = finished({
      personas: [...three, persona('dan')],
      script: {
        vote: ({ persona: who, time }) => {
          if (time > 1) return votes(who === 'dan' ? 'stay' : 'go');
          return votes(who === 'ada' || who === 'ben' ? 'go' : 'stay');
        },
      },
    });
    const opened = made.simulation.factsOf('ballot.opened') as unknown as {
      ballot: string;
      runoff: boolean;
      options: { key: string }[];
    }[];
    expect(opened.map(({ runoff }) => runoff)).toEqual([false, true]);
    expect(opened[1]?.options.map(({ key }) => key).sort()).toEqual(['go', 'stay']);
    expect(decision(made)).toMatchObject({
      decidedBy: 'ballot',
      rounds: 1,
      ballot: `${opened[0]?.ballot}#runoff`,
    });
    const cast = made.simulation.factsOf('vote.cast') as unknown as { ballot: string; voter: string }[];
    expect(new Set(cast.map(({ ballot, voter }) => `${ballot} ${voter}`)).size).toBe(8);
  });

  it('asks whoever had not voted anew when a runoff begins', () => {
    const made = finished({
      personas: [...three, persona('dan'), persona('eve')],
      script: {
        vote: ({ persona: who, time }) => {
          if (who === 'eve' && time === 1) return { latencyMs: 1_000_000 };
          if (time > 1) return votes('stay');
          return votes(who === 'ada' || who === 'ben' ? 'go' : 'stay');
        },
      },
      options: { ballotDeadlineMs: 60_000 },
    });
    const cast = made.simulation.factsOf('vote.cast') as unknown as { ballot: string; voter: string }[];
    expect(
      cast.filter(({ voter }) => voter === 'eve').map(({ ballot }) => ballot.endsWith('#runoff')),
    ).toEqual([true]);
    expect(decision(made)).toMatchObject({ option: { key: 'stay' }, decidedBy: 'ballot' });
  });

  it('asks a person after the last round, and does what they say', () => {
    const split = {
      vote: ({ persona: who }: { persona: string }) =>
        votes(who === 'ada' ? 'go' : who === 'ben' ? 'stay' : 'wait'),
    };
    const made = deliberate({
      script: split,
      options: { maxConsensusRounds: 2, votingRule: { kind: 'unanimity' } },
    });
    made.simulation.run({ until: () => made.simulation.state(made.address) === 'awaitingUser' });
    const [question] = made.simulation.find(
      ({ source, status }) => source === 'clarification' && status === 'active',
    );
    made.simulation.run({ forMs: 10 });
    made.simulation.send(question!.address, { type: 'clarification.answer', answer: 'Wait', by: 'Eve' });
    made.simulation.run();
    expect(decision(made)).toMatchObject({
      decidedBy: 'person',
      option: { key: 'wait', title: 'Wait' },
      rounds: 2,
    });
  });

  it('records the plurality as such when nobody is there to decide', () => {
    const made = finished({
      script: {
        vote: ({ persona: who }) => votes(who === 'cleo' ? 'go' : 'stay'),
        conclude: () => ({
          decision: 'We stay, for now.',
          reasons: ['more of us want it'],
          actionItems: [],
          dissent: [],
        }),
      },
      options: { maxConsensusRounds: 1, votingRule: { kind: 'unanimity' }, unattended: 'assume' },
    });
    expect(decision(made)).toMatchObject({ decidedBy: 'plurality', option: { key: 'stay' }, rounds: 1 });
  });

  it('takes the recommended option when no vote has any weight', () => {
    const made = finished({
      script: { vote: () => votes('abstain') },
      options: { maxConsensusRounds: 1, unattended: 'assume' },
    });
    expect(decision(made)).toMatchObject({ decidedBy: 'plurality', option: { key: 'go' } });
  });

  it('adopts by consent what nobody objects to', () => {
    const made = finished({
      script: {
        vote: ({ persona: who, time }) => votes('stay', who === 'ben' && time === 1 ? 'no owner' : null),
      },
      options: { votingRule: { kind: 'consent' } },
    });
    expect(decision(made)).toMatchObject({
      decidedBy: 'ballot',
      rounds: 2,
      option: { key: 'go' },
      rule: 'consent',
    });
  });
});

describe('questions to people', () => {
  const question = (urgency: 'soft' | 'harsh') => ({
    clarify: ({ persona: who }: { persona: string }) => ({
      understanding: 'hm',
      questions:
        who === 'ben' ? [{ text: 'How many of us?', urgency, assumption: 'twelve', options: [] }] : [],
    }),
  });
  const open = ({ simulation }: Deliberation) =>
    simulation.find(({ source, status }) => source === 'clarification' && status === 'active')[0]!.address;

  it('waits for the answer to a harsh one, and its asker with it', () => {
    const made = deliberate({ script: question('harsh') });
    made.simulation.run({ until: () => made.simulation.state(made.address) === 'awaitingUser' });
    made.simulation.run({ forMs: 5_000 });
    expect(made.simulation.state(made.address)).toBe('awaitingUser');
    const asker = made.simulation.find(({ childId }) => childId === 'ben')[0]!.address;
    expect(made.simulation.state(asker)).toBe('awaitingHuman');
    expect(kinds(made).every((kind) => kind.endsWith('clarify'))).toBe(true);
    made.simulation.send(open(made), { type: 'clarification.answer', answer: 'seven', by: 'Eve' });
    made.simulation.run();
    expect(made.simulation.state(made.address)).toBe('completed');
    const asked = messages(made).find(({ messageType }) => messageType === 'questionToUser');
    const answered = messages(made).find(({ messageType }) => messageType === 'userResponse');
    expect(answered).toMatchObject({ text: 'seven', senderName: 'Eve', parentId: asked?.id });
    const explored = made.simulation.calls.find(
      ({ input }) => (input as { kind?: string }).kind === 'explore',
    );
    expect((explored!.input as { beforeOrdinal: number }).beforeOrdinal).toBeGreaterThan(answered!.ordinal);
    expect(decision(made).assumptions).toEqual([]);
  });

  it('goes on with the assumption of a soft one and takes the answer when it comes', () => {
    const made = deliberate({ script: question('soft') });
    made.simulation.run({ until: () => changes(made).includes('running discussion') });
    expect(changes(made)).not.toContain('awaitingUser initialization');
    made.simulation.send(open(made), { type: 'clarification.answer', answer: 'seven', by: 'Eve' });
    made.simulation.run();
    expect(
      messages(made).some(({ messageType, text }) => messageType === 'userResponse' && text === 'seven'),
    ).toBe(true);
    expect(decision(made).assumptions).toEqual([]);
  });

  it('assumes when nobody answers in time', () => {
    const made = finished({ script: question('harsh'), options: { clarificationTimeoutMs: 60_000 } });
    expect(decision(made).assumptions).toEqual(['How many of us? Assumed: twelve']);
    expect(made.simulation.factsOf('clarification.closed')).toMatchObject([{ status: 'expired' }]);
  });

  it('fails when nobody answers in time and that is the policy', () => {
    const made = finished({
      script: question('harsh'),
      options: { clarificationTimeoutMs: 60_000, unattended: 'fail' },
    });
    expect(made.simulation.state(made.address)).toBe('failed');
    expect(made.simulation.factsOf('conversation.changed').at(-1)).toMatchObject({
      status: 'failed',
      failure: { code: 'conversation.unanswered' },
    });
  });

  it('does not wait at all when told to assume', () => {
    const made = finished({ script: question('harsh'), options: { unattended: 'assume' } });
    expect(changes(made).some((change) => change.startsWith('awaitingUser'))).toBe(false);
    expect(decision(made).assumptions).toEqual(['How many of us? Assumed: twelve']);
    expect(made.simulation.factsOf('clarification.closed')).toMatchObject([{ status: 'withdrawn' }]);
  });

  it('asks the same thing once, and not more than the limit', () => {
    const everyone = finished({
      script: {
        clarify: () => ({
          understanding: 'hm',
          questions: [
            { text: 'How many of us are there?', urgency: 'soft', assumption: 'twelve', options: [] },
            { text: 'Which budget do we have?', urgency: 'soft', assumption: 'none', options: [] },
          ],
        }),
      },
    });
    expect(everyone.simulation.factsOf('clarification.opened')).toHaveLength(2);
    const one = finished({
      script: {
        clarify: ({ persona: who }) => ({
          understanding: 'hm',
          questions: [{ text: `A matter of ${who}?`, urgency: 'soft', assumption: 'x', options: [] }],
        }),
      },
      options: { maxQuestions: 1 },
    });
    expect(one.simulation.factsOf('clarification.opened')).toHaveLength(1);
  });
});

describe('limits', () => {
  it('stops spending at the budget, and goes on when it is raised', () => {
    const made = deliberate({ options: { budget: { tokens: 900, costUsd: null } } });
    made.simulation.run({ forMs: 60_000 });
    expect(made.simulation.state(made.address)).toBe('budgetExhausted');
    const before = kinds(made).length;
    made.simulation.run({ forMs: 3_600_000 });
    expect(kinds(made)).toHaveLength(before);
    made.simulation.send(made.address, { type: 'conversation.extendBudget', tokens: 100 });
    made.simulation.run({ forMs: 60_000 });
    expect(made.simulation.state(made.address)).toBe('budgetExhausted');
    made.simulation.send(made.address, { type: 'conversation.extendBudget', tokens: 100_000 });
    made.simulation.run();
    expect(made.simulation.state(made.address)).toBe('completed');
  });

  it('runs out of time as a whole', () => {
    const made = finished({
      script: { clarify: () => ({ latencyMs: 50_000_000 }) },
      options: { phaseTimeoutMs: 20_000_000, totalTimeoutMs: 10_000 },
    });
    expect(made.simulation.state(made.address)).toBe('timedOut');
    expect(changes(made).at(-1)).toBe('timedOut initialization');
  });

  it('leaves a phase that takes too long with what it has', () => {
    const made = finished({
      script: {
        explore: ({ persona: who }) =>
          who === 'cleo'
            ? { latencyMs: 50_000_000 }
            : { contribution: 'x', ideas: [], risks: [], resources: [], questionToUser: null },
      },
    });
    expect(made.simulation.state(made.address)).toBe('completed');
    expect(made.simulation.aborted.some((key) => key.includes('/cleo:'))).toBe(true);
  });

  it('sums up when the transcript outgrows its window', () => {
    const made = finished({
      script: {
        discuss: ({ persona: who, time }) => ({
          statement: `${who} ${time} `.repeat(120),
          type: 'discussion',
          addressedTo: null,
          inReplyTo: null,
          concernsRaised: [],
          concernsResolved: [],
          bid: 5,
          readyForConsensus: time > 2,
          questionToUser: null,
        }),
      },
      options: { windowTokens: 1_500 },
    });
    expect(kinds(made).filter((kind) => kind === 'ada summary').length).toBeGreaterThan(0);
    expect(messages(made).filter(({ messageType }) => messageType === 'summary').length).toBeGreaterThan(0);
    expect(made.simulation.state(made.address)).toBe('completed');
  });

  it('breaks a discussion that goes in circles, and then leaves it', () => {
    const made = finished({
      script: {
        discuss: () => ({
          statement: 'We should think about the same thing again and again.',
          type: 'discussion',
          addressedTo: null,
          inReplyTo: null,
          concernsRaised: [{ title: 'It may break', detail: 'somehow' }],
          concernsResolved: [],
          bid: 5,
          readyForConsensus: false,
          questionToUser: null,
        }),
      },
      options: { maxDiscussionTurns: 60 },
    });
    expect(kinds(made).filter((kind) => kind === 'ada summary')).toHaveLength(1);
    expect(kinds(made).filter((kind) => kind.endsWith('discuss')).length).toBeLessThan(20);
    expect(made.simulation.state(made.address)).toBe('completed');
  });

  it('keeps a concern open until somebody resolves it', () => {
    const made = finished({
      script: {
        discuss: ({ persona: who, time, input }) => {
          const raises = who === 'ada' && time === 1;
          const concern = 'c0-ada-0';
          return {
            statement: `${who} at ${time} of ${input.beforeOrdinal}`,
            type: 'discussion',
            addressedTo: null,
            inReplyTo: null,
            concernsRaised: raises ? [{ title: 'It may break', detail: 'what ben cares about' }] : [],
            concernsResolved: who === 'ben' && time === 2 ? [concern] : [],
            bid: 5,
            readyForConsensus: true,
            questionToUser: null,
          };
        },
      },
    });
    const said = messages(made).filter(({ phase }) => phase === 'discussion');
    expect(said[0]?.data).toMatchObject({ concernsRaised: [{ id: 'c0-ada-0', title: 'It may break' }] });
    expect(said.at(-1)?.data).toMatchObject({ concernsResolved: ['c0-ada-0'] });
  });

  it('lets whoever was asked speak next', () => {
    const made = finished({
      script: {
        discuss: ({ persona: who, time }) => ({
          statement: `${who} ${time}`,
          type: who === 'ada' && time === 1 ? 'question' : 'response',
          addressedTo: who === 'ada' && time === 1 ? 'cleo' : null,
          inReplyTo: null,
          concernsRaised: [],
          concernsResolved: [],
          bid: who === 'ben' ? 10 : 0,
          readyForConsensus: true,
          questionToUser: null,
        }),
      },
    });
    const spoke = kinds(made).filter((kind) => kind.endsWith('discuss'));
    expect(spoke.slice(0, 2)).toEqual(['ada discuss', 'cleo discuss']);
  });
});

it('waits to be started when told so', () => {
  const made = deliberate({ options: { start: false } });
  made.simulation.run({ forMs: 1_000_000 });
  expect(made.simulation.state(made.address)).toBe('created');
  expect(kinds(made)).toEqual([]);
  made.simulation.send(made.address, { type: 'conversation.start' });
  made.simulation.run();
  expect(made.simulation.state(made.address)).toBe('completed');
});

it('emits only facts that are known', async () => {
  const { deliberationFacts } = await import('#domain');
  const made = finished({});
  const seen = new Set(made.simulation.facts.map(({ fact }) => fact.type));
  for (const type of seen) expect(Object.keys(deliberationFacts)).toContain(type);
});
