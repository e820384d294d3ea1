import type { ChartRegistry } from '#runtime';
import type { OutsideCall } from '../history/call-log.ts';
import type { ClientRecord } from '../history/client-log.ts';
import type { History } from '../history/load-history.ts';
import { type Refolded, refoldActor } from '../history/refold-actor.ts';
import { type MemoryDatabase, mailKey } from './memory-database.ts';
import { createMemoryTurnStore } from './memory-turn-store.ts';

export interface MemoryHistoryRequest {
  readonly database: MemoryDatabase;
  readonly client: readonly ClientRecord[];
  readonly calls: readonly OutsideCall[];
  readonly charts: ChartRegistry;
}

/** All that is known of a simulated run after its end, for the history checker. */
export async function readMemoryHistory(request: MemoryHistoryRequest): Promise<History> {
  const { database, charts } = request;
  const store = createMemoryTurnStore(database);
  const reader = {
    async query(_text: string, [address]: unknown[] = []) {
      const points = database.checkpoints.filter((point) => point.address === address);
      return { rows: points.map(({ seq, hash }) => ({ seq, hash })) };
    },
  };
  const refolded = new Map<string, Refolded>();
  for (const address of database.actors.keys())
    refolded.set(address, await refoldActor({ reader, store, charts, address }));
  const { journal } = database;
  return {
    client: request.client,
    calls: request.calls,
    journal,
    byActor: Map.groupBy(journal, ({ address }) => address),
    actors: database.actors,
    waiting: new Set([...database.mailbox.values()].map(mailKey)),
    deadLetters: new Set([...database.deadLetters.values()].map(mailKey)),
    timers: new Map(
      [...database.timers.values()].map((timer) => [
        `${timer.address} ${timer.id} ${timer.armedSeq}`,
        timer.dueAt,
      ]),
    ),
    effects: database.effects,
    modelCalls: new Map(),
    questions: new Map(),
    work: { tasks: [], subtasks: [], results: [], workers: [], toolCalls: new Map() },
    refolded,
    retrySafe: (source) => charts.effect(source)?.retrySafe ?? false,
    readAt: database.now(),
  };
}
