import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActorEvent } from '#core';
import { openTurnStore } from '#persistence';
import { createChartRegistry, type RunningRuntime } from '#runtime';
import {
  type ClientRecord,
  checkHistory,
  createClientLog,
  type Guarantee,
  type History,
  loadHistory,
  startOutsideServer,
} from '#testing';
import clarification from '../../machines/clarification.ts';
import { clerk, clerkEffects, errand } from '../recovery/fixtures/clerk.ts';
import { eventually, startNode } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const charts = [clerk, errand, clarification];
const folder = mkdtempSync(join(tmpdir(), 'statehouse-checker-'));
const log = createClientLog(join(folder, 'client.jsonl'));
const callLogFile = join(folder, 'outside.jsonl');
const first = 'clerk/first';
const second = 'clerk/second';
let database: TestDatabase;
let history: History;
/** Of an effect that called outside and must not do so twice. */
let unsafeKey: string;
let question: string;
let timer: string;

async function load(): Promise<History> {
  return loadHistory({
    client: log.read(),
    callLogs: [callLogFile],
    reader: database.pool,
    store: await openTurnStore({ database }),
    charts: createChartRegistry({ charts, effects: clerkEffects('') }),
    now: Date.now,
  });
}

/** A short run without any fault, with some of everything. */
async function record(runtime: RunningRuntime): Promise<void> {
  let operations = 0;
  const at = () => Date.now();
  const send = async (address: string, event: ActorEvent) => {
    operations += 1;
    const [operation, key] = [`op-${operations}`, `key-${operations}`];
    const { type } = event;
    log.note({ event: 'sent', at: at(), operation, address, type, key });
    const { seq, position, duplicate } = await runtime.send(address, event, { key });
    log.note({ event: 'acknowledged', at: at(), operation, address, type, key, seq, position, duplicate });
  };
  await runtime.start({ chart: 'clerk', id: 'first', input: { peer: null } });
  await runtime.start({ chart: 'clerk', id: 'second', input: { peer: first } });
  for (const amount of [1, 2, 3]) await send(second, { type: 'deposit', amount });
  await send(first, { type: 'rest', ms: 20 });
  await send(second, { type: 'call.safe' });
  await send(second, { type: 'call.unsafe' });
  await send(second, { type: 'note', text: 'n' });
  await send(first, { type: 'errand', id: 'e', ms: 10 });
  await send(first, { type: 'ask', id: 'q', deadlineMs: 60_000 });
  await send(second, { type: 'rest', ms: 60_000 });
  const seqOfAsk = Number(
    log
      .read()
      .filter(({ event }) => event === 'acknowledged')
      .at(-2)?.['seq' as never],
  );
  question = `${first}/q:${seqOfAsk}`;
  const content = { question: 'May I do q?' };
  log.note({ event: 'pending', at: at(), question, content });
  await eventually(
    async () => (await database.pool.query("select 1 from effect where kind = 'invocation'")).rowCount,
    (count) => count === 0,
  );
  log.note({ event: 'pending', at: at(), question, content });
  await send(question, { type: 'clarification.answer', answer: 'yes', by: 'person' });
  log.note({ event: 'answered', at: at(), question, answer: 'yes' });
  await eventually(
    async () => (await database.pool.query('select 1 from effect')).rowCount,
    (count) => count === 0,
  );
  await eventually(
    async () => runtime.view(first),
    (view) => view?.context['settled'] === 1 && view.context['woken'] === 1 && view.context['called'] === 1,
  );
  for (const address of [first, second]) {
    await send(address, { type: 'probe' });
    log.note({ event: 'probed', at: at(), address, answered: true, tookMs: 1 });
  }
}

