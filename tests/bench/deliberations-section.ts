import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import type { BenchContext, BenchSection } from './bench-section.ts';
import { median } from './closed-loop.ts';
import { startModelProcess } from './start-model-process.ts';
import { readTableSizes } from './storage-section.ts';
import { formatBytes, formatCount, formatMs } from './table.ts';

const levels = [1, 8, 32];
/** Tables whose growth is named; the rest is summed. */
const namedTables = ['journal', 'llm_call', 'message', 'actor', 'checkpoint'];

export const deliberationsSection: BenchSection = {
  id: 'deliberations',
  title: 'Deliberations a second, and bytes stored for each',
  async run(context) {
    const place = await context.server.createDatabase('deliberations');
    const { pool } = place.database;
    const model = await startModelProcess();
    const app = await startTestApp(place, {
      STATEHOUSE_BASE_URL: model.baseUrl,
      STATEHOUSE_MODEL: 'scripted',
    });
    try {
      await deliberateMany(app, { atOnce: 2, seconds: 0 });
      const before = await readTableSizes(pool);
      const measured = [];
      for (const atOnce of levels) {
        context.say(`${atOnce} deliberations at once`);
        measured.push(await measure(app, atOnce, context));
      }
      const after = await readTableSizes(pool);
      const made = measured.reduce((sum, { deliberations }) => sum + deliberations, 0);
      const growth = [...after].map(([table, bytes]) => ({
        table,
        bytes: (bytes - (before.get(table) ?? 0)) / made,
      }));
      const bytes = growth.reduce((sum, { bytes: more }) => sum + more, 0);
      const counts = await countRows(pool);
      const parts = namedTables.map(
        (table) => `${table} ${formatBytes(growth.find((one) => one.table === table)?.bytes ?? 0)}`,
      );
      return {
        columns: ['at once', 'deliberations/s', 'p50 ms', 'turns/s', 'Node ms each'],
        rows: measured.map(({ atOnce, perSecond, p50Ms, turnsPerSecond, nodeCpuMs }) => [
          String(atOnce),
          perSecond.toFixed(1),
          formatMs(p50Ms),
          formatCount(turnsPerSecond),
          formatMs(nodeCpuMs),
        ]),
        notes: [
          `Five agents, a model that answers at once over HTTP from a process of its own, every phase to the decision: ${counts.turns.toFixed(0)} turns, ${counts.calls.toFixed(0)} model calls and ${counts.messages.toFixed(0)} messages each.`,
          `Stored for each: ${formatBytes(bytes)} with all indexes after VACUUM (${parts.join(', ')}); ${formatBytes(bytes / counts.turns)} for each turn.`,
        ],
        data: { measured, counts, bytesEach: bytes, tables: growth },
      };
    } finally {
      await app.close();
      await model.stop();
    }
  },
};

async function measure(app: TestApp, atOnce: number, { seconds }: BenchContext) {
  const cpu = process.cpuUsage();
  const turns = app.runtime.counters().turns;
  const result = await deliberateMany(app, { atOnce, seconds: Math.max(3, seconds * 8) });
  const { user, system } = process.cpuUsage(cpu);
  return {
    atOnce,
    deliberations: result.durationsMs.length,
    perSecond: result.durationsMs.length / result.elapsedSeconds,
    p50Ms: median(result.durationsMs),
    turnsPerSecond: (app.runtime.counters().turns - turns) / result.elapsedSeconds,
    nodeCpuMs: (user + system) / 1_000 / result.durationsMs.length,
  };
}

/** Keeps so many deliberations going; those begun within the time are brought to their end. */
async function deliberateMany(app: TestApp, { atOnce, seconds }: { atOnce: number; seconds: number }) {
  const ending = new AbortController();
  const waiting = new Map<string, () => void>();
  const ended = new Set<string>();
  const watch = watchEnds(app, ending.signal, (address) => {
    const resolve = waiting.get(address);
    waiting.delete(address);
    if (resolve) resolve();
    else ended.add(address);
  });
  const durationsMs: number[] = [];
  const began = performance.now();
  const run = async () => {
    do {
      const start = performance.now();
      const address = await createConversation(app);
      if (!ended.delete(address)) await new Promise<void>((resolve) => waiting.set(address, resolve));
      durationsMs.push(performance.now() - start);
    } while (performance.now() - began < seconds * 1_000);
  };
  await Promise.race([Promise.all(Array.from({ length: atOnce }, run)), watch]);
  const elapsedSeconds = (performance.now() - began) / 1_000;
  ending.abort();
  await watch;
  return { durationsMs, elapsedSeconds };
}

async function watchEnds(app: TestApp, signal: AbortSignal, onEnd: (address: string) => void): Promise<void> {
  for await (const { address, facts } of app.runtime.feed.subscribe({ signal })) {
    for (const fact of facts) {
      if (fact.type !== 'conversation.changed') continue;
      const { status } = fact as unknown as { status: string };
      if (status === 'completed') onEnd(address);
      else if (status !== 'running') throw new Error(`'${address}' became '${status}' instead of completed`);
    }
  }
}

async function createConversation(app: TestApp): Promise<string> {
  const { createConversation: made } = await app.ask<{
    createConversation: { conversation: { address: string } | null; errors: readonly object[] };
  }>(
    `mutation ($input: CreateConversationInput!) {
      createConversation(input: $input) { conversation { address } errors { message } }
    }`,
    {
      input: {
        goal: 'Should a 12-person company move its monolith to services this year?',
        options: { unattended: 'assume' },
      },
    },
  );
  if (!made.conversation) throw new Error(`no conversation was made: ${JSON.stringify(made.errors)}`);
  return made.conversation.address;
}

/** Rows for each conversation, on average. */
async function countRows(pool: { query(text: string): Promise<{ rows: Record<string, unknown>[] }> }) {
  const { rows } = await pool.query(`select
    (select count(*) from journal)::float / c.n as turns, (select count(*) from llm_call)::float / c.n as calls,
    (select count(*) from message)::float / c.n as messages
    from (select count(*) as n from conversation) c`);
  const [row] = rows as { turns: number; calls: number; messages: number }[];
  return row ?? { turns: Number.NaN, calls: Number.NaN, messages: Number.NaN };
}
