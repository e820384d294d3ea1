import type { TestApp } from '../support/start-test-app.ts';

const description = 'Find two figures and compare them: say which is larger and by how much.';

/** Follows the ends of tasks, and how many subtasks agents had at once. */
export interface TaskWatch {
  /** Resolves when the task has this status; rejects when it has ended otherwise. */
  reaches(task: string, status: string): Promise<void>;
  /** Most subtasks at work at once, in all and for one agent. */
  readonly most: { all: number; ofOneAgent: number };
  stop(): Promise<void>;
}

interface Changed {
  readonly type: string;
  readonly status?: string;
  readonly stage?: string;
  readonly agent?: string | null;
}

const ended = new Set(['completed', 'failed', 'cancelled']);

export function watchTasks(app: TestApp): TaskWatch {
  const stopping = new AbortController();
  const statuses = new Map<string, Set<string>>();
  const waiting = new Map<string, { status: string; settle: (error: Error | null) => void }>();
  const atWork = new Map<string, string>();
  const most = { all: 0, ofOneAgent: 0 };

  function noteStatus(task: string, status: string): void {
    statuses.set(task, (statuses.get(task) ?? new Set()).add(status));
    const wanted = waiting.get(task);
    if (!wanted) return;
    if (wanted.status === status) wanted.settle(null);
    else if (ended.has(status)) wanted.settle(new Error(`'${task}' became ${status}, not ${wanted.status}`));
  }

  function noteStage(subtask: string, { stage, agent }: Changed): void {
    if (stage !== 'running') atWork.delete(subtask);
    else atWork.set(subtask, agent ?? '');
    const perAgent = Map.groupBy(atWork.values(), (one) => one);
    most.all = Math.max(most.all, atWork.size);
    most.ofOneAgent = Math.max(most.ofOneAgent, ...[...perAgent.values()].map(({ length }) => length), 0);
  }

  const reading = (async () => {
    for await (const { address, facts } of app.runtime.feed.subscribe({ signal: stopping.signal })) {
      for (const fact of facts as unknown as readonly Changed[]) {
        if (fact.type === 'task.changed') noteStatus(address, fact.status ?? '');
        if (fact.type === 'subtask.changed') noteStage(address, fact);
      }
    }
  })();
  return {
    most,
    async reaches(task, status) {
      if (statuses.get(task)?.has(status)) return;
      await new Promise<void>((resolve, reject) => {
        const settle = (error: Error | null): void => {
          waiting.delete(task);
          if (error) reject(error);
          else resolve();
        };
        waiting.set(task, { status, settle });
      });
    },
    async stop() {
      stopping.abort();
      await reading;
    },
  };
}

export async function submitTask(app: TestApp, options: object = {}): Promise<string> {
  const { submitTask: made } = await app.ask<{
    submitTask: { task: { address: string } | null; errors: readonly object[] };
  }>(
    `mutation ($description: String!, $options: JSON) {
      submitTask(description: $description, options: $options) { task { address } errors { message } }
    }`,
    { description, options },
  );
  if (!made.task) throw new Error(`no task was made: ${JSON.stringify(made.errors)}`);
  return made.task.address;
}

/** Keeps so many tasks going for the time; those begun within it are brought to their end. */
export async function runTasks(
  app: TestApp,
  watch: TaskWatch,
  { atOnce, seconds, options = {} }: { atOnce: number; seconds: number; options?: object },
): Promise<{ durationsMs: readonly number[]; elapsedSeconds: number }> {
  const durationsMs: number[] = [];
  const began = performance.now();
  const run = async (): Promise<void> => {
    do {
      const start = performance.now();
      await watch.reaches(await submitTask(app, options), 'completed');
      durationsMs.push(performance.now() - start);
    } while (performance.now() - began < seconds * 1_000);
  };
  await Promise.all(Array.from({ length: atOnce }, run));
  return { durationsMs, elapsedSeconds: (performance.now() - began) / 1_000 };
}
