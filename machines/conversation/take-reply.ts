import type {
  ClarifyReply,
  ConcludeReply,
  DeliberationReplies,
  DiscussReply,
  ExploreReply,
  JsonObject,
  ProposeReply,
  ReplyKind,
  SummaryReply,
  VoteReply,
} from '#core';
import { openConcerns, raiseConcerns, resolveConcerns } from '#rules';
import type { AgentReport } from '../agent/agent-state.ts';
import { excuseFromBallot, openBallot } from './consensus.ts';
import { excusedAfter, facilitatorOf, type Pending, present } from './conversation-state.ts';
import { recordDecision } from './decide.ts';
import { change, type Draft, sayAs, sendAsk } from './draft.ts';
import { askPeople } from './questions.ts';

type Replied = Extract<AgentReport, { type: 'agent.replied' }>;
type Failed = Extract<AgentReport, { type: 'agent.failed' }>;

const recentStatements = 6;
const statementCharacters = 240;
const detailCharacters = 240;

/** An agent's reply: counted, said in the transcript, and its consequences drawn. Replies that nobody waits for are only counted. */
export function takeReply(draft: Draft, event: Replied): void {
  countUsage(draft, event);
  const pending = settlePending(draft, event);
  if (!pending) return;
  change(draft, {
    failures: { ...draft.context.failures, [event.agent]: 0 },
    addresses: { ...draft.context.addresses, [event.agent]: event.address },
  });
  // The effect has checked the reply against the schema of its kind.
  takers[event.kind](draft, event, event.reply as never);
  draft.facts.push({
    type: 'usage.added',
    agent: event.address,
    kind: event.kind,
    ...event.usage,
    rehearsal: event.rehearsal,
    totals: draft.context.totals,
  });
}

const takers: {
  readonly [Kind in ReplyKind]: (draft: Draft, event: Replied, reply: DeliberationReplies[Kind]) => void;
} = {
  clarify: takeClarify,
  explore: takeExplore,
  discuss: takeDiscuss,
  summary: takeSummary,
  propose: takeProposal,
  revise: takeProposal,
  vote: takeVote,
  conclude: takeConclusion,
  chat: () => {},
};

/** An agent could not answer. The conversation goes on with the rest. */
export function takeFailure(draft: Draft, event: Failed): void {
  const pending = settlePending(draft, event);
  if (!pending) return;
  const isGone = event.error.code === 'supervisor.noAgent' || event.error.code === 'agent.draining';
  const failures = isGone ? excusedAfter : (draft.context.failures[event.agent] ?? 0) + 1;
  change(draft, {
    failures: { ...draft.context.failures, [event.agent]: failures },
    lastError: event.error.message.slice(0, 500),
  });
  if (event.kind === 'discuss') endTurn(draft, event.agent);
  if (event.kind === 'summary') change(draft, { tokensSinceSummary: 0 });
  if (event.kind === 'vote') excuseFromBallot(draft, event.agent);
}

/** An agent that began anew has forgotten what it was asked. */
export function greetAgent(draft: Draft, event: Extract<AgentReport, { type: 'agent.started' }>): void {
  const isReturning = event.agent in draft.context.addresses;
  change(draft, { addresses: { ...draft.context.addresses, [event.agent]: event.address } });
  if (!isReturning) return;
  for (const pending of draft.context.pending) {
    if (pending.agent === event.agent) sendAsk(draft, pending);
  }
}

function settlePending(
  draft: Draft,
  event: { readonly requestId: string; readonly agent: string },
): Pending | undefined {
  const { pending } = draft.context;
  const found = pending.find((one) => one.requestId === event.requestId && one.agent === event.agent);
  if (found) change(draft, { pending: pending.filter((one) => one !== found) });
  return found;
}

function countUsage(draft: Draft, event: Replied): void {
  const { totals } = draft.context;
  const { promptTokens, completionTokens, costUsd } = event.usage;
  change(draft, {
    rehearsal: draft.context.rehearsal || event.rehearsal,
    totals: {
      ...totals,
      calls: totals.calls + 1,
      promptTokens: totals.promptTokens + promptTokens,
      completionTokens: totals.completionTokens + completionTokens,
      costUsd: totals.costUsd + costUsd,
    },
  });
}

const spoken = ({ rehearsal, callId }: Replied) => ({ rehearsal, callId });
const body = (reply: object) => reply as unknown as JsonObject;

function takeClarify(draft: Draft, event: Replied, reply: ClarifyReply): void {
  const isFacilitator = facilitatorOf(draft.context)?.key === event.agent;
  const id = isFacilitator
    ? sayAs(draft, event.agent, { messageType: 'discussion', text: reply.understanding, ...spoken(event) })
    : null;
  for (const question of reply.questions) askPeople(draft, event.agent, question, id);
}

