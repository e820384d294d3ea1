import { type Clock, type Logger, RetryableError, type TurnStore, toPlainError } from '#core';
import type { Batch } from './batch.ts';
import type { Failpoint } from './failpoint.ts';

const reconnectMs = 250;

export type RefusalReason = 'stale' | 'staleMessage' | 'duplicateKey' | { readonly error: unknown };

export type CommitOutcome =
  | { readonly kind: 'committed'; readonly firstPosition: number }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

export interface CommitParts {
  readonly store: TurnStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly failpoint: Failpoint;
}

/**
 * Commits a batch, whatever the connection does: when an answer is lost, the journal tells whether the batch is in it.
 * Never rejects, and resolves only when the outcome is known.
 */
export async function commitBatch(batch: Batch, parts: CommitParts): Promise<CommitOutcome> {
  const { store, clock, logger, failpoint } = parts;
  let write: ReturnType<Batch['toTurnBatch']>;
  try {
    write = batch.toTurnBatch();
  } catch (error) {
    return { kind: 'refused', reason: { error } };
  }
  for (let unsure = false; ; ) {
    try {
      if (unsure) {
        const firstPosition = await findCommitted(batch, store);
        if (firstPosition !== null) return { kind: 'committed', firstPosition };
      }
      failpoint('commit.before');
      const result = await store.commit(write);
      failpoint('commit.after');
      if (result.status === 'committed') return { kind: 'committed', firstPosition: result.firstPosition };
      // A try whose answer was lost may have come through after it was looked for.
      const firstPosition = unsure ? await findCommitted(batch, store) : null;
      if (firstPosition !== null) return { kind: 'committed', firstPosition };
      return { kind: 'refused', reason: result.status };
    } catch (error) {
      if (!(error instanceof RetryableError)) return { kind: 'refused', reason: { error } };
      logger.warn({ error: toPlainError(error) }, 'the outcome of a commit is unknown; asking again');
      unsure = true;
      await new Promise<void>((resolve) => clock.schedule(reconnectMs, resolve));
    }
  }
}

/** Position of the batch's first row when the batch is in the journal; null when it is not. */
async function findCommitted(batch: Batch, store: TurnStore): Promise<number | null> {
  const [first] = batch.journal;
  if (!first) return null;
  const { address, seq, messageId, at } = first;
  const [entry] = await store.history({ address, afterSeq: seq - 1, toSeq: seq, limit: 1 });
  return entry?.messageId === messageId && entry.at === at ? entry.position : null;
}
