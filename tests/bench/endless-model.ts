import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A model whose answers never end, and which knows when each connection was given up. */
export interface EndlessModel {
  readonly baseUrl: string;
  /** Resolves when so many answers stream. */
  streaming(count: number): Promise<void>;
  /** Resolves to the times (of `performance.now`) at which the streams were closed, once none is open. */
  closings(): Promise<readonly number[]>;
  close(): Promise<void>;
}

export async function startEndlessModel({ everyMs }: { everyMs: number }): Promise<EndlessModel> {
  const open = new Set<ServerResponse>();
  let closedAt: number[] = [];
  let changed = Promise.withResolvers<void>();
  const note = (): void => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  const server = createServer(async (request, response) => {
    request.resume();
    if (request.method === 'GET') {
      response.end(JSON.stringify({ object: 'list', data: [{ id: 'endless', object: 'model' }] }));
      return;
    }
    await once(request, 'end');
    response.once('close', () => {
      if (open.delete(response)) closedAt.push(performance.now());
      note();
    });
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    open.add(response);
    note();
    for (; !response.destroyed; await new Promise((resolve) => setTimeout(resolve, everyMs))) {
      const choices = [{ index: 0, delta: { role: 'assistant', content: 'on and ' }, finish_reason: null }];
      const chunk = { id: 'endless', object: 'chat.completion.chunk', created: 0, model: 'endless', choices };
      response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    async streaming(count) {
      while (open.size < count) await changed.promise;
    },
    async closings() {
      while (open.size > 0) await changed.promise;
      const times = closedAt;
      closedAt = [];
      return times;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
