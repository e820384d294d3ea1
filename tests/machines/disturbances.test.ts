import { describe, expect, it } from 'vitest';
import type { MessageAdded } from '#core';
import { changes, decision, finished, kinds, messages } from './observe.ts';
import { type Deliberation, deliberate, persona, three } from './scripted-panel.ts';

const agentAddress = ({ simulation }: Deliberation, key: string) =>
  simulation.find(({ childId, source }) => childId === key && source === 'agent')[0]!.address;

/** Number of turns of a deliberation that nothing disturbs. */
const wholeTurns = finished({ seed: 3 }).simulation.turns;
const everyFifthTurn = Array.from({ length: Math.floor(wholeTurns / 5) }, (_, index) => index * 5 + 1);

describe('pause', () => {
  it.each(everyFifthTurn)('after turn %i changes nothing about the end', (turn) => {
    const made = deliberate({ seed: 3 });
    const { simulation, address } = made;
    simulation.run({ until: () => simulation.turns >= turn });
    simulation.send(address, { type: 'conversation.pause', reason: 'lunch' });
    simulation.run({ forMs: 3 * 3_600_000 });
    expect(simulation.state(address)).toBe('paused');
    const before = kinds(made).length;
    simulation.run({ forMs: 9 * 3_600_000 });
    expect(kinds(made)).toHaveLength(before);
    simulation.send(address, { type: 'conversation.resume' });
    simulation.run();
    expect(simulation.defects).toEqual([]);
    expect(simulation.state(address)).toBe('completed');
    expect(decision(made).option.key).toBe('go');
    expect(messages(made).map(({ ordinal }) => ordinal)).toEqual(messages(made).map((_, index) => index + 1));
    expect(messages(made).filter(({ messageType }) => messageType === 'vote')).toHaveLength(3);
  });

  it('cuts what is being said and asks again afterwards', () => {
    const made = deliberate({
      script: { explore: ({ time }) => (time === 1 ? { latencyMs: 60_000 } : { reply: explored }) },
    });
    made.simulation.run({ until: () => changes(made).includes('running exploration') });
    made.simulation.run({ forMs: 100 });
    made.simulation.send(made.address, { type: 'conversation.pause' });
    made.simulation.run({ forMs: 100 });
    expect(made.simulation.aborted).toHaveLength(3);
    made.simulation.send(made.address, { type: 'conversation.resume' });
    made.simulation.run();
    expect(kinds(made).filter((kind) => kind.endsWith('explore'))).toHaveLength(6);
    expect(made.simulation.state(made.address)).toBe('completed');
  });

  it('comes back to the question it was waiting for', () => {
    const made = deliberate({
      script: {
        clarify: ({ persona: who }) => ({
          understanding: '',
          questions: who === 'ada' ? [{ text: 'Why?', urgency: 'harsh', assumption: 'so', options: [] }] : [],
        }),
      },
      options: { clarificationTimeoutMs: 3_600_000 },
    });
    const { simulation, address } = made;
    simulation.run({ until: () => simulation.state(address) === 'awaitingUser' });
    simulation.run({ forMs: 60_000 });
    simulation.send(address, { type: 'conversation.pause' });
    simulation.run({ forMs: 10 * 3_600_000 });
    simulation.send(address, { type: 'conversation.resume' });
    simulation.run({ forMs: 60_000 });
    expect(simulation.state(address)).toBe('awaitingUser');
    expect(simulation.factsOf('clarification.closed')).toEqual([]);
    const [question] = simulation.find(({ source }) => source === 'clarification');
    simulation.send(question!.address, { type: 'clarification.answer', answer: 'because', by: 'Eve' });
    simulation.run();
    expect(simulation.state(address)).toBe('completed');
  });
});

const explored = { contribution: 'x', ideas: [], risks: [], resources: [], questionToUser: null };

