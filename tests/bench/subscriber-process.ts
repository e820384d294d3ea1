import { fork } from 'node:child_process';
import { once } from 'node:events';

/** Subscribers in a process of their own. */
export interface SubscriberProcess {
  /** Starts to count anew; the returned promise resolves once so many frames have come, with the size of the last. */
  expect(frames: number): Promise<{ readonly reached: Promise<{ readonly bytes: number }> }>;
  /** Frames that the subscriber with the fewest has had. */
  least(): Promise<number>;
  stop(): Promise<void>;
}

export async function startSubscribers(parts: {
  readonly url: string;
  readonly count: number;
  /** The `subscribe` message of graphql-ws; absent: plain sockets. */
  readonly subscribe?: string;
}): Promise<SubscriberProcess> {
  const args = [parts.url, String(parts.count), parts.subscribe ?? ''];
  const child = fork(new URL('fixtures/subscribers.ts', import.meta.url), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the subscribers ended with code ${code}`);
  });
  failed.catch(() => {});
  const next = <Message>(type: string) =>
    Promise.race([
      failed,
      new Promise<Message>((resolve) => {
        const take = (message: unknown) => {
          if ((message as { type: string }).type !== type) return;
          child.off('message', take);
          resolve(message as Message);
        };
        child.on('message', take);
      }),
    ]);
  await next('ready');
  return {
    async expect(frames) {
      const reached = next<{ bytes: number }>('reached');
      const counting = next('counting');
      child.send({ type: 'expect', frames });
      await counting;
      return { reached };
    },
    async least() {
      const answer = next<{ frames: number }>('least');
      child.send({ type: 'least' });
      return (await answer).frames;
    },
    async stop() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
