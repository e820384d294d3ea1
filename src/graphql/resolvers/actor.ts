import type { ActorResolvers } from '../__generated__/resolvers-types.ts';
import { readPage } from '../connection.ts';
import { encodeNodeId } from '../node-id.ts';
import { defined } from './defined.ts';

export const Actor: ActorResolvers = {
  id: ({ address }) => encodeNodeId('Actor', address),
  chart: ({ chart }, _, { services }) => services.charts.find(chart),
  chartName: ({ chart }) => chart,
  context: async ({ address }, _, { loaders }) => (await loaders.row('contexts', address)) ?? {},
  parent: ({ parent }, _, { loaders }) => (parent === null ? null : loaders.row('actors', parent)),
  root: async (actor, _, { loaders }) =>
    actor.root === actor.address ? actor : ((await loaders.row('actors', actor.root)) ?? actor),
  children: ({ address }, { statuses, ...page }, { loaders }) =>
    loaders.owned('childActors', address, defined({ statuses }), readPage(page)),
  accepts: (actor, _, { services }) => services.charts.accepts(actor),
  journal: ({ address }, { filter, ...page }, { loaders }) =>
    loaders.owned('journalOf', address, defined({ ...filter }), readPage(page)),
  timers: async ({ address }, _, { loaders }) => (await loaders.row('timersOf', address)) ?? [],
  effects: async ({ address }, _, { loaders }) => (await loaders.row('effectsOf', address)) ?? [],
  deadLetters: ({ address }, page, { loaders }) =>
    loaders.owned('deadLettersOf', address, {}, readPage(page)),
  modelCalls: ({ address }, page, { loaders }) =>
    loaders.owned('modelCallsOfActor', address, {}, readPage(page)),
  at: ({ address }, { seq }, { services }) => services.runtime.viewAt(address, seq),
};
