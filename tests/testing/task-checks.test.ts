import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fact } from '#core';
import { openTurnStore } from '#persistence';
import { createChartRegistry, loadCharts } from '#runtime';
import { checkHistory, type Guarantee, type History, loadHistory } from '#testing';
import { machinesFolder, namedEffects } from '../../src/app/chart-sources.ts';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { startTestApp } from '../support/start-test-app.ts';

/** An agent that fails once, while it has nothing to do. */
const scout = 'crew/main/worker-scout:1';

let database: TestDatabase;
let history: History;

beforeAll(async () => {
  database = await createTestDatabase();
  const app = await startTestApp(database);
  const { submitTask } = await app.ask<{ submitTask: { task: { address: string } } }>(
    `mutation ($description: String!) { submitTask(description: $description) { task { address } } }`,
    { description: 'Calculate the factorial of 10; calculate 17 * 23; then compare the results.' },
  );
  await followTask(app, submitTask.task.address, hasStatus('completed'));
  const failed = await app.ask<{ sendEvent: { errors: object[] } }>(
    `mutation { sendEvent(address: "${scout}", event: { type: "worker.fail" }) { errors { message } } }`,
  );
  expect(failed.sendEvent.errors).toEqual([]);
  await eventually(
    async () => (await app.runtime.view(scout))?.seq,
    (seq) => seq === 3,
  );
  await app.close();
  history = await loadHistory({
    client: [],
    callLogs: [],
    reader: database.pool,
    store: await openTurnStore({ database }),
    charts: createChartRegistry({ charts: await loadCharts(machinesFolder), effects: namedEffects() }),
    now: Date.now,
  });
});
afterAll(() => database.drop());

const brokenTaskRules = (of: History): readonly Guarantee[] =>
  checkHistory(of).broken.filter((guarantee) => guarantee.startsWith('T'));

function withJournal(change: (rows: History['journal']) => History['journal']): History {
  const journal = change(history.journal);
  return { ...history, journal, byActor: Map.groupBy(journal, ({ address }) => address) };
}

function withWork(patch: Partial<History['work']>): History {
  return { ...history, work: { ...history.work, ...patch } };
}

/** Each turn whose facts include a change of a subtask to this stage, with the facts changed. */
function changing(stage: string, change: (fact: Fact) => readonly Fact[]): History {
  return withJournal((rows) =>
    rows.map((row) => ({
      ...row,
      facts: row.facts.flatMap((fact) =>
        fact.type === 'subtask.changed' && fact['stage'] === stage ? change(fact) : [fact],
      ),
    })),
  );
}

function calculated(times: number, of: { readonly before?: number; readonly key?: string } = {}): History {
  const [call] = history.work.toolCalls.values();
  if (!call) throw new Error('no tool was called');
  const line = {
    at: call.startedAt - (of.before ?? 0),
    key: of.key ?? call.key,
    attempt: null,
    callId: null,
    tool: { name: 'calculator', repeatable: false },
  };
  const others = [...history.work.toolCalls.keys()].filter((key) => key !== call.key);
  const rest = others.map((key) => ({ ...line, key, at: Date.now() }));
  return { ...history, calls: [...rest, ...Array.from({ length: times }, () => line)] };
}

const wrongs: readonly {
  readonly what: string;
  readonly breaks: Guarantee;
  readonly doctor: () => History;
}[] = [
  {
    what: 'a subtask was completed twice',
    breaks: 'T1',
    doctor: () => changing('completed', (fact) => [fact, fact]),
  },
  {
    what: 'a subtask was completed without an output',
    breaks: 'T1',
    doctor: () =>
      withJournal((rows) =>
        rows.map((row) => ({
          ...row,
          facts: row.facts.filter(({ type }) => type !== 'subtask.produced'),
        })),
      ),
  },
  { what: 'an accepted output has no row', breaks: 'T1', doctor: () => withWork({ results: [] }) },
  {
    what: 'a task stays where it is',
    breaks: 'T2',
    doctor: () => withWork({ tasks: history.work.tasks.map((task) => ({ ...task, status: 'aggregating' })) }),
  },
  { what: 'a task has no row', breaks: 'T2', doctor: () => withWork({ tasks: [] }) },
  {
    what: 'the row of a subtask is behind its journal',
    breaks: 'T2',
    doctor: () =>
      withWork({ subtasks: history.work.subtasks.map((subtask) => ({ ...subtask, stage: 'running' })) }),
  },
  {
    what: 'an agent is kept by a subtask that has ended',
    breaks: 'T2',
    doctor: () =>
      withWork({ workers: [{ key: 'clerk', current: history.work.subtasks[0]?.address ?? 'none' }] }),
  },
  { what: 'a call that must not be repeated was seen twice', breaks: 'T3', doctor: () => calculated(2) },
  { what: 'a call has no row', breaks: 'T3', doctor: () => calculated(1, { key: 'nobody' }) },
  { what: 'a call went out before its row', breaks: 'T3', doctor: () => calculated(1, { before: 5_000 }) },
  { what: 'a result comes from a call that never was', breaks: 'T3', doctor: () => calculated(0) },
  {
    what: 'an agent had two subtasks at once',
    breaks: 'T4',
    doctor: () => changing('running', (fact) => [{ ...fact, agent: 'analyst' }]),
  },
  {
    what: 'an agent that failed never began anew',
    breaks: 'T5',
    doctor: () => withJournal((rows) => rows.filter((row) => !isRestart(row))),
  },
  {
    what: 'an agent began anew though nobody had failed',
    breaks: 'T5',
    doctor: () => withJournal((rows) => rows.filter((row) => row.sender !== scout)),
  },
  {
    what: 'an agent began anew twice by one decision',
    breaks: 'T5',
    doctor: () => withJournal((rows) => rows.flatMap((row) => (isRestart(row) ? [row, row] : [row]))),
  },
  {
    what: 'an agent holds work that is in no book',
    breaks: 'T5',
    doctor: () => withJournal((rows) => rows.filter(({ event }) => event.type !== 'worker.rest')),
  },
];

