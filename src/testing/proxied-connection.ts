import { connect, type NetConnectOpts, type Socket } from 'node:net';
import type { UpstreamTrigger } from './upstream-trigger.ts';

/** One client of a fault proxy and its connection to the server behind. */
export interface ProxiedConnection {
  pause(): void;
  resume(): void;
  /** Resets the client's side and drops the server's. */
  cut(): void;
}

/** Forwards in both directions until one side ends or a trigger is met, which is then taken out of `triggers`. */
export function createProxiedConnection(options: {
  readonly client: Socket;
  readonly target: NetConnectOpts;
  readonly triggers: Set<UpstreamTrigger>;
  readonly onClosed: () => void;
}): ProxiedConnection {
  const { client, triggers } = options;
  const server = connect({ ...options.target, allowHalfOpen: true });
  const scan = createScan(triggers);
  let paused = false;
  let onReply: (() => void) | undefined;

  const cut = () => {
    client.resetAndDestroy();
    server.destroy();
  };
  const forward = (from: Socket, to: Socket, chunk: Buffer) => {
    if (to.writableEnded || to.write(chunk)) return;
    from.pause();
    to.once('drain', () => {
      if (!paused) from.resume();
    });
  };
  const onUpstream = (chunk: Buffer) => {
    const met = scan(chunk);
    if (met === undefined) return forward(client, server, chunk);
    const breakOff = () => {
      cut();
      met.trigger.fired();
    };
    if (met.trigger.place === 'beforeReply') {
      onReply = breakOff;
      return forward(client, server, chunk);
    }
    client.pause();
    server.end(chunk.subarray(0, met.passing), breakOff);
  };
  const onDownstream = (chunk: Buffer) => {
    if (onReply === undefined) forward(server, client, chunk);
    else onReply();
  };

  client.on('data', onUpstream).on('end', () => server.end());
  server.on('data', onDownstream).on('end', () => client.end());
  for (const socket of [client, server]) {
    // Both sides close after an error, which is what is passed on.
    socket.on('error', () => {}).setNoDelay(true);
  }
  client.on('close', () => {
    server.destroy();
    options.onClosed();
  });
  server.on('close', (failed) => (failed ? cut() : client.end()));

  return {
    cut,
    pause() {
      paused = true;
      client.pause();
      server.pause();
    },
    resume() {
      paused = false;
      client.resume();
      server.resume();
    },
  };
}

interface MetTrigger {
  readonly trigger: UpstreamTrigger;
  /** Bytes of the chunk that may still pass. */
  readonly passing: number;
}

function createScan(triggers: Set<UpstreamTrigger>): (chunk: Buffer) => MetTrigger | undefined {
  const scanners = new Map<UpstreamTrigger, (chunk: Buffer) => number | undefined>();
  return (chunk) => {
    for (const trigger of triggers) {
      const scanner = scanners.get(trigger) ?? trigger.openScanner();
      scanners.set(trigger, scanner);
      const passing = scanner(chunk);
      if (passing === undefined) continue;
      triggers.delete(trigger);
      return { trigger, passing };
    }
    return undefined;
  };
}
