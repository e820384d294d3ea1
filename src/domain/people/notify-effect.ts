import type { EffectHandler, NotifyInput, NotifyOutput } from '#core';

/**
 * The effect `notifyPeople`: where a question is shown. It stands in the inbox at once; deliveries through the channels
 * are actors of their own, which no question waits for.
 */
export function createNotifyEffect(parts: { readonly channels: readonly string[] }): EffectHandler {
  return {
    source: 'notifyPeople',
    retrySafe: true,
    run: async (_: NotifyInput): Promise<NotifyOutput> => ({ channels: ['inbox', ...parts.channels] }),
  } as EffectHandler;
}
