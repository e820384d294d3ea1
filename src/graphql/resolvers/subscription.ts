import type { FeedFilter } from '#core';
import { parsePattern } from '#rules';
import type { SubscriptionResolvers } from '../__generated__/resolvers-types.ts';
import type { GraphqlContext } from '../context.ts';
import { inputErrors } from '../input-error.ts';
import { readKey } from '../node-id.ts';
import { abortable } from '../streams/abortable.ts';
import { busEvents } from '../streams/bus-events.ts';
import { factEvents } from '../streams/fact-events.ts';
import { findTold } from '../streams/find-told.ts';
import { readAfter } from '../streams/follow-feed.ts';
import { logEvents } from '../streams/log-events.ts';
import { nameConversationEvents, nameInboxEvents } from '../streams/name-events.ts';
import { nameCrewEvents, nameTaskEvents, nameTaskListEvents } from '../streams/name-task-events.ts';
import { systemEvents } from '../streams/system-events.ts';
import { tokenEvents } from '../streams/token-events.ts';
import { turnEvents } from '../streams/turn-events.ts';
import { readCrew } from './crew.ts';
import { defined } from './defined.ts';
import { readLogFilter } from './log.ts';
import { streamErrors } from './stream-errors.ts';

interface Place {
  readonly root?: string | null | undefined;
  readonly address?: string | null | undefined;
  readonly after?: string | null | undefined;
}

export const Subscription: SubscriptionResolvers = {
  actorChanged: {
    subscribe: (_, place, context) =>
      open(context, place, 'actorChanged', (after, signal) =>
        turnEvents(
          { ...readFilter(place), feed: feedOf(context), after: readAfter(after), signal },
          'ActorChanged',
        ),
      ),
  },
  journalTail: {
    subscribe: (_, place, context) =>
      open(context, place, 'journalTail', (after, signal) =>
        turnEvents(
          { ...readFilter(place), feed: feedOf(context), after: readAfter(after), signal },
          'JournalEntryAdded',
        ),
      ),
  },
  tokens: {
    subscribe: (_, place, context) =>
      open(context, place, 'tokens', (after, signal) =>
        tokenEvents({
          ...readFilter(place),
          tokens: context.services.runtime.tokens,
          after: after ?? null,
          lagged: context.resume !== null,
          signal,
        }),
      ),
  },
  events: {
    subscribe: (_, { pattern, after }, context) => {
      const wanted = pattern == null ? null : parsePattern(pattern);
      return open(context, { after }, 'events', (from, signal) =>
        busEvents({
          feed: feedOf(context),
          after: readAfter(from),
          signal,
          pattern: wanted,
          isKept: async (event) => (await context.services.queries.busEvents.byIds([event])).has(event),
        }),
      );
    },
  },
  conversationEvents: {
    subscribe: async (_, { id, after }, context) => {
      const address = readKey('Conversation', id);
      const actor = await context.loaders.row('actors', address);
      if (actor === null) throw streamErrors.unknownConversation(address);
      return open(context, { after }, 'conversationEvents', (from, signal) =>
        factEvents({
          feed: feedOf(context),
          root: actor.root,
          after: readAfter(from),
          signal,
          nameEvents: nameConversationEvents,
          toldAt: (position) => findTold(context.services.queries, address, position),
          includes: (entry) => entry.address === address || entry.address.startsWith(`${address}/`),
          subject: () => address,
        }),
      );
    },
  },
  taskEvents: {
    subscribe: async (_, { id, after }, context) => {
      const address = readKey('Task', id);
      const actor = await context.loaders.row('actors', address);
      if (actor === null) throw streamErrors.unknownTask(address);
      return open(context, { after }, 'taskEvents', (from, signal) =>
        factEvents({
          feed: feedOf(context),
          root: actor.root,
          after: readAfter(from),
          signal,
          nameEvents: nameTaskEvents,
          includes: (entry) => entry.address === address || entry.address.startsWith(`${address}/`),
          subject: () => address,
        }),
      );
    },
  },
  tasksChanged: {
    subscribe: (_, { after }, context) =>
      open(context, { after }, 'tasksChanged', (from, signal) =>
        factEvents({
          feed: feedOf(context),
          after: readAfter(from),
          signal,
          nameEvents: nameTaskListEvents,
          subject: (entry) => entry.address,
        }),
      ),
  },
  crewEvents: {
    subscribe: async (_, { crew, after }, context) => {
      const address = await readCrew(crew, context);
      return open(context, { after }, 'crewEvents', (from, signal) =>
        factEvents({
          feed: feedOf(context),
          address,
          after: readAfter(from),
          signal,
          nameEvents: nameCrewEvents,
          subject: (entry) => entry.address,
        }),
      );
    },
  },
  logTail: {
    subscribe: async (_, { filter, after }, context) => {
      const wanted = await readLogFilter(filter, context.loaders);
      return open(context, { after }, 'logTail', (from, signal) =>
        logEvents({
          ...defined({ root: wanted.root }),
          feed: feedOf(context),
          queries: context.services.queries,
          filter: wanted,
          after: readAfter(from),
          signal,
        }),
      );
    },
  },
  inbox: {
    subscribe: (_, { after }, context) =>
      open(context, { after }, 'inbox', (from, signal) =>
        factEvents({
          feed: feedOf(context),
          after: readAfter(from),
          signal,
          nameEvents: nameInboxEvents,
          subject: (entry) => entry.root,
        }),
      ),
  },
  system: {
    subscribe: (_, { after }, context) =>
      open(context, { after }, 'system', (from, signal) =>
        systemEvents({ services: context.services, clock: context.clock, after: from ?? null, signal }),
      ),
  },
};

function feedOf({ services }: GraphqlContext) {
  return services.runtime.feed;
}

function readFilter({ root, address }: Place): FeedFilter {
  if (root != null && address != null) throw inputErrors.oneOf(['root', 'address']);
  if (root != null) return { root: readKey('Actor', root) };
  return address == null ? {} : { address: readKey('Actor', address) };
}

/** Opens a stream behind the cursor of the argument or, when a reader lagged, behind the last event it was given. */
function open<Event>(
  { resume }: GraphqlContext,
  { after }: Place,
  field: string,
  source: (after: string | null | undefined, signal: AbortSignal) => AsyncIterable<Event>,
): AsyncIterableIterator<never> {
  const from = resume?.after ?? after;
  return abortable(async function* (signal) {
    for await (const event of source(from, signal)) yield { [field]: event } as never;
  });
}
