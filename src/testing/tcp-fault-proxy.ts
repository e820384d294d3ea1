import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createProxiedConnection, type ProxiedConnection } from './proxied-connection.ts';
import {
  type CutPlace,
  createUpstreamTrigger,
  type UpstreamCondition,
  type UpstreamTrigger,
} from './upstream-trigger.ts';

export type ProxyTarget = { readonly host: string; readonly port: number } | { readonly socketPath: string };

/** A TCP proxy that breaks connections on demand. Each cut is a reset: the client sees ECONNRESET. */
export interface TcpFaultProxy {
  readonly host: string;
  readonly port: number;
  /** Connections that are open now. */
  connectionCount(): number;
  /** Holds all bytes back in both directions; connections stay open and new ones are accepted. */
  pause(): void;
  resume(): void;
  /** Breaks every open connection. New ones are accepted. */
  cut(): void;
  /** Breaks new connections at once, until `accept`. Open ones stay. */
  refuse(): void;
  accept(): void;
  /**
   * Lets exactly `byteCount` more bytes pass to the server, over all connections, and breaks the one that sends
   * more. Happens once; resolves then.
   */
  cutAfterUpstreamBytes(byteCount: number): Promise<void>;
  /** Breaks the next connection whose client sends `pattern`. Happens once; resolves then. */
  cutAtUpstreamPattern(pattern: string | Uint8Array, place: CutPlace): Promise<void>;
  /** Breaks everything and stops listening. */
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1 and forwards to `target`. */
export async function startTcpFaultProxy(target: ProxyTarget): Promise<TcpFaultProxy> {
  const destination = 'socketPath' in target ? { path: target.socketPath } : target;
  const connections = new Set<ProxiedConnection>();
  const triggers = new Set<UpstreamTrigger>();
  let paused = false;
  let refusing = false;

  const listener = createServer({ allowHalfOpen: true }, (client) => {
    if (refusing) {
      client.resetAndDestroy();
      return;
    }
    const connection = createProxiedConnection({
      client,
      target: destination,
      triggers,
      onClosed: () => connections.delete(connection),
    });
    connections.add(connection);
    if (paused) connection.pause();
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { address, port } = listener.address() as AddressInfo;
  const cut = () => {
    for (const connection of connections) connection.cut();
  };
  const arm = (condition: UpstreamCondition): Promise<void> =>
    new Promise((resolve) => {
      triggers.add(createUpstreamTrigger(condition, resolve));
    });

  return {
    host: address,
    port,
    connectionCount: () => connections.size,
    pause() {
      paused = true;
      for (const connection of connections) connection.pause();
    },
    resume() {
      paused = false;
      for (const connection of connections) connection.resume();
    },
    cut,
    refuse() {
      refusing = true;
    },
    accept() {
      refusing = false;
    },
    cutAfterUpstreamBytes: (byteCount) => arm({ byteCount }),
    cutAtUpstreamPattern: (pattern, place) => arm({ pattern: Buffer.from(pattern), place }),
    async close() {
      const closed = once(listener, 'close');
      listener.close();
      cut();
      await closed;
    },
  };
}
