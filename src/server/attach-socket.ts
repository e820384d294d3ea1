import type { WebSocket as ServerSocket } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { type Logger, toPlainError } from '#core';

const INTERNAL_ERROR = 4500;

export interface AttachRequest {
  readonly socket: WebSocket;
  readonly keepAliveMs: number;
  readonly logger: Logger;
}

type Open = (adapter: ServerSocket) => (code: number, reason: string) => Promise<void>;

/** Binds one WebSocket to graphql-ws, with signs of life and with errors going to the log. */
export function attachSocket({ socket, keepAliveMs, logger }: AttachRequest, open: Open): void {
  const stopPinging = keepAlive(socket, keepAliveMs);
  const fail = (error: unknown) => {
    logger.error({ error: toPlainError(error) }, 'a WebSocket message could not be handled');
    socket.close(INTERNAL_ERROR, 'Internal error');
  };
  const closed = open({
    protocol: socket.protocol,
    send: (message) =>
      new Promise((resolve, reject) => {
        if (socket.readyState !== socket.OPEN) return resolve();
        socket.send(message, (error) => (error ? reject(error) : resolve()));
      }),
    close: (code, reason) => socket.close(code, reason),
    onMessage: (take) => {
      // A send that fails because the client left is no fault of ours.
      socket.on('message', (data) => {
        take(String(data)).catch((error) => socket.readyState === socket.OPEN && fail(error));
      });
    },
  });
  socket.once('error', (error) =>
    logger.warn({ error: toPlainError(error) }, 'a WebSocket was closed for an error'),
  );
  socket.once('close', (code, reason) => {
    stopPinging();
    closed(code, String(reason)).catch(fail);
  });
}

/** Terminates a connection that shows no sign of life for twice the period; a reader that stalls is such a one. */
function keepAlive(socket: WebSocket, periodMs: number): () => void {
  let alive = true;
  socket.on('pong', () => {
    alive = true;
  });
  const timer = setInterval(() => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
  }, periodMs);
  return () => clearInterval(timer);
}
