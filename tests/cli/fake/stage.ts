import { setTimeout as delay } from 'node:timers/promises';
import type { FakeConversation } from './fake-conversation.ts';

type Row = Record<string, unknown>;

/** What a story may do on the fake server; each step waits while the conversation is paused. */
export class Stage {
  readonly conversation: FakeConversation;
  readonly #wordMs: number;

  constructor(conversation: FakeConversation, options: { readonly wordMs: number }) {
    this.conversation = conversation;
    this.#wordMs = options.wordMs;
  }

  async step(): Promise<void> {
    while (this.conversation.status === 'paused') await this.conversation.changed();
    if (['cancelled', 'failed'].includes(this.conversation.status)) throw new StoryEnded();
  }

  join(key: string, name: string, role: string): Row {
    const agent = {
      __typename: 'Agent',
      address: `${this.conversation.address}/${key}:1`,
      name,
      role,
      personaKey: key,
      status: 'idle',
      workingOn: null,
    };
    this.conversation.agents.push(agent);
    return agent;
  }

  async phase(phase: string): Promise<void> {
    await this.step();
    this.conversation.phase = phase;
    this.conversation.tell({ __typename: 'PhaseChanged', phase });
  }

  /** Thinks aloud as JSON that streams, then says it. */
  async say(agent: Row, text: string, more: Row = {}): Promise<Row> {
    const { conversation } = this;
    await this.step();
    const address = agent['address'] as string;
    const effect = `${address}/reply:${conversation.messages.length + 1}`;
    const typing = { __typename: 'AgentTyping', agent, address };
    conversation.tell({
      ...typing,
      typing: true,
      status: 'thinking',
      workingOn: more['workingOn'] ?? 'discuss',
    });
    const raw = JSON.stringify({ statement: text, bid: 4 });
    for (let offset = 0; offset < raw.length; offset += 12) {
      const delta = raw.slice(offset, offset + 12);
      conversation.stream({ effect, address, attempt: 1, offset, delta, end: offset + 12 >= raw.length });
      if (this.#wordMs > 0) await delay(this.#wordMs);
      await this.step();
    }
    conversation.tell({ ...typing, typing: false, status: 'idle', workingOn: null });
    conversation.totals = {
      messages: conversation.messages.length + 1,
      calls: conversation.totals.calls + 1,
      promptTokens: conversation.totals.promptTokens + 400,
      completionTokens: conversation.totals.completionTokens + Math.ceil(raw.length / 4),
      costUsd: 0,
    };
    conversation.tell({ __typename: 'UsageChanged', totals: conversation.totals });
    return this.post(agent, text, more);
  }

  post(agent: Row, text: string, more: Row = {}): Row {
    const { conversation } = this;
    const ordinal = conversation.messages.length + 1;
    const message = {
      __typename: 'Message',
      id: `m${ordinal}`,
      ordinal,
      senderType: 'agent',
      senderName: agent['name'],
      agent,
      type: more['type'] ?? 'discussion',
      phase: conversation.phase,
      text,
      parent: more['parent'] ?? null,
      requiresResponse: false,
      rehearsal: true,
      cut: more['cut'] ?? null,
      createdAt: conversation.now(),
    };
    conversation.messages.push(message);
    conversation.tell({ __typename: 'MessageAdded', message });
    return message;
  }

  /** Asks the user; resolves with the answer, or null when the assumption is taken. A harsh question holds the story. */
  async ask(agent: Row, question: string, more: Row = {}): Promise<unknown> {
    const { conversation } = this;
    await this.step();
    const clarification: Row = {
      __typename: 'Clarification',
      address: `${conversation.address}/question:${conversation.clarifications.length + 1}`,
      askerName: agent['name'],
      conversation: () => conversation.view(),
      kind: 'question',
      question,
      urgency: 'harsh',
      options: [],
      answerSchema: { type: 'string' },
      assumption: null,
      status: 'notified',
      deadline: null,
      expiryPolicy: 'wait',
      answer: null,
      answeredBy: null,
      createdAt: conversation.now(),
      closedAt: null,
      ...more,
    };
    conversation.clarifications.push(clarification);
    conversation.tell({ __typename: 'ClarificationOpened', clarification: { ...clarification } });
    if (clarification['urgency'] === 'soft') return null;
    conversation.setStatus('awaitingUser');
    while (clarification['status'] === 'notified') {
      await conversation.changed();
      await this.step();
    }
    conversation.setStatus('running');
    return clarification['answer'];
  }

  async ballot(more: Row): Promise<Row> {
    const { conversation } = this;
    await this.step();
    const votes: Row[] = [];
    const ballot: Row = {
      __typename: 'Ballot',
      address: `${conversation.address}/ballot:${conversation.ballots.length + 1}`,
      round: conversation.ballots.length + 1,
      rule: 'majority',
      quorum: 0.5,
      deadline: null,
      status: 'open',
      eligible: conversation.agents.map(({ personaKey, name }) => ({ voter: personaKey, name, weight: 1 })),
      outcome: null,
      minorityReport: [],
      createdAt: conversation.now(),
      closedAt: null,
      ...more,
      votes: () => ({
        nodes: votes,
        totalCount: votes.length,
        pageInfo: { hasNextPage: false, hasPreviousPage: false },
      }),
      cast: votes,
    };
    conversation.ballots.push(ballot);
    conversation.tell({ __typename: 'BallotOpened', ballot: { ...ballot } });
    return ballot;
  }

  async vote(ballot: Row, agent: Row, choice: string | null, reason: string, more: Row = {}): Promise<void> {
    await this.step();
    const { conversation } = this;
    const vote = {
      __typename: 'Vote',
      ballot,
      voter: agent['personaKey'],
      agent,
      choice,
      ranking: [],
      approvals: [],
      objection: null,
      reason,
      weight: 1,
      rehearsal: true,
      at: conversation.now(),
      ...more,
    };
    (ballot['cast'] as Row[]).push(vote);
    conversation.tell({ __typename: 'VoteCast', vote });
  }

  async count(ballot: Row, status: string, outcome: Row): Promise<void> {
    await this.step();
    ballot['status'] = status;
    ballot['outcome'] = outcome;
    ballot['closedAt'] = this.conversation.now();
    this.conversation.tell({ __typename: 'BallotClosed', ballot: { ...ballot } });
  }

  async decide(decision: Row): Promise<void> {
    await this.step();
    const { conversation } = this;
    conversation.decision = { rehearsal: true, totals: conversation.totals, ballot: null, ...decision };
    conversation.phase = 'completed';
    conversation.tell({ __typename: 'ConsensusReached', decision: conversation.decision });
    conversation.tell({ __typename: 'PhaseChanged', phase: 'completed' });
    conversation.setStatus('completed');
  }
}

/** The conversation was ended from outside in the middle of the story. */
export class StoryEnded extends Error {}
