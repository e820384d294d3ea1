import type { BusEventFilter, BusEventRow, Queries, RuleFilter, RuleFireRow, RuleRow } from '#core';
import { patternToRegex } from '#rules';
import { BusEvent, type BusEventRow as BusEventRecord } from '../../entities/bus-event.ts';
import { EventRule, type EventRuleRow } from '../../entities/event-rule.ts';
import { RuleFire, type RuleFireRow as RuleFireRecord } from '../../entities/rule-fire.ts';
import { createCausalLookup } from './causal-lookup.ts';
import { createListing } from './create-listing.ts';
import { createGroups, createLookup, keyedBy } from './create-lookup.ts';
import { createOwnedListing } from './create-owned-listing.ts';
import { fieldsOf, type ListingSource, where } from './listing-source.ts';
import type { Reader } from './reader.ts';

const events: ListingSource<BusEventRecord, BusEventRow, BusEventFilter> = {
  entity: BusEvent,
  table: 'events',
  fields: fieldsOf<BusEventRow>({
    id: true,
    topic: true,
    payload: true,
    publisher: true,
    cause: true,
    root: true,
    depth: true,
    refused: true,
    at: true,
  }),
  order: [
    { property: 'at', direction: 'desc', type: 'instant' },
    { property: 'id', direction: 'asc', type: 'text' },
  ],
  where: ({ pattern, publisher, root, since, until }) =>
    where<BusEventRecord>({
      topic: pattern === undefined ? undefined : { $re: patternToRegex(pattern) },
      publisher,
      root,
      at:
        since === undefined && until === undefined
          ? undefined
          : { ...(since && { $gte: since }), ...(until && { $lt: until }) },
    }),
  toRow: (record) => record,
};

const rules: ListingSource<EventRuleRow, RuleRow, RuleFilter> = {
  entity: EventRule,
  table: 'rules',
  fields: fieldsOf<RuleRow>({
    id: true,
    kind: true,
    name: true,
    pattern: true,
    condition: true,
    action: true,
    rateLimit: true,
    enabled: true,
    fired: true,
    limited: true,
    lastFiredAt: true,
    createdBy: true,
    createdAt: true,
    removedAt: true,
  }),
  order: [
    { property: 'createdAt', direction: 'desc', type: 'instant' },
    { property: 'id', direction: 'asc', type: 'text' },
  ],
  where: ({ kind, removed = false }) =>
    where<EventRuleRow>({ kind, removedAt: removed ? { $ne: null } : null }),
  toRow: (record) => record,
};

const fires: ListingSource<RuleFireRecord, RuleFireRow, Record<never, never>> = {
  entity: RuleFire,
  table: 'fires of rules',
  fields: fieldsOf<RuleFireRow>({
    event: true,
    rule: true,
    outcome: true,
    reaction: true,
    target: true,
    error: true,
    at: true,
  }),
  order: [
    { property: 'at', direction: 'desc', type: 'instant' },
    { property: 'event', direction: 'asc', type: 'text' },
    { property: 'rule', direction: 'asc', type: 'text' },
  ],
  where: () => ({}),
  toRow: (record) => record,
};

/** Events of the bus, the rules over them, and what caused what. */
export function createEventQueries(
  reader: Reader,
): Pick<Queries, 'busEvents' | 'rules' | 'firesOfRule' | 'firesOfEvent' | 'ancestryOf' | 'consequencesOf'> {
  return {
    busEvents: { ...createListing(reader, events), ...createLookup(reader, events, keyedBy('id')) },
    rules: { ...createListing(reader, rules), ...createLookup(reader, rules, keyedBy('id')) },
    firesOfRule: createOwnedListing(reader, fires, 'rule'),
    firesOfEvent: createGroups(reader, fires, 'event'),
    ancestryOf: createCausalLookup(reader, 'ancestry'),
    consequencesOf: createCausalLookup(reader, 'consequences'),
  };
}
