import type { NoticeKind, NotificationChannel } from '#core';
import { createSlackChannel, type SlackSettings } from './slack-channel.ts';
import { createSmtpChannel, type SmtpSettings } from './smtp-channel.ts';
import { createWebhookChannel, type WebhookSettings } from './webhook-channel.ts';

export type ChannelSettings = {
  readonly name: string;
  readonly takes: readonly NoticeKind[];
} & (WebhookSettings | SlackSettings | SmtpSettings);

/** The channels of the settings, in their order. Nothing is connected before the first notice. */
export function createChannels(settings: readonly ChannelSettings[]): readonly NotificationChannel[] {
  return settings.map(createChannel);
}

function createChannel(settings: ChannelSettings): NotificationChannel {
  const { name, takes } = settings;
  switch (settings.kind) {
    case 'webhook':
      return createWebhookChannel(name, settings, takes);
    case 'slack':
      return createSlackChannel(name, settings, takes);
    default:
      return createSmtpChannel(name, settings, takes);
  }
}