describe('cancel', () => {
  it.each(everyFifthTurn)('after turn %i ends everything', (turn) => {
    const { simulation, address } = deliberate({ seed: 3 });
    simulation.run({ until: () => simulation.turns >= turn });
    simulation.send(address, { type: 'conversation.cancel', reason: 'changed my mind' });
    simulation.run();
    expect(simulation.defects).toEqual([]);
    expect(simulation.state(address)).toBe('cancelled');
    expect(simulation.find(({ status }) => status === 'active')).toEqual([]);
    expect(simulation.factsOf('decision.reached')).toEqual([]);
    expect(simulation.factsOf('conversation.changed').at(-1)).toMatchObject({
      status: 'cancelled',
      failure: { code: 'conversation.cancelled', message: 'changed my mind' },
    });
    const opened = simulation.factsOf('ballot.opened').length;
    expect(simulation.factsOf('ballot.closed')).toHaveLength(opened);
  });

  it.each([
    ['before the start', { start: false }, 'created'],
    ['without a budget', { budget: { tokens: 500, costUsd: null } }, 'budgetExhausted'],
  ])('works %s', (_, options, state) => {
    const { simulation, address } = deliberate({ options });
    simulation.run({ forMs: 60_000 });
    expect(simulation.state(address)).toBe(state);
    simulation.send(address, { type: 'conversation.cancel' });
    simulation.run();
    expect(simulation.state(address)).toBe('cancelled');
  });

  it('withdraws open questions', () => {
    const made = deliberate({
      script: {
        clarify: () => ({
          understanding: '',
          questions: [{ text: 'Why?', urgency: 'harsh', assumption: 'so', options: [] }],
        }),
      },
    });
    made.simulation.run({ until: () => made.simulation.state(made.address) === 'awaitingUser' });
    made.simulation.run({ forMs: 1_000 });
    made.simulation.send(made.address, { type: 'conversation.cancel' });
    made.simulation.run();
    expect(made.simulation.factsOf('clarification.closed')).toMatchObject([{ status: 'withdrawn' }]);
  });
});

describe('agents that fail', () => {
  const error = { name: 'ModelError', message: 'the provider is down', code: 'model.unavailable' };

  it('are left out after two failures, and the rest decides', () => {
    const fails = ({ persona: who }: { persona: string }) => (who === 'cleo' ? { error } : null);
    const made = finished({
      script: {
        clarify: (asked) => fails(asked) ?? { understanding: 'x', questions: [] },
        explore: (asked) => fails(asked) ?? explored,
      },
    });
    expect(made.simulation.state(made.address)).toBe('completed');
    // Two requests, each tried twice by the agent; then nobody asks it any more.
    expect(kinds(made).filter((kind) => kind.startsWith('cleo'))).toEqual([
      'cleo clarify',
      'cleo clarify',
      'cleo explore',
      'cleo explore',
    ]);
    const closed = made.simulation.factsOf('ballot.closed')[0] as
      | { outcome?: { turnout: number } }
      | undefined;
    expect(closed?.outcome?.turnout).toBeCloseTo(2 / 3);
  });

  it('end the conversation when too few are left for the quorum', () => {
    const made = finished({ script: { clarify: () => ({ error }), explore: () => ({ error }) } });
    expect(made.simulation.state(made.address)).toBe('failed');
    expect(made.simulation.factsOf('conversation.changed').at(-1)).toMatchObject({
      failure: { code: 'conversation.quorumLost' },
    });
    expect(messages(made).at(-1)?.text).toContain('the provider is down');
  });

  it('are not waited for in a ballot', () => {
    const made = finished({
      script: { vote: ({ persona: who }) => (who === 'cleo' ? { error } : { reply: votesGo }) },
      options: { ballotDeadlineMs: 86_400_000 },
    });
    expect(made.simulation.state(made.address)).toBe('completed');
    expect(made.simulation.now - 1_800_000_000_000).toBeLessThan(60_000);
  });

  it('are replaced as proposers', () => {
    const made = finished({
      script: {
        propose: ({ persona: who, time }) =>
          who === 'ada' ? { error } : time === 1 ? { reply: proposal } : { error },
      },
    });
    expect(made.simulation.state(made.address)).toBe('completed');
    expect(kinds(made).filter((kind) => kind.endsWith('propose'))).toEqual([
      'ada propose',
      'ada propose',
      'ada propose',
      'ada propose',
      'ben propose',
    ]);
  });

  it('leave the decision to be recorded from the ballot when nobody can word it', () => {
    const made = finished({ script: { conclude: () => ({ error }) } });
    expect(made.simulation.state(made.address)).toBe('completed');
    expect(decision(made)).toMatchObject({
      decidedBy: 'ballot',
      title: 'Go',
      reasons: ['it is right', 'it is right', 'it is right'],
      actionItems: [],
    });
  });

  it('are asked again after they were started anew', () => {
    let restarted = false;
    const made = deliberate({
      script: {
        explore: ({ persona: who }) =>
          who === 'ben' && !restarted ? { latencyMs: 1_000_000 } : { reply: explored },
      },
    });
    made.simulation.run({ until: () => changes(made).includes('running exploration') });
    made.simulation.run({ forMs: 1_000 });
    restarted = true;
    made.simulation.send(agentAddress(made, 'ben'), { type: 'statehouse.restart', reason: 'a test' });
    made.simulation.run();
    expect(made.simulation.state(made.address)).toBe('completed');
    expect(kinds(made).filter((kind) => kind === 'ben explore')).toHaveLength(2);
  });

  it('end the conversation when the whole panel is lost', () => {
    const made = deliberate({ script: { explore: () => ({ latencyMs: 1_000_000 }) } });
    made.simulation.run({ until: () => changes(made).includes('running exploration') });
    const [panel] = made.simulation.find(({ source }) => source === 'supervisor');
    made.simulation.send(panel!.address, { type: 'supervisor.drain' });
    made.simulation.run();
    expect(made.simulation.state(made.address)).toBe('failed');
    expect(made.simulation.factsOf('conversation.changed').at(-1)).toMatchObject({
      failure: { code: 'conversation.panelLost' },
    });
  });
});

