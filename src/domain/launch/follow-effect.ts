import {
  type ActorStatus,
  type EffectHandler,
  type FollowInput,
  type FollowOutput,
  type JournalEntry,
  TerminalError,
} from '#core';
import type { LaunchParts } from './launch-effect.ts';

const ends = new Set(['completed', 'failed', 'cancelled']);

/**
 * The effect `follow`: resolves when an actor has ended, or a task has been completed, has failed or was cancelled (its
 * actor stays for a while, so that parts of it can be done again). After a crash it looks again.
 */
export function createFollowEffect(parts: Pick<LaunchParts, 'runtime'>): EffectHandler {
  return {
    source: 'follow',
    retrySafe: true,
    run: ({ address }: FollowInput, { signal }: { signal: AbortSignal }) => follow(parts, address, signal),
  } as EffectHandler;
}

async function follow(
  parts: Pick<LaunchParts, 'runtime'>,
  address: string,
  signal: AbortSignal,
): Promise<FollowOutput> {
  const runtime = await parts.runtime;
  // From before the look, so that nothing falls between the two.
  const after = await runtime.feed.head();
  const view = await runtime.view(address);
  if (view === null) {
    throw new TerminalError(`Cannot follow '${address}': there is no such actor.`, {
      code: 'actor.unknown',
      details: { address },
    });
  }
  const now = endOf(view.status, view.chart === 'task' ? String(view.context['status']) : null);
  if (now !== null) return now;
  for await (const entry of runtime.feed.subscribe({ address, after, signal })) {
    const end = endOf(entry.status, statusIn(entry));
    if (end !== null) return end;
  }
  throw signal.reason;
}

function statusIn({ facts }: JournalEntry): string | null {
  const change = facts.findLast(({ type }) => type === 'task.changed');
  return change === undefined ? null : String(change['status']);
}

function endOf(actor: ActorStatus, task: string | null): FollowOutput | null {
  if (task !== null && ends.has(task)) return { succeeded: task === 'completed', status: task };
  return actor === 'active' ? null : { succeeded: actor === 'done', status: actor };
}
