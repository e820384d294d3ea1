import type { ConversationStatus } from '../documents/views.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';

/** Decided or given up for good. */
export function hasEnded(status: ConversationStatus): boolean {
  return status === 'completed' || status === 'cancelled' || status === 'failed' || status === 'timedOut';
}

/** Held until a person acts. */
export function isHeld(status: ConversationStatus): boolean {
  return status === 'paused' || status === 'budgetExhausted';
}

export function exitCodeOf(status: ConversationStatus): ExitCode {
  if (status === 'completed') return exitCode.completed;
  return hasEnded(status) ? exitCode.failed : exitCode.awaitingPerson;
}
