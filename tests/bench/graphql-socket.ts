import { once } from 'node:events';
import WebSocket from 'ws';

/** A bare client of graphql-ws: one socket, one subscription, frames as text. */
export interface GraphqlSocket {
  close(): void;
}

export async function openGraphqlSocket(parts: {
  readonly url: string;
  readonly query: string;
  readonly variables: object;
  readonly onFrame: (text: string) => void;
}): Promise<GraphqlSocket> {
  const socket = new WebSocket(parts.url, 'graphql-transport-ws', { perMessageDeflate: false });
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  socket.on('message', (data) => parts.onFrame(String(data)));
  const payload = { query: parts.query, variables: parts.variables };
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
  return { close: () => socket.close() };
}

/** Where an application takes subscriptions. */
export function socketUrl(url: string): string {
  return `${url.replace(/^http/, 'ws')}/graphql`;
}
