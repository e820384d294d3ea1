import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A model that writes, as each token, the time at which it sends it. */
export interface StampedModel {
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** In this process, so that sender and receivers read one clock. */
export async function startStampedModel(options: { tokens: number; everyMs: number }): Promise<StampedModel> {
  const server = createServer(async (request, response) => {
    request.resume();
    if (request.method === 'GET') {
      response.end(JSON.stringify({ object: 'list', data: [{ id: 'stamped', object: 'model' }] }));
      return;
    }
    await once(request, 'end');
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (delta: object, finish: string | null = null) =>
      response.write(
        `data: ${JSON.stringify({
          id: 'stamped',
          object: 'chat.completion.chunk',
          created: 0,
          model: 'stamped',
          choices: [{ index: 0, delta, finish_reason: finish }],
        })}\n\n`,
      );
    for (let left = options.tokens; left > 0 && !response.destroyed; left -= 1) {
      send({ role: 'assistant', content: stampNow() });
      await new Promise((resolve) => setTimeout(resolve, options.everyMs));
    }
    send({}, 'stop');
    response.end('data: [DONE]\n\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function stampNow(): string {
  return `<${performance.now().toFixed(3)}>`;
}

/** How long ago each stamp in a text that grows was sent. */
export function createStampReader(): { push(text: string): void; readonly delaysMs: readonly number[] } {
  let rest = '';
  const delaysMs: number[] = [];
  return {
    push(text) {
      const now = performance.now();
      rest += text;
      for (;;) {
        const end = rest.indexOf('>');
        if (end === -1) return;
        delaysMs.push(now - Number(rest.slice(rest.indexOf('<') + 1, end)));
        rest = rest.slice(end + 1);
      }
    },
    delaysMs,
  };
}
