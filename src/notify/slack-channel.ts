import type { NoticeKind, NotificationChannel } from '#core';
import { postJson } from './post-json.ts';

export interface SlackSettings {
  readonly kind: 'slack';
  /** Incoming webhook of Slack, Mattermost, Rocket.Chat or Discord (`/slack`). It is a secret. */
  readonly url: string;
}

/** Posts each notice as `{ text }` in Slack's mrkdwn, which other chat systems read too. */
export function createSlackChannel(
  name: string,
  { url }: SlackSettings,
  takes: readonly NoticeKind[],
): NotificationChannel {
  return {
    name,
    kind: 'slack',
    takes,
    deliver({ title, text, url: link, key }, signal) {
      const words = [`*${escaped(title)}*`, escaped(text), ...(link === null ? [] : [`<${link}>`])];
      const body = JSON.stringify({ text: words.join('\n') });
      return postJson(name, { url, body, headers: { 'idempotency-key': key }, signal });
    },
  };
}

/** The three characters that Slack reads as markup: without them nobody can be mentioned by what a model wrote. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
