import type { IncomingHttpHeaders } from 'node:http';

export interface OriginOptions {
  readonly allowedOrigins: readonly string[];
  /** True when only this machine can reach the server; then the name it is called by is checked as well. */
  readonly loopback: boolean;
}

const loopbackNames = /^(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

/**
 * Why a request must be refused for where it comes from; null when it may pass. A browser names the page's origin; that
 * must be the server itself or an allowed one. On loopback the server must also be called by a loopback name: a foreign
 * name that resolves to 127.0.0.1 is how a web page gets around the check of origins (DNS rebinding).
 */
export function findOriginProblem(
  headers: IncomingHttpHeaders,
  { allowedOrigins, loopback }: OriginOptions,
): string | null {
  const { host = '', origin } = headers;
  const name = host.replace(/:\d+$/, '');
  if (loopback && !loopbackNames.test(name) && !allowedOrigins.some((one) => hostOf(one) === host))
    return `the server is not called '${host.slice(0, 100)}'`;
  if (origin === undefined || allowedOrigins.includes(origin)) return null;
  return hostOf(origin) === host ? null : `pages of '${origin.slice(0, 100)}' may not call this server`;
}

function hostOf(origin: string): string | null {
  const url = URL.canParse(origin) ? new URL(origin) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.host : null;
}
