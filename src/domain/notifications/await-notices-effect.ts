import type {
  AwaitNoticesInput,
  AwaitNoticesOutput,
  Clock,
  EffectContext,
  EffectHandler,
  Feed,
  NotificationChannel,
} from '#core';
import { findNotices } from './find-notices.ts';

/** Turns without a notice after which the place is recorded all the same: so many are read again after a restart. */
const longestStretch = 2_000;
const staleAfterMs = 24 * 3_600_000;

export interface AwaitNoticesParts {
  /** Resolves when the runtime is there, which starts effects of an earlier process before it is. */
  readonly feed: () => Promise<Pick<Feed, 'subscribe'>>;
  readonly channels: readonly NotificationChannel[];
  readonly clock: Clock;
}

/** The effect `awaitNotices`: reads the journal from a position on until there is something to tell. Older than a day is not told any more. */
export function createAwaitNoticesEffect(parts: AwaitNoticesParts): EffectHandler {
  return {
    source: 'awaitNotices',
    retrySafe: true,
    run: (input: AwaitNoticesInput, context) => awaitNotices(parts, input, context),
  } as EffectHandler;
}

async function awaitNotices(
  { feed, channels, clock }: AwaitNoticesParts,
  { after }: AwaitNoticesInput,
  { signal }: EffectContext,
): Promise<AwaitNoticesOutput> {
  let read = 0;
  let position = after;
  const journal = await feed();
  for (;;) {
    for await (const entry of journal.subscribe({ after: position, signal })) {
      position = entry.position;
      read += 1;
      const isStale = entry.at < clock.now() - staleAfterMs;
      const notices = (isStale ? [] : findNotices(entry)).flatMap((notice) => {
        const through = channels.filter(({ takes }) => takes.includes(notice.kind));
        return through.length === 0 ? [] : [{ ...notice, channels: through.map(({ name }) => name) }];
      });
      if (notices.length > 0 || read >= longestStretch) return { position, notices };
    }
    signal.throwIfAborted();
  }
}
