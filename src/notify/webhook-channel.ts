import { createHmac } from 'node:crypto';
import type { ComposedNotice, NoticeKind, NotificationChannel } from '#core';
import { postJson } from './post-json.ts';

export interface WebhookSettings {
  readonly kind: 'webhook';
  readonly url: string;
  /** Shared with the receiver, who checks the signature with it. Without one nothing is signed. */
  readonly secret?: string | undefined;
}

/**
 * Posts each notice as JSON. With a secret the header `x-statehouse-signature` holds `t=<unix seconds>,v1=<hex>`:
 * the HMAC-SHA256 of `<t>.<body>`, so that a receiver can refuse what is forged or old. `idempotency-key` is the same
 * for every try of a notice.
 */
export function createWebhookChannel(
  name: string,
  { url, secret }: WebhookSettings,
  takes: readonly NoticeKind[],
): NotificationChannel {
  return {
    name,
    kind: 'webhook',
    takes,
    deliver(notice, signal) {
      const body = JSON.stringify(bodyOf(notice));
      const headers = {
        'idempotency-key': notice.key,
        ...(secret === undefined ? {} : { 'x-statehouse-signature': signatureOf(body, secret, notice.at) }),
      };
      return postJson(name, { url, body, headers, signal });
    },
  };
}

function bodyOf({ key, kind, subject, title, text, url, at }: ComposedNotice) {
  return { version: 1, id: key, kind, subject, title, text, url, at: new Date(at).toISOString() };
}

function signatureOf(body: string, secret: string, at: number): string {
  const seconds = Math.floor(at / 1_000);
  const hash = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${hash}`;
}
