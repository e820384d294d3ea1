import { createHash } from 'node:crypto';

/** An address part that is the same for the same key, so that a retry starts nothing new. */
export function idFromKey(scope: string, key: string): string {
  return createHash('sha256').update(`${scope}\n${key}`).digest('base64url').slice(0, 26);
}
