import { parsePattern } from '#rules';
import type {
  BusEventAddedResolvers,
  BusEventResolvers,
  CausalLinkResolvers,
  EventRuleResolvers,
  QueryResolvers,
  RuleFireResolvers,
} from '../__generated__/resolvers-types.ts';
import { readPage } from '../connection.ts';
import { encodeNodeId, readKey } from '../node-id.ts';
import { defined } from './defined.ts';
import { required } from './required.ts';

export const eventQueries: Pick<QueryResolvers, 'busEvent' | 'busEvents' | 'rule' | 'rules'> = {
  busEvent: (_, { id }, { loaders }) => loaders.row('busEvents', readKey('BusEvent', id)),
  busEvents: (_, { filter, ...page }, { loaders }) => {
    const { topic, ...rest } = filter ?? {};
    const pattern = topic == null ? null : parsePattern(topic);
    return loaders.list('busEvents', defined({ pattern, ...rest }), readPage(page));
  },
  rule: (_, { id }, { loaders }) => loaders.row('rules', readKey('EventRule', id)),
  rules: (_, { kind, removed, ...page }, { loaders }) =>
    loaders.list('rules', defined({ kind, removed }), readPage(page)),
};

export const BusEvent: BusEventResolvers = {
  id: ({ id }) => encodeNodeId('BusEvent', id),
  key: ({ id }) => id,
  rootCause: ({ root }) => root,
  ancestry: async ({ id }, _, { loaders }) => (await loaders.row('ancestryOf', id)) ?? [],
  consequences: async ({ id }, _, { loaders }) => (await loaders.row('consequencesOf', id)) ?? [],
  fires: async ({ id }, _, { loaders }) => (await loaders.row('firesOfEvent', id)) ?? [],
};

export const CausalLink: CausalLinkResolvers = {
  link: ({ id }) => id,
  event: ({ id, kind }, _, { loaders }) => (kind === 'event' ? loaders.row('busEvents', id) : null),
  actor: ({ id, kind }, _, { loaders }) => (kind === 'actor' ? loaders.row('actors', id) : null),
};

export const EventRule: EventRuleResolvers = {
  id: ({ id }) => encodeNodeId('EventRule', id),
  key: ({ id }) => id,
  limit: ({ rateLimit }) => rateLimit,
  fires: ({ id }, page, { loaders }) => loaders.owned('firesOfRule', id, {}, readPage(page)),
};

export const RuleFire: RuleFireResolvers = {
  eventKey: ({ event }) => event,
  ruleKey: ({ rule }) => rule,
  event: ({ event }, _, { loaders }) => loaders.row('busEvents', event),
  rule: ({ rule }, _, { loaders }) => loaders.row('rules', rule),
  actor: ({ target, reaction }, _, { loaders }) =>
    target === null || reaction === 'publish' ? null : loaders.row('actors', target),
};

export const BusEventAdded: BusEventAddedResolvers = {
  event: async ({ event }, _, { loaders }) => required(await loaders.row('busEvents', event), 'event', event),
};
