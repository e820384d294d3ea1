import type { WebSocket } from 'ws';
import type { MaskedResult, Subscriber } from '#graphql';
import type { FrameWriter } from './frame-writer.ts';

/** Bytes that may wait in a socket before the next event is asked for. */
const MOST_WAITING = 64 * 1024;

export interface StreamRequest {
  readonly results: Subscriber;
  /** The client's id of the subscription. */
  readonly id: string;
  readonly socket: WebSocket;
  readonly writer: FrameWriter;
}

/**
 * Sends the results of a subscription by itself and gives graphql-ws only their end. What graphql-ws does for each
 * message (copying, hooks, JSON, three promises) costs more than sending bytes that many sockets share. A socket that
 * does not keep up is not asked for more until it has drained, so that at most one frame over the bound waits in it.
 */
export function streamResults({ results, id, socket, writer }: StreamRequest): AsyncIterableIterator<never> {
  const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  const send = (result: MaskedResult): Promise<void> | undefined => {
    if (socket.readyState !== socket.OPEN) return undefined;
    const frame = writer.write(result, head);
    if (socket.bufferedAmount < MOST_WAITING) {
      socket.send(frame, { binary: false });
      return undefined;
    }
    // An error here means that the client left; its `close` event ends the subscription.
    return new Promise((resolve) => socket.send(frame, { binary: false }, () => resolve()));
  };
  return {
    async next() {
      for (;;) {
        const here = results.poll();
        const drained = here === undefined ? undefined : send(here);
        if (drained !== undefined) await drained;
        if (here !== undefined) continue;
        const { done, value } = await results.next();
        if (done === true) return { done: true, value: undefined };
        await send(value);
      }
    },
    async return() {
      await results.return?.();
      return { done: true, value: undefined };
    },
    async throw(error) {
      await results.throw?.(error);
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
