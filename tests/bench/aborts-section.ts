import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import type { BenchContext, BenchSection } from './bench-section.ts';
import type { BenchDatabase } from './bench-server.ts';
import { median, quantile } from './closed-loop.ts';
import { type EndlessModel, startEndlessModel } from './endless-model.ts';
import { formatMs } from './table.ts';

const levels = [1, 20, 100];
const everyMs = 50;
const places = ['here', 'elsewhere'] as const;
type Place = (typeof places)[number];
const names: Readonly<Record<Place, string>> = {
  here: 'of the node that is told',
  elsewhere: 'of another node on the database',
};

interface Ground {
  readonly place: BenchDatabase;
  readonly model: EndlessModel;
  readonly nodes: Readonly<Record<Place, TestApp>>;
  readonly context: BenchContext;
}

interface Round {
  /** From the call of `emergencyStop` to the close of each socket. */
  readonly closedMs: readonly number[];
  /** Until it resolved. */
  readonly stopMs: number;
}

export const abortsSection: BenchSection = {
  id: 'aborts',
  title: 'Emergency stop of running model calls',
  async run(context) {
    const place = await context.server.createDatabase('aborts');
    const model = await startEndlessModel({ everyMs });
    const settings = { STATEHOUSE_BASE_URL: model.baseUrl, STATEHOUSE_MODEL: 'endless' };
    const here = await startTestApp(place, settings);
    const elsewhere = await startTestApp(place, settings);
    const ground = { place, model, nodes: { here, elsewhere }, context };
    try {
      const measured = [];
      for (const calls of levels)
        for (const where of places) measured.push(await measure(ground, where, calls));
      return {
        columns: ['model calls', 'running', 'p50 ms', 'p99 ms', 'max ms', 'stop returned p50 ms'],
        rows: measured.map((one) => [
          names[one.where],
          String(one.calls),
          formatMs(one.p50Ms),
          formatMs(one.p99Ms),
          formatMs(one.maxMs),
          formatMs(one.stopP50Ms),
        ]),
        notes: [
          `From the call of emergencyStop to the moment at which the model server sees the socket of a call closed, over all calls of ${context.rounds} rounds. Each call streams a token every ${everyMs} ms without end. Both nodes and the model share this process.`,
        ],
        data: measured,
      };
    } finally {
      await here.close();
      await elsewhere.close();
      await model.close();
    }
  },
};

async function measure(ground: Ground, where: Place, calls: number) {
  const rounds: Round[] = [];
  for (let round = 1; round <= ground.context.rounds; round += 1) {
    ground.context.say(`${calls} calls ${names[where]}, round ${round} of ${ground.context.rounds}`);
    rounds.push(await stopOnce(ground, where, calls));
  }
  const sorted = rounds.flatMap(({ closedMs }) => closedMs).toSorted((a, b) => a - b);
  return {
    where,
    calls,
    p50Ms: quantile(sorted, 0.5),
    p99Ms: quantile(sorted, 0.99),
    maxMs: sorted.at(-1) ?? 0,
    stopP50Ms: median(rounds.map(({ stopMs }) => stopMs)),
    aborted: sorted.length,
  };
}

async function stopOnce(
  { place, model, nodes, context }: Ground,
  where: Place,
  calls: number,
): Promise<Round> {
  const leaving = new AbortController();
  const clients = Array.from({ length: calls }, () => listen(nodes[where].url, leaving.signal));
  const early = Promise.race(clients).then((how) => {
    throw new Error(`a call ended before all ${calls} streamed: ${how}`);
  });
  await Promise.race([model.streaming(calls), early]);
  early.catch(() => {});
  const began = performance.now();
  const stopped = nodes.here.runtime.emergencyStop(null, 'bench').then(() => performance.now());
  const closedMs = (await model.closings()).map((at) => at - began);
  const stopMs = (await stopped) - began;
  if (closedMs.length !== calls)
    throw new Error(`of ${calls} calls ${closedMs.length} were aborted in ${context.rounds} rounds`);
  leaving.abort();
  await Promise.all(clients);
  // They would run again after the reset.
  const { rows } = await place.database.pool.query<{ root: string }>(
    "select distinct root from effect where root not like 'resource-monitor/%'",
  );
  const { runtime } = nodes.here;
  await Promise.all(rows.map(({ root }) => runtime.discard(root, { reason: 'bench' })));
  await runtime.reset(null);
  return { closedMs, stopMs };
}

/** Reads an answer until it is left; says how it ended. A node that has not heard of the last reset yet is asked again. */
async function listen(url: string, signal: AbortSignal): Promise<string> {
  const body = JSON.stringify({
    model: 'project-manager',
    stream: true,
    messages: [{ role: 'user', content: 'Count on.' }],
  });
  const headers = { 'content-type': 'application/json' };
  try {
    for (;;) {
      const response = await fetch(`${url}/v1/chat/completions`, { method: 'POST', headers, body, signal });
      for await (const _ of response.body ?? []) if (signal.aborted) break;
      if (response.status !== 503) return `status ${response.status}`;
    }
  } catch (error) {
    return String(error);
  }
}
