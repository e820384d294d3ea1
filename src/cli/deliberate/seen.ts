import type { RunEvent } from './run-event.ts';

/** Lets each thing through once, wherever it was learnt from: the live events, or a look at what a gap hid. */
export interface Seen {
  /** Whether it was let through before; changes nothing. */
  knows(event: RunEvent): boolean;
  isNew(event: RunEvent): boolean;
}

export function createSeen(): Seen {
  const keys = new Set<string>();
  let phase: string | null = null;
  let status: string | null = null;
  return {
    knows: (event) => keys.has(keyOf(event) ?? ''),
    isNew(event) {
      if (event.type === 'phase') {
        const changed = phase !== event.phase;
        phase = event.phase;
        return changed;
      }
      if (event.type === 'status') {
        const changed = status !== event.status;
        status = event.status;
        return changed;
      }
      const key = keyOf(event);
      if (key === null) return true;
      if (keys.has(key)) return false;
      keys.add(key);
      return true;
    },
  };
}

function keyOf(event: RunEvent): string | null {
  switch (event.type) {
    case 'joined':
      return `joined ${event.agent.address}`;
    case 'message':
      return `message ${event.message.id}`;
    case 'ballotOpened':
    case 'ballotClosed':
      return `${event.type} ${event.ballot.address}`;
    case 'vote':
      return `vote ${event.vote.ballot.address} ${event.vote.voter}`;
    case 'question':
    case 'questionClosed':
      return `${event.type} ${event.clarification.address}`;
    case 'decision':
      return 'decision';
    default:
      return null;
  }
}
