import type { RunStarted } from '../../../src/cli/deliberate/run-event.ts';
import type {
  AgentView,
  BallotView,
  ClarificationView,
  DecisionView,
  MessageView,
  VoteView,
} from '../../../src/cli/documents/views.ts';
import { advanceRun, emptyRun, type RunState } from '../../../src/cli/render/run-state.ts';

export function sampleAgent(key: string, name: string): AgentView {
  return {
    address: `conversation/1/${key}:1`,
    name,
    personaKey: key,
    status: 'idle',
    workingOn: null,
  };
}

export const theo = sampleAgent('technical-architect', 'Theo');
export const lin = sampleAgent('creative-strategist', '李娜');

export function sampleStart(more: Partial<RunStarted> = {}): RunStarted {
  return {
    type: 'conversation',
    conversationId: 'conversation/1',
    goal: 'Which database?',
    status: 'running',
    phase: 'initialization',
    resumed: false,
    startedAt: '2026-11-21T10:00:00.000Z',
    rehearsal: false,
    provider: { name: 'local', model: 'qwen3' },
    agents: [theo, lin],
    options: { votingRule: 'majority', quorum: 0.5 },
    totals: { messages: 0, promptTokens: 0, completionTokens: 0, costUsd: 0 },
    url: 'http://127.0.0.1:4000',
    ...more,
  };
}

export function sampleRun(more: Partial<RunStarted> = {}): RunState {
  return advanceRun(emptyRun, sampleStart(more));
}

export function sampleMessage(more: Partial<MessageView> = {}): MessageView {
  return {
    id: 'm1',
    ordinal: 1,
    senderType: 'agent',
    senderName: theo.name,
    agent: { address: theo.address, personaKey: theo.personaKey },
    type: 'discussion',
    phase: 'discussion',
    text: 'The release train is the bottleneck.',
    parent: null,
    requiresResponse: false,
    rehearsal: false,
    cut: null,
    createdAt: '2026-11-21T10:00:00.000Z',
    ...more,
  };
}

export function sampleBallot(more: Partial<BallotView> = {}): BallotView {
  return {
    address: 'conversation/1/ballot:1',
    round: 1,
    rule: 'majority',
    quorum: 0.5,
    deadline: null,
    status: 'open',
    proposal: {
      title: 'A database',
      summary: 'One for all.',
      recommended: 'postgres',
      reasons: ['We know it.'],
    },
    options: [
      { key: 'postgres', title: 'PostgreSQL', detail: 'What we run.' },
      { key: 'sqlite', title: 'SQLite', detail: 'One file.' },
    ],
    eligible: [
      { voter: theo.personaKey, name: theo.name, weight: 1 },
      { voter: lin.personaKey, name: lin.name, weight: 1 },
    ],
    outcome: null,
    minorityReport: [],
    createdAt: '2026-11-21T10:00:00.000Z',
    closedAt: null,
    ...more,
  };
}

export function sampleVote(more: Partial<VoteView> = {}): VoteView {
  return {
    ballot: { address: 'conversation/1/ballot:1' },
    voter: theo.personaKey,
    agent: { address: theo.address, name: theo.name },
    choice: 'postgres',
    ranking: [],
    approvals: [],
    objection: null,
    reason: 'We run it already.',
    weight: 1,
    rehearsal: false,
    at: '2026-11-21T10:00:00.000Z',
    ...more,
  };
}

export function sampleQuestion(more: Partial<ClarificationView> = {}): ClarificationView {
  return {
    address: 'conversation/1/question:1',
    askerName: 'Theo',
    conversation: { address: 'conversation/1' },
    kind: 'question',
    question: 'How many rows?',
    urgency: 'harsh',
    options: [],
    answerSchema: { type: 'string' },
    assumption: 'a million',
    status: 'notified',
    deadline: null,
    expiryPolicy: 'wait',
    answer: null,
    answeredBy: null,
    createdAt: '2026-11-21T10:00:00.000Z',
    closedAt: null,
    ...more,
  };
}

export function sampleDecision(more: Partial<DecisionView> = {}): DecisionView {
  return {
    title: 'Use PostgreSQL',
    summary: 'One database for everything.',
    decidedBy: 'ballot',
    rule: 'majority',
    option: { key: 'postgres', title: 'PostgreSQL' },
    rounds: 2,
    reasons: ['We run it already.'],
    assumptions: ['a million rows'],
    actionItems: [{ title: 'Size the machine', owner: 'technical-architect', due: 'next week' }],
    dissent: [{ agent: 'creative-strategist', position: 'SQLite', reason: 'it is simpler' }],
    rehearsal: false,
    ...more,
  };
}
