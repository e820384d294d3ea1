import type { ActorEvent, Fact, JsonValue } from '#core';
import type { ChartRegistry, RefoldRequest } from '#runtime';
import { type OutsideCall, readCallLog } from './call-log.ts';
import type { ClientRecord } from './client-log.ts';
import { type Refolded, refoldActor } from './refold-actor.ts';

/** Runs one statement and gives its rows: a `pg` pool, with the value types of ours. */
export interface Reader {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

export interface JournalRow {
  readonly position: number;
  readonly address: string;
  readonly seq: number;
  readonly root: string;
  readonly event: ActorEvent;
  readonly sender: string | null;
  readonly messageId: string;
  readonly key: string | null;
  readonly status: string;
  readonly facts: readonly Fact[];
  readonly at: number;
}

export interface ActorFacts {
  readonly address: string;
  readonly chart: string;
  readonly status: string;
  readonly seq: number;
}

export interface ModelCallFacts {
  readonly id: string;
  readonly key: string;
  readonly status: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

export interface QuestionFacts {
  readonly address: string;
  readonly status: string;
  readonly answer: JsonValue;
}

/** A task, subtask, agent or tool call as its row tells. */
export interface TaskWork {
  readonly tasks: readonly { readonly address: string; readonly status: string }[];
  readonly subtasks: readonly {
    readonly task: string;
    readonly id: string;
    readonly address: string;
    readonly stage: string;
    readonly attempt: number;
  }[];
  /** One per try that gave an output. */
  readonly results: readonly { readonly task: string; readonly subtask: string; readonly attempt: number }[];
  readonly workers: readonly { readonly key: string; readonly current: string | null }[];
  readonly toolCalls: ReadonlyMap<string, ToolCallFacts>;
}

export interface ToolCallFacts {
  readonly key: string;
  readonly name: string;
  readonly status: string;
  readonly startedAt: number;
}

/** All that is known of a run after its end. */
export interface History {
  readonly client: readonly ClientRecord[];
  readonly calls: readonly OutsideCall[];
  /** By position. */
  readonly journal: readonly JournalRow[];
  readonly byActor: ReadonlyMap<string, readonly JournalRow[]>;
  readonly actors: ReadonlyMap<string, ActorFacts>;
  /** Messages that wait, and messages that failed for good: `<address> <message id>`. */
  readonly waiting: ReadonlySet<string>;
  readonly deadLetters: ReadonlySet<string>;
  /** Armed timers: `<address> <id> <armed seq>` to due time. */
  readonly timers: ReadonlyMap<string, number>;
  /** Unfinished effects by address. */
  readonly effects: ReadonlyMap<string, { readonly kind: string; readonly status: string }>;
  readonly modelCalls: ReadonlyMap<string, ModelCallFacts>;
  readonly questions: ReadonlyMap<string, QuestionFacts>;
  readonly work: TaskWork;
  readonly refolded: ReadonlyMap<string, Refolded>;
  /** Whether an effect may run twice under one key. */
  readonly retrySafe: (source: string) => boolean;
  /** When the database was read. */
  readonly readAt: number;
}

export interface HistoryRequest {
  readonly client: readonly ClientRecord[];
  /** JSONL logs of the fake servers outside. */
  readonly callLogs: readonly string[];
  readonly reader: Reader;
  readonly store: RefoldRequest['store'];
  /** The charts and effects of the run. */
  readonly charts: ChartRegistry;
  readonly now: () => number;
}

const millis = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`;

/** Reads logs and database. The system must be at rest: nothing may be committed meanwhile. */
export async function loadHistory(request: HistoryRequest): Promise<History> {
  const { reader, store, charts } = request;
  const rows = async (text: string) => (await reader.query(text)).rows as never[];
  const readAt = request.now();
  const journal: JournalRow[] = (
    await rows(`select position::float8, address, seq::float8, root, event, sender, message_id as "messageId", key, status,
      facts, ${millis('at')} as at from journal order by position`)
  ).map((row: JournalRow) => ({ ...row, facts: row.facts ?? [] }));
  const actors: ActorFacts[] = await rows('select address, chart, status, seq::float8 from actor');
  const names = (row: { address: string; message_id: string }) => `${row.address} ${row.message_id}`;
  const waiting = (await rows('select address, message_id from mailbox')).map(names);
  const deadLetters = (await rows('select address, message_id from dead_letter')).map(names);
  const timers: { address: string; id: string; seq: number; due: number }[] = await rows(
    `select address, id, armed_seq::float8 as seq, ${millis('due')} as due from timer`,
  );
  const effects: { address: string; kind: string; status: string }[] = await rows(
    'select address, kind, status from effect',
  );
  const modelCalls: ModelCallFacts[] = await rows(
    `select id, key, status, ${millis('started_at')} as "startedAt", ${millis('ended_at')} as "endedAt" from llm_call`,
  );
  const questions: QuestionFacts[] = await rows('select address, status, answer from clarification');
  const toolCalls: ToolCallFacts[] = await rows(
    `select key, name, status, ${millis('started_at')} as "startedAt" from tool_call`,
  );
  const work: TaskWork = {
    tasks: await rows('select address, status from task'),
    subtasks: await rows('select task, id, address, stage, attempt from subtask'),
    results: await rows('select task, subtask, attempt from subtask_result'),
    workers: await rows('select key, current from worker'),
    toolCalls: new Map(toolCalls.map((call) => [call.key, call])),
  };
  const refolded = new Map<string, Refolded>();
  for (const { address } of actors)
    refolded.set(address, await refoldActor({ reader, store, charts, address }));
  return {
    client: request.client,
    calls: request.callLogs.flatMap(readCallLog),
    journal,
    byActor: Map.groupBy(journal, ({ address }) => address),
    actors: new Map(actors.map((actor) => [actor.address, actor])),
    waiting: new Set(waiting),
    deadLetters: new Set(deadLetters),
    timers: new Map(timers.map(({ address, id, seq, due }) => [`${address} ${id} ${seq}`, due])),
    effects: new Map(effects.map((effect) => [effect.address, effect])),
    modelCalls: new Map(modelCalls.map((call) => [call.id, call])),
    questions: new Map(questions.map((question) => [question.address, question])),
    work,
    refolded,
    retrySafe: (source) => charts.effect(source)?.retrySafe ?? false,
    readAt,
  };
}
