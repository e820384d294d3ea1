import { raw } from '@mikro-orm/core';
import type { ClarificationFilter, ClarificationRow, ClarificationStatus, PersonaRow, Queries } from '#core';
import { Clarification, type ClarificationRow as ClarificationRecord } from '../../entities/clarification.ts';
import { Persona, type PersonaRow as PersonaRecord } from '../../entities/persona.ts';
import { createListing } from './create-listing.ts';
import { createLookup, keyedBy } from './create-lookup.ts';
import { createOwnedListing } from './create-owned-listing.ts';
import { anyOf, fieldsOf, type ListingSource, where } from './listing-source.ts';
import type { Reader } from './reader.ts';

const personas: ListingSource<PersonaRecord, PersonaRow, Record<never, never>> = {
  entity: Persona,
  table: 'personas',
  fields: fieldsOf<PersonaRow>({
    key: true,
    name: true,
    role: true,
    data: true,
    builtIn: true,
    createdAt: true,
    updatedAt: true,
  }),
  order: [{ property: 'key', direction: 'asc', type: 'text' }],
  where: () => ({}),
  toRow: (record) => record,
};

const waiting: readonly ClarificationStatus[] = ['open', 'notified'];

const clarifications: ListingSource<ClarificationRecord, ClarificationRow, ClarificationFilter> = {
  entity: Clarification,
  table: 'clarifications',
  fields: fieldsOf<ClarificationRow>({
    address: true,
    asker: true,
    askerName: true,
    conversation: true,
    kind: true,
    question: true,
    urgency: true,
    options: true,
    answerSchema: true,
    assumption: true,
    status: true,
    deadline: true,
    expiryPolicy: true,
    answer: true,
    answeredBy: true,
    createdAt: true,
    closedAt: true,
  }),
  order: [
    { property: 'createdAt', direction: 'asc', type: 'instant' },
    { property: 'address', direction: 'asc', type: 'text' },
  ],
  where: ({ statuses, urgency, conversation }) => {
    const conditions = where<ClarificationRecord>({ status: anyOf(statuses), urgency, conversation });
    if (statuses === undefined || !statuses.every((status) => waiting.includes(status))) return conditions;
    // A question whose actor was stopped from outside takes no answer; its row was last written in a turn of its own.
    const answerable = raw(
      (alias) =>
        `not exists (select 1 from actor a where a.address = "${alias}".address and a.status in ('done', 'stopped', 'failed'))`,
    );
    return { $and: [conditions, { [answerable]: [] }] } as typeof conditions;
  },
  toRow: (record) => record,
};

/** Who takes part, and what people are asked. */
export function createPeopleQueries(
  reader: Reader,
): Pick<Queries, 'personas' | 'clarifications' | 'clarificationsOf'> {
  return {
    personas: { ...createListing(reader, personas), ...createLookup(reader, personas, keyedBy('key')) },
    clarifications: {
      ...createListing(reader, clarifications),
      ...createLookup(reader, clarifications, keyedBy('address')),
    },
    clarificationsOf: createOwnedListing(reader, clarifications, 'conversation'),
  };
}
