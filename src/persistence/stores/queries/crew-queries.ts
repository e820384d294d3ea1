import type { Queries, QueueFigures, WorkerFilter, WorkerRow, WorkFilter, WorkItemRow } from '#core';
import { agentQueue, workQueues } from '#rules';
import { WorkItem, type WorkItemRow as WorkItemRecord } from '../../entities/work-item.ts';
import { Worker, type WorkerRow as WorkerRecord } from '../../entities/worker.ts';
import { createListing } from './create-listing.ts';
import { createLookup, keyedByPair } from './create-lookup.ts';
import { createOwnedListing } from './create-owned-listing.ts';
import { fieldsOf, type ListingSource, where } from './listing-source.ts';
import type { Reader } from './reader.ts';

const workers: ListingSource<WorkerRecord, WorkerRow, WorkerFilter> = {
  entity: Worker,
  table: 'agents of crews',
  fields: fieldsOf<WorkerRow>({
    crew: true,
    key: true,
    name: true,
    kind: true,
    capabilities: true,
    available: true,
    removed: true,
    current: true,
    completed: true,
    failed: true,
    totalMs: true,
    tokens: true,
    costUsd: true,
    heartbeatAt: true,
  }),
  order: [
    { property: 'crew', direction: 'asc', type: 'text' },
    { property: 'key', direction: 'asc', type: 'text' },
  ],
  where: ({ crew, kind, capability, free }) =>
    where<WorkerRecord>({
      removed: false,
      crew,
      kind,
      capabilities: capability === undefined ? undefined : { $contains: [capability] },
      available: free === true ? true : undefined,
      current: free === true ? null : undefined,
      $or: free === false ? [{ available: false }, { current: { $ne: null } }] : undefined,
    }),
  toRow: (record) => record,
};

const work: ListingSource<WorkItemRecord, WorkItemRow, WorkFilter> = {
  entity: WorkItem,
  table: 'work of crews',
  fields: fieldsOf<WorkItemRow>({
    crew: true,
    id: true,
    queue: true,
    requestedBy: true,
    priority: true,
    capabilities: true,
    estimatedMs: true,
    state: true,
    agent: true,
    enqueuedAt: true,
    startedAt: true,
    endedAt: true,
  }),
  order: [
    { property: 'enqueuedAt', direction: 'asc', type: 'instant' },
    { property: 'id', direction: 'asc', type: 'text' },
  ],
  where: ({ crew, state }) => where<WorkItemRecord>({ crew, state }),
  toRow: (record) => record,
};

/** Agents of crews, and the queues of work before them. */
export function createCrewQueries(reader: Reader): Pick<Queries, 'workers' | 'queueFigures' | 'workOfQueue'> {
  return {
    workers: {
      ...createListing(reader, workers),
      ...createLookup(
        reader,
        workers,
        keyedByPair<WorkerRecord>({ properties: ['crew', 'key'], separator: '|', split: splitWorkerId }),
      ),
    },
    workOfQueue: createOwnedListing(reader, work, 'queue'),
    queueFigures: {
      async byIds(crews) {
        if (crews.length === 0) return new Map();
        return readFigures(reader, [...new Set(crews)]);
      },
    },
  };
}

interface Counted {
  readonly crew: string;
  readonly queue: string;
  readonly depth: number;
  readonly running: number;
  readonly oldest: Date | null;
}

interface CountedType {
  readonly crew: string;
  readonly kind: string;
  readonly agents: number;
  readonly busy: number;
}

async function readFigures(
  reader: Reader,
  crews: readonly string[],
): Promise<ReadonlyMap<string, readonly QueueFigures[]>> {
  const counted = await reader.rows<Counted>(
    'the figures of queues',
    `select crew, queue, count(*) filter (where state = 'waiting')::int as depth,
        count(*) filter (where state = 'running')::int as running,
        min(enqueued_at) filter (where state = 'waiting') as oldest
      from work_item where crew in (?) and state in ('waiting', 'running') group by crew, queue`,
    [crews],
  );
  const types = await reader.rows<CountedType>(
    'the figures of agent types',
    `select crew, kind, count(*)::int as agents, count(current)::int as busy
      from worker where crew in (?) and not removed group by crew, kind order by kind`,
    [crews],
  );
  return new Map(
    crews.map((crew) => [
      crew,
      figuresOf(
        counted.filter((row) => row.crew === crew),
        types.filter((row) => row.crew === crew),
      ),
    ]),
  );
}

function figuresOf(counted: readonly Counted[], types: readonly CountedType[]): readonly QueueFigures[] {
  const inQueue = new Map(counted.map((row) => [row.queue, row]));
  const ofType = new Map(types.map((row) => [agentQueue(row.kind) as string, row]));
  const names = new Set([...workQueues, ...ofType.keys(), ...inQueue.keys()]);
  return [...names].map((name) => {
    const { depth = 0, running = 0, oldest = null } = inQueue.get(name) ?? {};
    const type = ofType.get(name);
    return {
      name,
      depth,
      oldestAt: oldest === null ? null : new Date(oldest),
      running: type?.busy ?? running,
      agents: type?.agents ?? null,
    };
  });
}

/** `<crew>|<key>`. */
function splitWorkerId(id: string): readonly [string, string] | null {
  const bar = id.lastIndexOf('|');
  return bar < 1 ? null : [id.slice(0, bar), id.slice(bar + 1)];
}
