import type { NotificationSettings } from '#config';
import type { Clock, EffectHandler, NoticeReader, NotificationChannel } from '#core';
import { createAwaitNoticesEffect, createDeliverNoticeEffect } from '#domain';
import { createChannels } from '#notify';
import type { RunningRuntime } from '#runtime';

/** Address of the actor that follows the journal for notices. */
const herald = { chart: 'herald', id: 'main', address: 'herald/main' } as const;

export interface Notices {
  readonly channels: readonly NotificationChannel[];
  /** Names of those that questions go through. */
  readonly questionChannels: readonly string[];
  readonly effects: readonly EffectHandler[];
  /** Begins to tell people, from now on or from where an earlier process was. Nothing is told where no channel is configured. */
  begin(): Promise<void>;
}

export function openNotifications(options: {
  readonly settings: readonly NotificationSettings[];
  readonly reader: NoticeReader;
  readonly clock: Clock;
  readonly url: string | null;
  /** Resolves when it is there; effects of an earlier process start before. */
  readonly runtime: Promise<RunningRuntime>;
}): Notices {
  const { settings, reader, clock, url, runtime } = options;
  const channels = createChannels(settings);
  return {
    channels,
    questionChannels: channels.filter(({ takes }) => takes.includes('question')).map(({ name }) => name),
    effects: [
      createAwaitNoticesEffect({ feed: () => runtime.then(({ feed }) => feed), channels, clock }),
      createDeliverNoticeEffect({ channels, reader, clock, url }),
    ],
    async begin() {
      if (channels.length === 0) return;
      const running = await runtime;
      const known = await running.view(herald.address);
      if (known !== null) return;
      const input = { after: await running.feed.head() };
      await running.start({ chart: herald.chart, id: herald.id, input, sender: 'statehouse' });
    },
  };
}
