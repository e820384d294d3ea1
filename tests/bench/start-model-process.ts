import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface ModelProcess {
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/** Starts the scripted model in a process of its own; it ends with this one. */
export async function startModelProcess(): Promise<ModelProcess> {
  const child = fork(new URL('fixtures/model-server.ts', import.meta.url), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the scripted model ended with code ${code}`);
  });
  const [message] = await Promise.race([once(child, 'message'), failed]);
  failed.catch(() => {});
  return {
    baseUrl: (message as { baseUrl: string }).baseUrl,
    async stop() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
