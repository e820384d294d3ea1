import { once } from 'node:events';
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OutsideServerOptions {
  /** JSONL: one line per call, written before anything is answered. */
  readonly callLogFile: string;
  /** Time to answer the nth call, in ms. Default none. */
  readonly delayMs?: (call: number) => number;
}

/** A fake tool server: it notes who called, with which key, and answers with the key. */
export interface OutsideServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1. */
export async function startOutsideServer(options: OutsideServerOptions): Promise<OutsideServer> {
  let calls = 0;
  const server = createServer((incoming, outgoing) => {
    calls += 1;
    const { 'x-statehouse-key': key, 'x-statehouse-attempt': attempt } = incoming.headers;
    const line = { event: 'received', at: Date.now(), key, attempt: Number(attempt ?? 1), callId: null };
    appendFileSync(options.callLogFile, `${JSON.stringify(line)}\n`);
    incoming.resume();
    const answer = (): void => {
      outgoing.setHeader('content-type', 'application/json').end(JSON.stringify({ done: key }));
    };
    const delay = options.delayMs?.(calls) ?? 0;
    if (delay > 0) setTimeout(answer, delay);
    else answer();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
