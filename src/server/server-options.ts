import type { Clock, Ids, Logger } from '#core';
import type { Limits, Role, Services } from '#graphql';

/** A secret that lets its bearer in. */
export interface TokenOptions {
  readonly role: Role;
  readonly token: string;
  /** Who it is for, as logs and the journal name it; the role when absent. */
  readonly name?: string | undefined;
}

export interface ServerOptions {
  readonly services: Services;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Address to listen on. One that other machines can reach is refused without tokens. Default `127.0.0.1`. */
  readonly host?: string;
  /** 0 takes a free one. Default 4000. */
  readonly port?: number;
  /** Without any, everybody who reaches the server is an admin. */
  readonly tokens?: readonly TokenOptions[];
  /** Origins of web pages, besides the server's own, that may call it. */
  readonly allowedOrigins?: readonly string[];
  /** Folder in which `server.json` tells other terminals where the server is; none is written when absent. */
  readonly dataDir?: string;
  readonly limits?: Partial<Limits>;
  readonly sockets?: Partial<SocketLimits>;
}

/** Bounds of WebSocket connections. */
export interface SocketLimits {
  /** Open connections. Default 2,000. */
  readonly connections: number;
  /** Operations running at once on one connection. Default 50. */
  readonly operations: number;
  /** Time for `connection_init`, in milliseconds. Default 3,000. */
  readonly initMs: number;
  /** Silence after which a connection is asked for a sign of life, and closed when none comes, in milliseconds. Default 12,000. */
  readonly keepAliveMs: number;
}

export const defaultSocketLimits: SocketLimits = {
  connections: 2_000,
  operations: 50,
  initMs: 3_000,
  keepAliveMs: 12_000,
};

/** A server that listens. */
export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:4000`. */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, closes subscriptions with code 1001, lets running requests end for up to `graceMs` (default 5,000), then closes. */
  close(graceMs?: number): Promise<void>;
}