const votesGo = {
  choice: 'go',
  ranking: ['go'],
  approvals: ['go'],
  reason: 'it is right',
  objection: null,
  confidence: 1,
};

const proposal = {
  title: 'Another proposal',
  summary: 'what to do',
  options: [
    { key: 'go', title: 'Go', detail: 'do it' },
    { key: 'stay', title: 'Stay', detail: 'do not' },
  ],
  recommended: 'go',
  reasons: [],
  actionItems: [],
};

describe('interjections', () => {
  const policies = [
    {
      id: 'no-errors',
      match: { pattern: 'ERROR', on: 'stream' },
      action: 'interject',
      text: 'Leave out what is wrong.',
    },
  ];

  it('by policy cut the answer, are recorded with the cut, and are heeded first', () => {
    const made = finished({
      script: {
        explore: ({ persona: who, input }) =>
          who === 'ben' && input.interjections.length === 0
            ? {
                latencyMs: 10_000,
                result: {},
                notify: [
                  {
                    afterMs: 50,
                    event: { type: 'model.matched', policyId: 'no-errors', offset: 7, prefix: 'an ERROR' },
                  },
                ],
              }
            : { reply: explored },
      },
      options: { policies },
    });
    expect(made.simulation.state(made.address)).toBe('completed');
    const cut = messages(made).filter(
      ({ messageType }) => messageType === 'interjection',
    ) as readonly MessageAdded[];
    expect(cut).toHaveLength(1);
    expect(cut[0]).toMatchObject({
      senderType: 'supervisor',
      text: 'Leave out what is wrong.',
      callId: 'cut-call',
      cut: { callId: 'cut-call', offset: 7, prefix: 'so far ', reason: "policy 'no-errors'" },
      data: { persona: 'ben', policy: 'no-errors' },
    });
    const calls = made.simulation.calls.filter(
      ({ source, input }) =>
        source === 'model' &&
        (input as { persona: string }).persona === 'ben' &&
        (input as { kind: string }).kind === 'explore',
    );
    expect(calls.map(({ input }) => (input as { interjections: string[] }).interjections)).toEqual([
      [],
      ['Leave out what is wrong.'],
    ]);
    expect(made.simulation.aborted).toContain(calls[0]?.key);
    const cutCall = made.simulation.calls.find(({ source }) => source === 'modelCut');
    expect(cutCall?.input).toEqual({ key: calls[0]?.key, kind: 'explore' });
    expect(made.simulation.factsOf('supervisor.acted')).toMatchObject([
      { policy: 'no-errors', action: 'interject', agent: 'ben' },
    ]);
  });

  it('by policy stop at its rate', () => {
    const made = finished({
      script: {
        explore: ({ persona: who }) =>
          who === 'ben'
            ? {
                latencyMs: 10_000,
                result: {
                  reply: explored,
                  toolCalls: [],
                  callId: 'c',
                  rehearsal: true,
                  usage: { promptTokens: 0, completionTokens: 0, costUsd: 0 },
                },
                notify: [
                  {
                    afterMs: 50,
                    event: { type: 'model.matched', policyId: 'no-errors', offset: 1, prefix: 'x' },
                  },
                ],
              }
            : { reply: explored },
      },
      options: { policies: [{ ...policies[0], rate: { count: 2, perMs: 3_600_000 } }] },
    });
    expect(made.simulation.factsOf('supervisor.acted')).toHaveLength(2);
    expect(messages(made).filter(({ messageType }) => messageType === 'interjection')).toHaveLength(2);
    expect(made.simulation.state(made.address)).toBe('completed');
  });

  it('by a person reach everyone who is thinking', () => {
    const made = deliberate({
      script: { explore: ({ time }) => (time === 1 ? { latencyMs: 60_000 } : { reply: explored }) },
    });
    made.simulation.run({ until: () => changes(made).includes('running exploration') });
    made.simulation.run({ forMs: 100 });
    made.simulation.send(made.address, {
      type: 'conversation.interject',
      text: 'Think of the cats.',
      from: 'Eve',
    });
    made.simulation.run();
    const said = messages(made).filter(({ messageType }) => messageType === 'interjection');
    expect(said).toHaveLength(3);
    expect(said.every(({ senderName, cut }) => senderName === 'Eve' && cut?.callId === 'cut-call')).toBe(
      true,
    );
    expect(made.simulation.state(made.address)).toBe('completed');
  });

  it('by a person are a message when nobody is thinking', () => {
    const made = deliberate({ options: { budget: { tokens: 500, costUsd: null } } });
    made.simulation.run({ forMs: 60_000 });
    made.simulation.send(made.address, { type: 'conversation.interject', text: 'Think of the cats.' });
    made.simulation.run({ forMs: 1_000 });
    expect(messages(made).at(-1)).toMatchObject({
      messageType: 'interjection',
      senderType: 'user',
      cut: null,
    });
  });

  it('that escalate ask a person, and the conversation waits', () => {
    const made = deliberate({
      script: {
        explore: ({ persona: who }) => ({
          reply: { ...explored, contribution: who === 'ben' ? 'DANGER' : 'x' },
        }),
      },
      options: {
        policies: [
          {
            id: 'help',
            match: { pattern: 'danger', on: 'message' },
            action: 'escalate',
            text: 'Is this wise?',
          },
        ],
      },
    });
    made.simulation.run({ until: () => made.simulation.state(made.address) === 'awaitingUser' });
    made.simulation.run({ forMs: 1_000 });
    expect(made.simulation.factsOf('clarification.opened')).toMatchObject([
      {
        urgency: 'harsh',
        askerName: 'Statehouse',
        question: 'The supervisor asks you to look at BEN: Is this wise?',
      },
    ]);
    const [question] = made.simulation.find(({ source }) => source === 'clarification');
    made.simulation.send(question!.address, { type: 'clarification.answer', answer: 'It is.', by: 'Eve' });
    made.simulation.run();
    expect(made.simulation.state(made.address)).toBe('completed');
  });
});

