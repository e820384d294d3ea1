import { z } from 'zod';
import { noticeKinds } from '#core';
import type { ConfigProblem } from './config-error.ts';
import { fillFromEnvironment } from './fill-from-environment.ts';
import type { Environment } from './providers.ts';

const text = z.string().trim().min(1);
const takes = z
  .array(z.enum(noticeKinds))
  .min(1)
  .default([...noticeKinds]);
// Filled from the environment later, so not yet a URL.
const url = text;

/** By name: a `webhook`, a chat with `slack` webhooks, or mail by `smtp`. */
export const notificationsSchema = z.record(
  z.string().regex(/^[a-z][a-z0-9]{0,23}$/, '1 to 24 lower-case letters and digits, a letter first'),
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('webhook'), url, secret: text.optional(), takes }),
    z.strictObject({ kind: z.literal('slack'), url, takes }),
    z.strictObject({
      kind: z.literal('smtp'),
      host: text,
      port: z.int().min(1).max(65_535).default(587),
      tls: z.enum(['implicit', 'starttls', 'opportunistic', 'off']).default('starttls'),
      user: text.optional(),
      password: text.optional(),
      from: text,
      to: z.array(text).min(1),
      takes,
    }),
  ]),
);

type FileNotifications = z.infer<typeof notificationsSchema>;
type FileChannel = FileNotifications[string];

/** A way to tell people outside Statehouse. */
export type NotificationSettings = FileChannel & { readonly name: string };

/** Fills `${NAME}` in the values from the environment, so that no secret has to lie in the file. */
export function resolveNotifications(
  file: FileNotifications,
  env: Environment,
  problems: ConfigProblem[],
): readonly NotificationSettings[] {
  return Object.entries(file).map(([name, channel]) => {
    const filled = Object.fromEntries(
      Object.entries(channel).map(([key, value]) => [
        key,
        typeof value === 'string'
          ? fillFromEnvironment(value, { env, problems, place: `notifications.${name}.${key}` })
          : value,
      ]),
    ) as FileChannel;
    if ('url' in filled && !isHttpUrl(filled.url)) {
      const expected = 'a URL with http or https';
      // The address of a chat webhook is a secret: not shown.
      problems.push({ name: `notifications.${name}.url`, value: 'something else', expected });
    }
    return { ...filled, name };
  });
}

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}
