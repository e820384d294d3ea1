import type {
  DeadLetterFilter,
  DeadLetterRow,
  EffectRow,
  EffectStatus,
  HaltRow,
  Queries,
  TimerRow,
} from '#core';
import { DeadLetter, type DeadLetterRow as DeadLetterRecord } from '../../entities/dead-letter.ts';
import { Effect, type EffectRow as EffectRecord } from '../../entities/effect.ts';
import { Halt } from '../../entities/halt.ts';
import { Timer, type TimerRow as TimerRecord } from '../../entities/timer.ts';
import { createListing } from './create-listing.ts';
import { createGroups, createLookup, keyedBy } from './create-lookup.ts';
import { createOwnedListing } from './create-owned-listing.ts';
import { fieldsOf, type ListingSource, where } from './listing-source.ts';
import type { Reader } from './reader.ts';

const effects: ListingSource<EffectRecord, EffectRow, { readonly status?: EffectStatus }> = {
  entity: Effect,
  table: 'effects',
  fields: fieldsOf<EffectRow>({
    address: true,
    owner: true,
    root: true,
    source: true,
    kind: true,
    input: true,
    status: true,
    attempt: true,
    notBefore: true,
    lastError: true,
    createdAt: true,
  }),
  order: [
    { property: 'createdAt', direction: 'asc', type: 'instant' },
    { property: 'address', direction: 'asc', type: 'text' },
  ],
  where: ({ status }) => where<EffectRecord>({ status }),
  toRow: (record) => record,
};

const timers: ListingSource<TimerRecord, TimerRow, Record<never, never>> = {
  entity: Timer,
  table: 'timers',
  fields: fieldsOf<TimerRow>({ address: true, id: true, due: true, target: true, event: true }),
  order: [
    { property: 'due', direction: 'asc', type: 'instant' },
    { property: 'id', direction: 'asc', type: 'text' },
  ],
  where: () => ({}),
  toRow: (record) => record,
};

const deadLetters: ListingSource<DeadLetterRecord, DeadLetterRow, DeadLetterFilter> = {
  entity: DeadLetter,
  table: 'dead letters',
  fields: fieldsOf<DeadLetterRow>({
    id: true,
    address: true,
    messageId: true,
    event: true,
    sender: true,
    key: true,
    attempts: true,
    reason: true,
    error: true,
    at: true,
    redrivenAt: true,
  }),
  order: [
    { property: 'at', direction: 'desc', type: 'instant' },
    { property: 'id', direction: 'asc', type: 'text' },
  ],
  where: ({ address, redriven }) =>
    where<DeadLetterRecord>({
      address,
      redrivenAt: redriven === undefined ? undefined : redriven ? { $ne: null } : null,
    }),
  toRow: (record) => record,
};

/** Work that waits, and work that was given up. */
export function createWorkQueries(
  reader: Reader,
): Pick<Queries, 'timersOf' | 'effectsOf' | 'effects' | 'deadLetters' | 'deadLettersOf' | 'halts'> {
  return {
    timersOf: createGroups(reader, timers, 'address'),
    effectsOf: createGroups(reader, effects, 'owner'),
    effects: { ...createListing(reader, effects), ...createLookup(reader, effects, keyedBy('address')) },
    deadLetters: {
      ...createListing(reader, deadLetters),
      ...createLookup(reader, deadLetters, keyedBy('id')),
    },
    deadLettersOf: createOwnedListing(reader, deadLetters, 'address'),
    halts: () =>
      reader.read(
        'emergency stops',
        (em): Promise<readonly HaltRow[]> => em.find(Halt, {}, { orderBy: [{ at: 'asc' }, { root: 'asc' }] }),
      ),
  };
}