function isRestart({ event }: History['journal'][number]): boolean {
  return event.type === 'statehouse.restart';
}

describe('the history checker, of tasks', () => {
  test('finds nothing wrong with a task in which nothing went wrong', () => {
    expect(history.work.subtasks).toHaveLength(3);
    expect(history.work.toolCalls.size).toBeGreaterThan(1);
    expect(history.journal.filter(isRestart)).toHaveLength(1);
    expect(brokenTaskRules(history)).toEqual([]);
    expect(brokenTaskRules(calculated(1))).toEqual([]);
  });

  test('accepts what a person has said about a call that nobody saw the end of', () => {
    const [call] = history.work.toolCalls.values();
    const decided = (decision: string, times: number, early = 0): History => {
      const fact = { type: 'toolCall.decided', key: call?.key, decision } as unknown as Fact;
      const [first, ...rest] = history.journal;
      if (!first) throw new Error('no turn was taken');
      const { calls, ...others } = calculated(times);
      // The row of a call that is made again starts anew.
      let left = early;
      const made = calls.map((line) => (line.key === call?.key && left-- > 0 ? { ...line, at: 0 } : line));
      return { ...others, calls: made, journal: [{ ...first, facts: [...first.facts, fact] }, ...rest] };
    };
    expect(brokenTaskRules(decided('again', 2))).toEqual([]);
    expect(brokenTaskRules(decided('again', 2, 1))).toEqual([]);
    expect(brokenTaskRules(decided('done', 0))).toEqual([]);
    expect(brokenTaskRules(decided('again', 3))).toEqual(['T3']);
    expect(brokenTaskRules(decided('again', 2, 2))).toEqual(['T3']);
    expect(brokenTaskRules(decided('done', 2))).toEqual(['T3']);
  });

  test('knows that what is sent to an agent that failed is gone until it begins anew', () => {
    const crew = 'crew/main';
    const decision = history.journal.find((row) => row.address === crew && row.sender === scout);
    if (!decision) throw new Error('nobody failed');
    const sentAt = (seq: number): History => {
      const refolded = new Map(history.refolded);
      const of = refolded.get(crew);
      if (!of) throw new Error('there is no crew');
      const lost = { messageId: `${crew}@${seq}.9`, to: scout, type: 'worker.rest' };
      return { ...history, refolded: refolded.set(crew, { ...of, sent: [...of.sent, lost] }) };
    };
    const brokenGate = (of: History) => checkHistory(of).broken.filter((guarantee) => guarantee === 'N4');
    expect(brokenGate(history)).toEqual([]);
    expect(brokenGate(sentAt(decision.seq))).toEqual([]);
    // Sent to one that is well again.
    const again = withJournal((rows) => {
      const last = Math.max(...rows.map(({ position }) => position));
      return [...rows, { ...decision, seq: decision.seq + 1_000, position: last + 1 }];
    });
    expect(brokenGate({ ...again, refolded: sentAt(decision.seq + 1_000).refolded })).toEqual(['N4']);
    // Another that was sent later had been taken before.
    const overtaken = withJournal((rows) =>
      rows.map((row) =>
        row.address === scout && row.seq === 1 ? { ...row, messageId: `${crew}@${decision.seq}.0` } : row,
      ),
    );
    expect(brokenGate({ ...overtaken, refolded: sentAt(decision.seq - 1).refolded })).toEqual(['N4']);
  });

  test.each(wrongs)('reports $breaks when $what', ({ breaks, doctor }) => {
    expect(brokenTaskRules(doctor())).toEqual([breaks]);
  });
});