function takeExplore(draft: Draft, event: Replied, reply: ExploreReply): void {
  const { contribution, questionToUser, ...data } = reply;
  change(draft, { contributions: draft.context.contributions + 1 });
  const id = sayAs(draft, event.agent, {
    messageType: 'discussion',
    text: contribution,
    data: body(data),
    ...spoken(event),
  });
  askPeople(draft, event.agent, questionToUser, id);
}

function takeDiscuss(draft: Draft, event: Replied, reply: DiscussReply): void {
  const { agent } = event;
  const { context } = draft;
  const raised = raiseConcerns(context.concerns, {
    turn: context.turn,
    agent,
    concerns: reply.concernsRaised.map(({ title, detail }) => ({
      title,
      detail: detail.slice(0, detailCharacters),
    })),
  });
  const { register, resolved } = resolveConcerns(raised.register, {
    turn: context.turn,
    agent,
    ids: reply.concernsResolved,
  });
  const addressee = reply.addressedTo !== agent ? reply.addressedTo : null;
  const addressed = present(context).some(({ key }) => key === addressee) ? addressee : null;
  const id = sayAs(draft, agent, {
    messageType: reply.type,
    text: reply.statement,
    data: {
      addressedTo: addressed,
      bid: reply.bid,
      readyForConsensus: reply.readyForConsensus,
      concernsRaised: register
        .filter((concern) => raised.raised.includes(concern.id))
        .map(({ id: key, title, detail }) => ({ id: key, title, detail })),
      concernsResolved: resolved,
    },
    parentId: reply.inReplyTo,
    requiresResponse: reply.type === 'question',
    ...spoken(event),
  });
  change(draft, {
    concerns: register,
    addressed: reply.type === 'question' ? addressed : null,
    bids: { ...context.bids, [agent]: reply.bid },
    readiness: { ...context.readiness, [agent]: reply.readyForConsensus },
    recent: [...context.recent, { agent, text: reply.statement.slice(0, statementCharacters) }].slice(
      -recentStatements,
    ),
  });
  endTurn(draft, agent);
  askPeople(draft, agent, reply.questionToUser, id);
}

const turnsRemembered = 8;

function endTurn(draft: Draft, agent: string): void {
  const { context } = draft;
  const agents = present(context);
  const ready = agents.filter(({ key }) => context.readiness[key] === true).length;
  change(draft, {
    turn: context.turn + 1,
    lastSpoke: { ...context.lastSpoke, [agent]: context.turn },
    addressed: context.addressed === agent ? null : context.addressed,
    concernsByTurn: [...context.concernsByTurn, openConcerns(context.concerns).map(({ id }) => id)].slice(
      -turnsRemembered,
    ),
    readinessByTurn: [...context.readinessByTurn, agents.length === 0 ? 0 : ready / agents.length].slice(
      -turnsRemembered,
    ),
  });
}

function takeSummary(draft: Draft, event: Replied, reply: SummaryReply): void {
  const { summary, ...data } = reply;
  sayAs(draft, event.agent, {
    messageType: 'summary',
    text: summary,
    data: body(data),
    ...spoken(event),
  });
}

function takeProposal(draft: Draft, event: Replied, reply: ProposeReply): void {
  const round = draft.context.round + 1;
  const messageId = sayAs(draft, event.agent, {
    messageType: 'proposal',
    text: `${reply.title}\n\n${reply.summary}`,
    data: body({ round, ...reply }),
    parentId: draft.context.proposal?.messageId ?? null,
    requiresResponse: true,
    ...spoken(event),
  });
  change(draft, {
    round,
    result: null,
    objectors: [],
    proposal: {
      messageId,
      proposer: event.agent,
      title: reply.title,
      options: reply.options.map(({ key, title }) => ({ key, title })),
      recommended: reply.recommended,
    },
  });
  openBallot(draft, { messageId, ...reply });
}

function takeVote(draft: Draft, event: Replied, reply: VoteReply): void {
  const { ballot, proposal } = draft.context;
  if (ballot === null || proposal === null) return;
  const title = proposal.options.find(({ key }) => key === reply.choice)?.title ?? reply.choice;
  sayAs(draft, event.agent, {
    messageType: 'vote',
    text: reply.reason,
    data: body({ ...reply, title, ballot: ballot.isRunoff ? `${ballot.address}#runoff` : ballot.address }),
    parentId: proposal.messageId,
    ...spoken(event),
  });
  draft.orders.push({
    kind: 'send',
    child: ballot.id,
    event: {
      type: 'ballot.cast',
      voter: event.agent,
      choice: reply.choice,
      ranking: [...reply.ranking],
      approvals: [...reply.approvals],
      objection: reply.objection,
      reason: reply.reason,
      rehearsal: event.rehearsal,
    },
  });
}

function takeConclusion(draft: Draft, event: Replied, reply: ConcludeReply): void {
  const { chosen, proposal } = draft.context;
  sayAs(draft, event.agent, {
    messageType: 'consensus',
    text: reply.decision,
    data: body({ option: chosen?.option ?? null, ...reply }),
    parentId: proposal?.messageId ?? null,
    ...spoken(event),
  });
  recordDecision(draft, reply);
}
