import type { PageRequest, WorkerRow } from '#core';
import { mainCrew } from '#domain';
import { agentQueue, agentTypeOf, crewSilenceMs, type QueueName } from '#rules';
import type {
  QueuedWorkResolvers,
  QueueResolvers,
  Resolvers,
  WorkerAvailability,
  WorkerResolvers,
} from '../__generated__/resolvers-types.ts';
import { type Connection, createConnection, pageOf, readPage } from '../connection.ts';
import type { GraphqlContext } from '../context.ts';
import type { QueueModel } from '../models.ts';
import { encodeNodeId, readKey } from '../node-id.ts';

export const Worker: WorkerResolvers = {
  id: ({ crew, key }) => encodeNodeId('Worker', `${crew}|${key}`),
  actor: async ({ crew, key }, _, { loaders }) => {
    const { workers } = ((await loaders.row('contexts', crew)) ?? {}) as { workers?: readonly WorkerEntry[] };
    const address = workers?.find((worker) => worker.key === key)?.actor;
    return address == null ? null : loaders.row('actors', address);
  },
  availability: (row, _, { clock }) => availabilityOf(row, clock.now()),
  currentSubtask: ({ current }, _, { loaders }) =>
    current === null ? null : loaders.row('subtasks', current),
  meanMs: ({ completed, failed, totalMs }) => {
    const count = completed + failed;
    return count === 0 ? null : totalMs / count;
  },
  queue: async ({ crew, kind }, _, context) => {
    const name = agentQueue(kind);
    return (await readQueues(context, crew)).find((queue) => queue.name === name) ?? null;
  },
};

/** An agent as the context of its crew holds it. */
interface WorkerEntry {
  readonly key: string;
  readonly actor?: string | null;
}

function availabilityOf({ available, current, heartbeatAt }: WorkerRow, now: number): WorkerAvailability {
  if (current !== null && now - heartbeatAt.getTime() > crewSilenceMs) return 'silent';
  if (current !== null) return 'working';
  return available ? 'free' : 'suspended';
}

export const Queue: QueueResolvers = {
  agentType: ({ name }) => agentTypeOf(name as QueueName),
  oldestAgeMs: ({ oldestAt }, _, { clock }) =>
    oldestAt === null ? null : Math.max(0, clock.now() - oldestAt.getTime()),
  limit: async ({ crew, name }, _, { loaders }) => {
    const { limits } = ((await loaders.row('contexts', crew)) ?? {}) as { limits?: Limits };
    const type = agentTypeOf(name as QueueName);
    return (type === null ? undefined : limits?.types?.[type]) ?? limits?.queues?.[name] ?? null;
  },
  waiting: ({ crew, name }, page, { loaders }) =>
    loaders.owned('workOfQueue', name, { crew, state: 'waiting' }, readPage(page)),
};

interface Limits {
  readonly queues?: Readonly<Record<string, number>>;
  readonly types?: Readonly<Record<string, number>>;
}

export const QueuedWork: QueuedWorkResolvers = {
  address: ({ id }) => id,
  subtask: ({ id }, _, { loaders }) => loaders.row('subtasks', id),
};

export const crewEvents: Pick<Resolvers, 'WorkerChanged' | 'WorkChanged'> = {
  WorkerChanged: {
    key: ({ fact }) => fact.worker,
    removed: ({ fact }) => fact.removed,
    worker: async ({ fact }, _, { loaders }) => {
      const row = await loaders.row('workers', `${fact.crew}|${fact.worker}`);
      return row?.removed === true ? null : row;
    },
  },
  WorkChanged: {
    change: ({ fact }) => changes[fact.type],
    address: ({ fact }) => fact.work,
    queue: ({ fact }) => ('queue' in fact ? fact.queue : null),
    agent: ({ fact }) => ('agent' in fact ? fact.agent : null),
  },
};

const changes = { 'work.queued': 'queued', 'work.assigned': 'assigned', 'work.left': 'left' } as const;

/** The key of a worker's row out of an opaque id, or the worker's own key in the main crew. */
export function readWorkerKey(id: string): string {
  const key = readKey('Worker', id);
  return key.includes('|') ? key : `${mainCrew.address}|${key}`;
}

export function listQueues(context: GraphqlContext, crew: string, page: PageRequest): Connection<QueueModel> {
  const queues = () => readQueues(context, crew);
  return createConnection(
    async () => pageOf(await queues(), ({ name }) => name, page),
    async () => (await queues()).length,
  );
}

export async function readQueues({ loaders }: GraphqlContext, crew: string): Promise<readonly QueueModel[]> {
  const figures = (await loaders.row('queueFigures', crew)) ?? [];
  return figures.map((queue) => ({ ...queue, crew }));
}
