import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { TestApp } from '../support/start-test-app.ts';
import { submitTask, type TaskWatch } from './run-tasks.ts';

const submitters = 8;
const restMs = 120_000;

/** Bytes of memory that a task costs which waits for a person: while it is held in memory, and once it is let go of. */
export async function measureLiveTasks(
  app: TestApp,
  watch: TaskWatch,
  { tasks, say }: { readonly tasks: number; readonly say: (text: string) => void },
) {
  const collect = exposeCollector();
  const before = usedBytes(collect);
  const activeBefore = app.runtime.counters().active;
  let left = tasks;
  const submitAll = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      say(`${left} tasks to hand in`);
      await watch.reaches(await submitTask(app, { planApproval: 'required' }), 'awaitingApproval');
    }
  };
  await Promise.all(Array.from({ length: submitters }, submitAll));
  const { active } = app.runtime.counters();
  const held = usedBytes(collect);
  for (const until = Date.now() + restMs; app.runtime.counters().active > activeBefore + tasks / 20; ) {
    if (Date.now() > until) break;
    say(`${app.runtime.counters().active} actors in memory`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  const letGo = usedBytes(collect);
  return {
    tasks,
    actorsHeld: active - activeBefore,
    actorsLeft: app.runtime.counters().active - activeBefore,
    bytesHeld: (held - before) / tasks,
    bytesLeft: (letGo - before) / tasks,
  };
}

function exposeCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

function usedBytes(collect: () => void): number {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
