import type { z } from 'zod';
import type { Cut, JsonObject, Phase } from '#core';
import { formatVotingRule } from '#rules';
import type { AgentReport } from '../agent/agent-state.ts';
import {
  type ConversationContext,
  type conversationInterjectEvent,
  type extendBudgetEvent,
  facilitatorOf,
  type postEvent,
  present,
} from './conversation-state.ts';
import { ask, change, type Draft, person, say, show, withdrawPending } from './draft.ts';
import type { ConversationInput } from './options.ts';
import { isBlocked } from './questions.ts';

/** The first message: the goal. Its body is in the chart's input and not kept here. */
export function presentGoal(draft: Draft, input: ConversationInput): void {
  const { options } = draft.context;
  change(draft, { address: draft.turn.address });
  draft.facts.push({
    type: 'conversation.created',
    goal: input.goal,
    options: {
      ...(JSON.parse(JSON.stringify(options)) as JsonObject),
      votingRule: formatVotingRule(options.votingRule),
      personas: input.personas.map(({ key }) => key),
    },
  });
  say(draft, person('user'), {
    messageType: 'discussion',
    text: input.context === null ? input.goal : `${input.goal}\n\n${input.context}`,
    data: { goal: input.goal, context: input.context },
    requiresResponse: true,
  });
}

export function begin(draft: Draft): void {
  enterPhase(draft, 'initialization');
  for (const { key } of present(draft.context)) ask(draft, key, 'clarify');
}

export function beginExploration(draft: Draft): void {
  enterPhase(draft, 'exploration');
  for (const { key } of present(draft.context)) ask(draft, key, 'explore');
}

/** Opens a phase: what an earlier one still waited for is taken back, and its time begins. */
export function enterPhase(draft: Draft, phase: Phase): void {
  withdrawPending(draft);
  change(draft, { leftPhaseMs: draft.context.options.phaseTimeoutMs, since: draft.turn.at });
  show(draft, { status: 'running', phase });
}

export function post(draft: Draft, event: z.infer<typeof postEvent>): void {
  const { context } = draft;
  const wantsAnswer = event.requiresResponse ?? false;
  say(draft, person(event.from ?? 'user'), {
    messageType: 'userResponse',
    text: event.text,
    parentId: event.parentId ?? null,
    requiresResponse: wantsAnswer,
  });
  const facilitator = facilitatorOf(context);
  if (wantsAnswer && facilitator) change(draft, { addressed: facilitator.key });
}

/** To one agent, or to all that are thinking. When nobody is, it is a message that the next speaker reads. */
export function interject(draft: Draft, event: z.infer<typeof conversationInterjectEvent>): void {
  const { addresses, participants, pending } = draft.context;
  const from = event.from ?? 'user';
  const named = participants.find(({ key }) => key === event.agent || addresses[key] === event.agent);
  const agents = named ? [named.key] : [...new Set(pending.map(({ agent }) => agent))];
  if (agents.length === 0) {
    say(draft, person(from), { messageType: 'interjection', text: event.text });
    return;
  }
  const { text, reason } = event;
  draft.orders.push({
    kind: 'panel',
    event: {
      type: 'supervisor.tell',
      agents,
      event: {
        type: 'agent.interject',
        text,
        from,
        ...(reason === undefined ? {} : { reason }),
      },
    },
  });
}

/** An agent has taken an interjection, and says where it was cut. */
export function noteInterjection(
  draft: Draft,
  event: Extract<AgentReport, { type: 'agent.interjected' }>,
): void {
  const isPolicy = event.policyId !== null;
  const who = isPolicy
    ? ({ sender: 'supervisor', senderType: 'supervisor', senderName: 'Supervisor' } as const)
    : person(event.from);
  say(draft, who, {
    messageType: 'interjection',
    text: event.text,
    data: { persona: event.agent, agent: event.address, policy: event.policyId },
    callId: event.cut?.callId ?? null,
    cut: event.cut as Cut | null,
  });
}

export function extendBudget(draft: Draft, event: z.infer<typeof extendBudgetEvent>): void {
  const { options } = draft.context;
  const { budget } = options;
  if (budget === null) return;
  const { tokens, costUsd } = budget;
  change(draft, {
    options: {
      ...options,
      budget: {
        tokens: tokens === null ? null : tokens + (event.tokens ?? 0),
        costUsd: costUsd === null ? null : costUsd + (event.costUsd ?? 0),
      },
    },
  });
}

export function isOverBudget({ options, totals }: ConversationContext): boolean {
  const { budget } = options;
  if (budget === null) return false;
  const tokens = totals.promptTokens + totals.completionTokens;
  return (
    (budget.tokens !== null && tokens >= budget.tokens) ||
    (budget.costUsd !== null && totals.costUsd >= budget.costUsd)
  );
}

/** Too many agents have failed for a decision to be sound. */
export function lacksQuorum(context: ConversationContext): boolean {
  const weigh = (agents: readonly { readonly weight: number }[]) =>
    agents.reduce((sum, { weight }) => sum + weight, 0);
  const there = present(context);
  return there.length === 0 || weigh(there) < context.options.quorum * weigh(context.participants);
}

export function mayGoOn(context: ConversationContext): boolean {
  return context.failure === null && !isBlocked(context) && !isOverBudget(context) && !lacksQuorum(context);
}
