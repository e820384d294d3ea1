import type { ConversationEvent } from '../documents/conversation-events.ts';
import type { RunEvent } from './run-event.ts';

/** The event of the API as the terminal shows it; null for one that it does not show. */
export function translateEvent(
  event: Exclude<ConversationEvent, { __typename: 'GapMarker' }>,
): RunEvent | null {
  switch (event.__typename) {
    case 'MessageAdded':
      return { type: 'message', at: event.at, message: event.message };
    case 'StatusChanged':
      return { type: 'status', at: event.at, status: event.status, reason: event.reason };
    case 'PhaseChanged':
      return { type: 'phase', at: event.at, phase: event.phase };
    case 'AgentTyping':
      return {
        type: 'thinking',
        at: event.at,
        agent: event.address,
        name: event.agent?.name ?? event.address.split('/').at(-1) ?? event.address,
        thinking: event.typing,
        workingOn: event.workingOn,
      };
    case 'AgentJoined':
      return event.agent === null ? null : { type: 'joined', agent: event.agent };
    case 'VoteCast':
      return { type: 'vote', at: event.at, vote: event.vote };
    case 'BallotOpened':
      return { type: 'ballotOpened', at: event.at, ballot: event.ballot };
    case 'BallotClosed':
      return { type: 'ballotClosed', at: event.at, ballot: event.ballot };
    case 'ClarificationOpened':
      return { type: 'question', at: event.at, clarification: event.clarification };
    case 'ClarificationClosed':
      return { type: 'questionClosed', at: event.at, clarification: event.clarification };
    case 'ConsensusReached':
      return { type: 'decision', at: event.at, decision: event.decision };
    case 'UsageChanged':
      return { type: 'usage', at: event.at, totals: event.totals };
    default:
      return null;
  }
}