describe('people', () => {
  it('post messages that the agents read, and may ask for an answer', () => {
    const made = deliberate({ personas: [...three, persona('dan')] });
    made.simulation.run({ until: () => changes(made).includes('running discussion') });
    made.simulation.send(made.address, {
      type: 'conversation.post',
      text: 'Mind the costs.',
      from: 'Eve',
      requiresResponse: true,
    });
    made.simulation.run();
    const posted = messages(made).find(({ text }) => text === 'Mind the costs.');
    expect(posted).toMatchObject({
      senderType: 'user',
      senderName: 'Eve',
      messageType: 'userResponse',
      requiresResponse: true,
    });
    expect(made.simulation.state(made.address)).toBe('completed');
  });

  it('vote beside the agents', () => {
    const made = deliberate({
      options: { people: [{ name: 'Eve', weight: 10 }], ballotDeadlineMs: 3_600_000 },
      script: { vote: () => votesGo },
    });
    const { simulation } = made;
    simulation.run({ until: () => simulation.factsOf('vote.cast').length === 3 });
    simulation.run({ forMs: 60_000 });
    const [ballot] = simulation.find(({ source, status }) => source === 'ballot' && status === 'active');
    simulation.send(ballot!.address, {
      type: 'ballot.cast',
      voter: 'Eve',
      choice: 'stay',
      reason: 'I say so',
    });
    simulation.send(ballot!.address, { type: 'ballot.cast', voter: 'Eve', choice: 'go', reason: 'or not' });
    simulation.run();
    expect(simulation.factsOf('vote.cast').filter(({ voter }) => voter === 'Eve')).toMatchObject([
      { choice: 'stay', weight: 10 },
    ]);
    expect(decision(made)).toMatchObject({ option: { key: 'stay' }, decidedBy: 'ballot' });
    const dissenters = decision(made).dissent.map(({ agent }) => agent);
    expect(dissenters.toSorted()).toEqual(['ADA', 'BEN', 'CLEO']);
  });

  it('are not waited for beyond the deadline', () => {
    const made = finished({ options: { people: [{ name: 'Eve', weight: 1 }], ballotDeadlineMs: 60_000 } });
    expect(decision(made)).toMatchObject({ option: { key: 'go' }, decidedBy: 'ballot' });
  });
});
