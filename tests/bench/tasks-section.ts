import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import type { BenchSection } from './bench-section.ts';
import { median, quantile } from './closed-loop.ts';
import { measureLiveTasks } from './live-tasks.ts';
import { runTasks, type TaskWatch, watchTasks } from './run-tasks.ts';
import { startModelProcess } from './start-model-process.ts';
import { formatBytes, formatCount, formatMs } from './table.ts';

const levels = [1, 5, 20];
/** What somebody who watches asks for, in turn. */
const looks = [
  '{ tasks(first: 20) { nodes { address status fraction finishedCount subtaskCount } } }',
  '{ workers(first: 20) { nodes { key availability currentSubtask { address } } } }',
  '{ inbox(first: 20) { nodes { question } } health { ready } }',
] as const;

export const tasksSection: BenchSection = {
  id: 'tasks',
  title: 'Tasks a second, the API meanwhile, and memory for each live task',
  async run({ server, seconds, say }) {
    const place = await server.createDatabase('tasks');
    const { pool } = place.database;
    const model = await startModelProcess();
    const app = await startTestApp(place, {
      STATEHOUSE_BASE_URL: model.baseUrl,
      STATEHOUSE_MODEL: 'scripted',
    });
    const watch = watchTasks(app);
    try {
      await runTasks(app, watch, { atOnce: 2, seconds: 0 });
      const quiet = await lookOn(app, () => new Promise((resolve) => setTimeout(resolve, seconds * 2_000)));
      const measured = [];
      for (const atOnce of levels) {
        say(`${atOnce} tasks at once`);
        measured.push(await measure(app, watch, { atOnce, seconds: Math.max(3, seconds * 8) }));
      }
      const [counts] = (await pool.query(countRows)).rows as { turns: number; calls: number }[];
      const turns = await pool.query<{ type: string; each: number }>(turnsByEvent);
      const live = await measureLiveTasks(await server.createDatabase('live_tasks'), {
        baseUrl: model.baseUrl,
        tasks: seconds < 1 ? 200 : 1_000,
        say,
      });
      return {
        columns: ['at once', 'tasks/s', 'p50 ms', 'turns/s', 'Node ms each', 'API p50 ms', 'API p95 ms'],
        rows: measured.map((one) => [
          String(one.atOnce),
          one.perSecond.toFixed(1),
          formatMs(one.p50Ms),
          formatCount(one.turnsPerSecond),
          formatMs(one.nodeCpuMs),
          formatMs(one.apiP50Ms),
          formatMs(one.apiP95Ms),
        ]),
        notes: [
          `Three subtasks each, one of them after the others, a model that answers at once over HTTP from a process of its own: ${counts?.turns.toFixed(0)} turns and ${counts?.calls.toFixed(0)} model calls each. Three of the five agents can do this: at most ${watch.most.all} subtasks at once, ${watch.most.ofOneAgent} for one agent.`,
          `Turns of each task: ${turns.rows.map(({ type, each }) => `${type} ${each.toFixed(1)}`).join(', ')}.`,
          `The API without load: p50 ${formatMs(quiet.p50Ms)} ms, p95 ${formatMs(quiet.p95Ms)} ms (client and server in one process).`,
          `${live.tasks} tasks that wait for a person: ${formatBytes(live.bytesHeld)} each with ${live.actorsHeld} actors in memory, ${formatBytes(live.bytesLeft)} each with ${live.actorsLeft} once idle ones were let go of.`,
        ],
        data: { measured, counts, turns: turns.rows, quiet, live, most: watch.most },
      };
    } finally {
      await watch.stop();
      await app.close();
      await model.stop();
    }
  },
};

const countRows = `select (select count(*) from journal where root <> 'crew/main')::float / t.n as turns,
  (select count(*) from llm_call)::float / t.n as calls from (select count(*) as n from task) t`;
const turnsByEvent = `select event_type as type, count(*)::float / (select count(*) from task) as each
  from journal group by 1 order by 2 desc limit 12`;

async function measure(
  app: TestApp,
  watch: TaskWatch,
  request: { readonly atOnce: number; readonly seconds: number },
) {
  const cpu = process.cpuUsage();
  const turns = app.runtime.counters().turns;
  let result: Awaited<ReturnType<typeof runTasks>> | undefined;
  const api = await lookOn(app, async () => {
    result = await runTasks(app, watch, request);
  });
  const { user, system } = process.cpuUsage(cpu);
  const { durationsMs = [], elapsedSeconds = Number.NaN } = result ?? {};
  return {
    atOnce: request.atOnce,
    tasks: durationsMs.length,
    perSecond: durationsMs.length / elapsedSeconds,
    p50Ms: median(durationsMs),
    turnsPerSecond: (app.runtime.counters().turns - turns) / elapsedSeconds,
    nodeCpuMs: (user + system) / 1_000 / durationsMs.length,
    apiP50Ms: api.p50Ms,
    apiP95Ms: api.p95Ms,
  };
}

/** Asks the API one question every 50 ms or so while the work goes on. */
async function lookOn(app: TestApp, work: () => Promise<unknown>) {
  const latencies: number[] = [];
  let busy = true;
  const watching = (async () => {
    for (let turn = 0; busy; turn += 1) {
      const began = performance.now();
      await app.ask(looks[turn % looks.length] ?? looks[0]);
      latencies.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  await work();
  busy = false;
  await watching;
  latencies.sort((a, b) => a - b);
  return { p50Ms: quantile(latencies, 0.5), p95Ms: quantile(latencies, 0.95) };
}
