import { createHash, timingSafeEqual } from 'node:crypto';
import type { Viewer } from '#graphql';
import type { TokenOptions } from './server-options.ts';

/** Who a caller is by its `Authorization` text; null when it must not come in. */
export type Authenticate = (authorization: string | undefined) => Viewer | null;

const local: Viewer = { name: 'local', role: 'admin' };
const bearer = /^bearer +(\S+)$/i;

/**
 * Compares bearer tokens in constant time. Without tokens everybody is the local admin, since the server then listens
 * on loopback only.
 */
export function createAuthenticate(tokens: readonly TokenOptions[]): Authenticate {
  if (tokens.length === 0) return () => local;
  const known = tokens.map(({ token, role, name }) => ({
    digest: digestOf(token),
    viewer: { name: name ?? role, role },
  }));
  return (authorization) => {
    const given = bearer.exec(authorization ?? '')?.[1];
    if (given === undefined) return null;
    const digest = digestOf(given);
    let found: Viewer | null = null;
    for (const one of known) if (timingSafeEqual(one.digest, digest)) found = one.viewer;
    return found;
  };
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
