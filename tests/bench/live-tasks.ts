import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startTestApp } from '../support/start-test-app.ts';
import type { BenchDatabase } from './bench-server.ts';
import { submitTask, watchTasks } from './run-tasks.ts';

const submitters = 8;
const restMs = 180_000;

/** Bytes of heap that a task costs which waits for a person: while it is held in memory, and once it is let go of. */
export async function measureLiveTasks(
  place: BenchDatabase,
  request: { readonly baseUrl: string; readonly tasks: number; readonly say: (text: string) => void },
) {
  const { baseUrl, tasks, say } = request;
  // An application that has done nothing else: what it let go of would count as well.
  const app = await startTestApp(place, { STATEHOUSE_BASE_URL: baseUrl, STATEHOUSE_MODEL: 'scripted' });
  const watch = watchTasks(app);
  const collect = exposeCollector();
  const submitAll = async (count: number): Promise<void> => {
    let left = count;
    const submitSome = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        say(`${left} tasks to hand in`);
        await watch.reaches(await submitTask(app, { planApproval: 'required' }), 'awaitingApproval');
      }
    };
    await Promise.all(Array.from({ length: submitters }, submitSome));
  };
  try {
    await submitAll(submitters);
    const before = heapBytes(collect);
    const active = app.runtime.counters().active;
    await submitAll(tasks);
    const actorsHeld = app.runtime.counters().active - active;
    const held = heapBytes(collect);
    for (const until = Date.now() + restMs; app.runtime.counters().active > active && Date.now() < until; ) {
      say(`${app.runtime.counters().active} actors in memory`);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    return {
      tasks,
      actorsHeld,
      actorsLeft: app.runtime.counters().active,
      bytesHeld: (held - before) / tasks,
      bytesLeft: (heapBytes(collect) - before) / tasks,
    };
  } finally {
    await watch.stop();
    await app.close();
  }
}

function exposeCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

function heapBytes(collect: () => void): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
