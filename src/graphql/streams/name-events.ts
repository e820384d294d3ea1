import type { DeliberationFact } from '#core';
import type { Told } from './fact-events.ts';

/** The event types of `conversationEvents` that a fact stands for. The order and number for a fact type never change: cursors count them. */
export function nameConversationEvents(fact: DeliberationFact, told: Told): readonly (string | null)[] {
  switch (fact.type) {
    case 'conversation.changed':
      // The status comes last: a reader that stops at an end has seen everything before it.
      return [
        fact.phase === told.phase ? null : 'PhaseChanged',
        fact.status === told.status ? null : 'StatusChanged',
      ];
    case 'usage.added':
      return ['ResponseComplete', 'UsageChanged'];
    case 'message.added':
      return ['MessageAdded'];
    case 'agent.joined':
      return ['AgentJoined'];
    case 'agent.status':
      return ['AgentTyping'];
    case 'supervisor.acted':
      return ['SupervisorActed'];
    case 'vote.cast':
      return ['VoteCast'];
    case 'ballot.opened':
      return ['BallotOpened'];
    case 'ballot.closed':
      return ['BallotClosed'];
    case 'clarification.opened':
      return ['ClarificationOpened'];
    case 'clarification.closed':
      return ['ClarificationClosed'];
    case 'decision.reached':
      return ['ConsensusReached'];
    default:
      return [];
  }
}

/** The event types of `inbox` that a fact stands for. */
export function nameInboxEvents(fact: DeliberationFact): readonly (string | null)[] {
  if (fact.type === 'clarification.opened') return ['ClarificationOpened'];
  return fact.type === 'clarification.closed' ? ['ClarificationClosed'] : [];
}