beforeAll(async () => {
  database = await createTestDatabase();
  const outside = await startOutsideServer({ callLogFile });
  const runtime = await startNode({
    database,
    charts,
    effects: clerkEffects(outside.url),
    options: { checkpointEvery: 4 },
  });
  log.note({ event: 'nodeReady', at: Date.now(), node: runtime.node, how: 'plain' });
  await record(runtime);
  log.note({ event: 'subscribed', at: Date.now(), subscription: 's', after: 0, root: null, address: null });
  for (const entry of await runtime.feed.read({ after: 0, limit: 500 })) {
    const { position, address, seq, event, messageId } = entry;
    const seen = { position, address, seq, type: event.type, messageId };
    log.note({ event: 'seen', at: Date.now(), subscription: 's', ...seen });
  }
  await runtime.close();
  await outside.close();
  history = await load();
  unsafeKey = history.calls.find(({ key }) => key.includes('/unsafeCall:'))?.key ?? '';
  timer = [...history.timers.keys()][0] ?? '';
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function withJournal(change: (rows: History['journal']) => History['journal']): History {
  const journal = change(history.journal);
  return { ...history, journal, byActor: Map.groupBy(journal, ({ address }) => address) };
}

function withClient(change: (records: readonly ClientRecord[]) => readonly ClientRecord[]): History {
  return { ...history, client: change(history.client) };
}

function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  expect(map.has(key), `there is a '${String(key)}'`).toBe(true);
  return new Map([...map].filter(([name]) => name !== key));
}

const isDeposit = (row: History['journal'][number]) => row.event.type === 'deposit';

const wrongs: readonly {
  readonly what: string;
  readonly breaks: Guarantee;
  readonly doctor: () => History;
}[] = [
  {
    what: 'an acknowledged turn is not in the journal',
    breaks: 'N1',
    doctor: () => withJournal((rows) => rows.filter((row) => row !== rows.find(isDeposit))),
  },
  {
    what: 'a turn is missing between two others',
    breaks: 'N2',
    doctor: () => withJournal((rows) => rows.filter(({ address, seq }) => address !== first || seq !== 3)),
  },
  {
    what: 'two messages of one sender changed places',
    breaks: 'N2',
    doctor: () =>
      withJournal((rows) => {
        const told = rows.filter(({ event }) => event.type === 'tell');
        const [one, two] = told;
        return rows.map((row) =>
          row === one && two
            ? { ...row, messageId: two.messageId }
            : row === two && one
              ? { ...row, messageId: one.messageId }
              : row,
        );
      }),
  },
  {
    what: 'a message was taken twice',
    breaks: 'N3',
    doctor: () =>
      withJournal((rows) => {
        const last = rows.at(-1);
        const deposit = rows.find(isDeposit);
        if (!last || !deposit) return rows;
        const seq = rows.filter(({ address }) => address === deposit.address).length + 1;
        return [...rows, { ...deposit, seq, position: last.position + 1 }];
      }),
  },
  {
    what: 'a subscriber saw a turn that never was',
    breaks: 'N4',
    doctor: () =>
      withClient((records) =>
        records.map((one) =>
          one.event === 'seen' && one.seq === 3 ? { ...one, messageId: 'another' } : one,
        ),
      ),
  },
  {
    what: 'a call went out before the turn that asked for it',
    breaks: 'N4',
    doctor: () => ({ ...history, calls: history.calls.map((call) => ({ ...call, at: call.at - 60_000 })) }),
  },
  {
    what: 'a call went out that no turn asked for',
    breaks: 'N4',
    doctor: () => ({
      ...history,
      calls: [...history.calls, { at: 0, key: 'nobody', attempt: 1, callId: null }],
    }),
  },
  {
    what: 'a message between actors was lost',
    breaks: 'N4',
    doctor: () => withJournal((rows) => rows.filter(({ event }) => event.type !== 'tell')),
  },
  {
    what: 'the outside saw an unsafe call twice',
    breaks: 'N5',
    doctor: () => ({
      ...history,
      calls: [...history.calls, { at: Date.now(), key: unsafeKey, attempt: 2, callId: null }],
    }),
  },
  {
    what: 'a model call was served that has no row',
    breaks: 'N5',
    doctor: () => ({
      ...history,
      calls: [...history.calls, { at: Date.now(), key: unsafeKey, attempt: 1, callId: 'unknown' }],
    }),
  },
  {
    what: 'an armed timer has no row',
    breaks: 'N6',
    doctor: () => ({ ...history, timers: without(history.timers, timer) }),
  },
  {
    what: 'a timer fired before it was due',
    breaks: 'N6',
    doctor: () =>
      withJournal((rows) =>
        rows.map((row) => (row.messageId.includes('!xstate.after.') ? { ...row, at: row.at - 60_000 } : row)),
      ),
  },
  {
    what: 'a timer is overdue',
    breaks: 'N6',
    doctor: () => ({ ...history, readAt: Date.now() + 120_000 }),
  },
  {
    what: 'a row is ahead of its journal',
    breaks: 'N7',
    doctor: () => {
      const actor = history.actors.get(first);
      if (!actor) throw new Error('no actor');
      return { ...history, actors: new Map([...history.actors, [first, { ...actor, seq: actor.seq + 1 }]]) };
    },
  },
  {
    what: 'an earlier turn was committed after a later one',
    breaks: 'N7',
    doctor: () =>
      withJournal((rows) =>
        rows
          .map((row) => (row.address === first && row.seq === 2 ? { ...row, position: 10_000 } : row))
          .sort((a, b) => a.position - b.position),
      ),
  },
  {
    what: 'a retry got another outcome',
    breaks: 'N8',
    doctor: () =>
      withClient((records) =>
        records.flatMap((one): readonly ClientRecord[] =>
          one.event === 'acknowledged' && one.type === 'deposit'
            ? [one, { ...one, seq: one.seq + 1 }]
            : [one],
        ),
      ),
  },
  {
    what: 'a subscription left something out',
    breaks: 'N9',
    doctor: () =>
      withClient((records) => records.filter((one) => one.event !== 'seen' || one.position !== 4)),
  },
  {
    what: 'a subscription delivered something twice',
    breaks: 'N9',
    doctor: () =>
      withClient((records) =>
        records.flatMap((one): readonly ClientRecord[] => (one.event === 'seen' ? [one, one] : [one])),
      ),
  },
  {
    what: 'an open question changed',
    breaks: 'N10',
    doctor: () => {
      const record: ClientRecord = {
        event: 'pending',
        at: 0,
        question,
        content: { question: 'Something else?' },
      };
      return withClient((records) => [...records, record]);
    },
  },
  {
    what: 'another answer was taken than the accepted one',
    breaks: 'N10',
    doctor: () => withClient((records) => [...records, { event: 'answered', at: 0, question, answer: 'no' }]),
  },
  {
    what: 'an actor does not answer',
    breaks: 'N11',
    doctor: () =>
      withClient((records) =>
        records.map((one) => (one.event === 'probed' ? { ...one, answered: false } : one)),
      ),
  },
  {
    what: 'hardly anything succeeded',
    breaks: 'N11',
    doctor: () => withClient((records) => records.filter(({ event }) => event !== 'acknowledged')),
  },
];

describe('the history checker', () => {
  test('finds nothing wrong with a run in which nothing went wrong', () => {
    const report = checkHistory(history);
    expect(report.text).toBe('');
    expect(report.acknowledged).toBeGreaterThan(10);
    expect(report.outsideCalls).toBeGreaterThanOrEqual(4);
    expect(timer).toContain(second);
  });

  test.each(wrongs)('reports $breaks when $what', ({ breaks, doctor }) => {
    const report = checkHistory(doctor());
    expect(report.broken, report.text).toContain(breaks);
  });

  test('reports N3 when a stored snapshot or a checkpoint is not what the journal gives', async () => {
    await database.pool.query(
      `update actor set snapshot = jsonb_set(snapshot::jsonb, '{context,deposited}', '99')::json where address = $1`,
      [second],
    );
    const report = checkHistory(await load());
    expect(report.broken).toEqual(['N3']);
    expect(report.text).toContain(`the stored snapshot of '${second}' is not the fold of its journal`);
    await database.pool.query('update checkpoint set hash = $2 where address = $1', [first, 'wrong']);
    expect(checkHistory(await load()).text).toContain(`checkpoints of '${first}' are not folds`);
  });
});
