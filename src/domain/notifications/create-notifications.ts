import {
  type ActorRuntime,
  type Clock,
  type NotificationChannel,
  TerminalError,
  type TurnReceipt,
} from '#core';
import type { ChangeRequest } from '../deliberation/create-deliberations.ts';

const testMs = 20_000;

export interface NotificationParts {
  readonly runtime: Pick<ActorRuntime, 'send' | 'view'>;
  readonly channels: readonly NotificationChannel[];
  readonly clock: Clock;
  readonly url: string | null;
}

/** What came of a test notice. */
export interface ChannelTest {
  readonly channel: string;
  readonly ok: boolean;
  /** Why it did not arrive; null when it did. */
  readonly problem: string | null;
  readonly tookMs: number;
}

export type Notifications = ReturnType<typeof createNotifications>;

/** What people do with notifications and their channels. */
export function createNotifications({ runtime, channels, clock, url }: NotificationParts) {
  return {
    channels: () => channels.map(({ name, kind, takes }) => ({ name, kind, takes })),

    /** Sends a dead notice again, or a waiting one at once. Throws `notification.unknown`; one that has ended takes nothing. */
    async retry(notification: string, { sender, key }: ChangeRequest): Promise<TurnReceipt> {
      const view = await runtime.view(notification);
      if (view?.chart !== 'notification') throw NotificationError.unknown(notification);
      const event = { type: 'notification.retry' };
      return runtime.send(notification, event, key === undefined ? { sender } : { sender, key });
    },

    /** Sends a test notice through a channel, once. Throws `channel.unknown`. */
    async test(name: string, { key }: ChangeRequest): Promise<ChannelTest> {
      const channel = channels.find((one) => one.name === name);
      if (!channel) throw NotificationError.unknownChannel(name, channels);
      const at = clock.now();
      try {
        await channel.deliver(
          testNotice(name, { url, at, ...(key === undefined ? {} : { key }) }),
          AbortSignal.timeout(testMs),
        );
        return { channel: name, ok: true, problem: null, tookMs: clock.now() - at };
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        return { channel: name, ok: false, problem, tookMs: clock.now() - at };
      }
    },
  };
}

/** The notice that shows whether a channel works. */
export function testNotice(
  channel: string,
  { url, at, key = String(at) }: { readonly url: string | null; readonly at: number; readonly key?: string },
) {
  return {
    key: `test/${channel}/${key}`,
    kind: 'test',
    subject: channel,
    title: 'Statehouse: a test',
    text: `The channel '${channel}' works: notices of Statehouse arrive here.`,
    url,
    at,
  } as const;
}

class NotificationError extends TerminalError {
  static unknown(notification: string): NotificationError {
    return new NotificationError(
      `There is no notification '${notification}'. List the notifications to see what there is.`,
      { code: 'notification.unknown', details: { id: notification } },
    );
  }

  static unknownChannel(
    name: string,
    channels: readonly Pick<NotificationChannel, 'name'>[],
  ): NotificationError {
    const known = channels.map((channel) => channel.name).join(', ');
    return new NotificationError(
      `There is no channel '${name}'. ${known === '' ? 'None is configured' : `The channels are ${known}`}; they are configured under \`notifications\`.`,
      { code: 'channel.unknown', details: { id: name } },
    );
  }
}
