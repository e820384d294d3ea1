import type { DeliberationFact } from '#core';

/** Every type of fact that the charts of a deliberation emit, with who emits it. */
export const deliberationFacts = {
  'conversation.created': 'conversation',
  'conversation.changed': 'conversation',
  'message.added': 'conversation, or an agent that talks with a person alone',
  'usage.added': 'conversation',
  'decision.reached': 'conversation',
  'agent.joined': 'agent',
  'agent.status': 'agent',
  'agent.answered': 'agent that talks with a person alone',
  'supervisor.acted': 'supervisor',
  'ballot.opened': 'ballot',
  'vote.cast': 'ballot',
  'ballot.closed': 'ballot',
  'clarification.opened': 'clarification',
  'clarification.notified': 'clarification',
  'clarification.closed': 'clarification',
} as const satisfies Readonly<Record<DeliberationFact['type'], string>>;
