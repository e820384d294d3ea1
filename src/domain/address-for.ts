import { createHash } from 'node:crypto';

/** The part of an address behind its chart: the same for the same key, so that a retry finds the first actor. */
export function addressFor(chart: string, key: string): string {
  return createHash('sha256').update(`${chart}\n${key}`).digest('hex').slice(0, 26);
}
