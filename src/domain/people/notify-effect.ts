import type { EffectContext, EffectHandler, Logger, Notifier, NotifyInput, NotifyOutput } from '#core';

/**
 * The effect `notifyPeople`: tells people that a question waits. Every question is in the inbox anyway, so a channel
 * that fails is logged and left out. Repeating it does no harm beyond a second notice under the same key.
 */
export function createNotifyEffect(parts: {
  readonly notifiers: readonly Notifier[];
  readonly logger: Logger;
}): EffectHandler {
  return {
    source: 'notifyPeople',
    retrySafe: true,
    run: (input: NotifyInput, context) => notifyPeople(parts, input, context),
  } as EffectHandler;
}

async function notifyPeople(
  { notifiers, logger }: { readonly notifiers: readonly Notifier[]; readonly logger: Logger },
  input: NotifyInput,
  { key, address, signal }: EffectContext,
): Promise<NotifyOutput> {
  const told = await Promise.all(
    notifiers.map(async (notifier) => {
      try {
        await notifier.notify({ ...input, key, clarification: address, signal });
        return notifier.channel;
      } catch (error) {
        signal.throwIfAborted();
        logger.warn({ error, channel: notifier.channel, clarification: address }, 'could not notify people');
        return null;
      }
    }),
  );
  return { channels: ['inbox', ...told.filter((channel) => channel !== null)] };
}
