import type { ActorRow } from '#core';
import { mainCrew } from '#domain';
import { agentTypeOf, type QueueName } from '#rules';
import type { CrewResolvers, QueryResolvers } from '../__generated__/resolvers-types.ts';
import { readPage } from '../connection.ts';
import type { GraphqlContext } from '../context.ts';
import { inputErrors } from '../input-error.ts';
import type { QueueModel } from '../models.ts';
import { encodeNodeId, readKey } from '../node-id.ts';
import { readCrewLimits } from './limits.ts';
import { listQueues, readQueues } from './worker.ts';

export const crewQueries: Pick<QueryResolvers, 'crew' | 'crews'> = {
  crew: (_, { id }, context) => findCrew(id == null ? mainCrew.address : readKey('Crew', id), context),
  crews: (_, page, { loaders }) =>
    loaders.list('actors', { chart: mainCrew.chart, statuses: ['active'] }, readPage(page)),
};

export const Crew: CrewResolvers = {
  id: ({ address }) => encodeNodeId('Crew', address),
  isMain: ({ address }) => address === mainCrew.address,
  agents: async (crew, _, context) => sum(await typesOf(crew, context), ({ agents }) => agents ?? 0),
  busy: async (crew, _, context) => sum(await typesOf(crew, context), ({ running }) => running),
  waiting: async ({ address }, _, context) => sum(await readQueues(context, address), ({ depth }) => depth),
  limits: ({ address }, _, context) => readCrewLimits(context, address),
  queues: ({ address }, page, context) => listQueues(context, address, readPage(page)),
  actor: (row) => row,
};

/** Null when nothing of that address is a crew. */
export async function findCrew(address: string, { loaders }: GraphqlContext): Promise<ActorRow | null> {
  const row = await loaders.row('actors', address);
  return row?.chart === mainCrew.chart ? row : null;
}

/** The durable address of the crew that an argument names, the main one when it names none. */
export async function readCrew(id: string | null | undefined, context: GraphqlContext): Promise<string> {
  if (id == null) return mainCrew.address;
  const address = readKey('Crew', id);
  if ((await findCrew(address, context)) === null)
    throw inputErrors.field(['crew'], `'${address.slice(0, 200)}' is no crew; \`crews\` lists them`);
  return address;
}

/** Each agent serves the queue of its type, so these count every agent once. */
async function typesOf({ address }: ActorRow, context: GraphqlContext): Promise<readonly QueueModel[]> {
  return (await readQueues(context, address)).filter(({ name }) => agentTypeOf(name as QueueName) !== null);
}

function sum(queues: readonly QueueModel[], amountOf: (queue: QueueModel) => number): number {
  return queues.reduce((total, queue) => total + amountOf(queue), 0);
}
