import {
  type Clock,
  type ComposedNotice,
  type DeliverNoticeInput,
  type DeliverNoticeOutput,
  type EffectContext,
  type EffectHandler,
  type NoticeReader,
  type NotificationChannel,
  TerminalError,
} from '#core';
import { composeNotice } from './compose-notice.ts';

export interface DeliverNoticeParts {
  readonly channels: readonly NotificationChannel[];
  readonly reader: NoticeReader;
  readonly clock: Clock;
  /** Where people reach this server; null when that is not known. */
  readonly url: string | null;
}

/**
 * The effect `deliverNotice`: one try of one notice. What goes wrong is an outcome: the chart waits and tries again.
 * Repeating it does no harm beyond a second notice under the same key.
 */
export function createDeliverNoticeEffect(parts: DeliverNoticeParts): EffectHandler {
  return {
    source: 'deliverNotice',
    retrySafe: true,
    run: (input: DeliverNoticeInput, context) => deliver(parts, input, context),
  } as EffectHandler;
}

async function deliver(
  { channels, reader, clock, url }: DeliverNoticeParts,
  { channel: name, ...notice }: DeliverNoticeInput,
  { address, signal }: EffectContext,
): Promise<DeliverNoticeOutput> {
  const words = await composeNotice(notice, reader);
  if (words === null) return { outcome: 'dropped', reason: 'there is nothing to tell any more' };
  const channel = channels.find((one) => one.name === name);
  if (!channel) {
    const error = `There is no channel '${name}'. Configure it under \`notifications\`, then send the notice again.`;
    return { outcome: 'failed', error, mayRetry: false };
  }
  const { kind, subject } = notice;
  const composed: ComposedNotice = { ...words, key: address, kind, subject, url, at: clock.now() };
  try {
    await channel.deliver(composed, signal);
    return { outcome: 'delivered' };
  } catch (error) {
    signal.throwIfAborted();
    const message = error instanceof Error ? error.message : String(error);
    return { outcome: 'failed', error: message, mayRetry: !(error instanceof TerminalError) };
  }
}
