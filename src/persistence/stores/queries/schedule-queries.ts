import type { Queries, ScheduleFilter, ScheduleRow, ScheduleRunFilter, ScheduleRunRow } from '#core';
import { Schedule, type ScheduleRow as ScheduleRecord } from '../../entities/schedule.ts';
import { ScheduleRun, type ScheduleRunRow as ScheduleRunRecord } from '../../entities/schedule-run.ts';
import { createListing } from './create-listing.ts';
import { createLookup, keyedBy } from './create-lookup.ts';
import { createOwnedListing } from './create-owned-listing.ts';
import { anyOf, fieldsOf, type ListingSource, where } from './listing-source.ts';
import type { Reader } from './reader.ts';

const schedules: ListingSource<ScheduleRecord, ScheduleRow, ScheduleFilter> = {
  entity: Schedule,
  table: 'schedules',
  fields: fieldsOf<ScheduleRow>({
    address: true,
    name: true,
    timing: true,
    misfire: true,
    overlap: true,
    action: true,
    status: true,
    nextAt: true,
    lastFiredAt: true,
    fired: true,
    createdBy: true,
    createdAt: true,
    updatedAt: true,
  }),
  order: [
    { property: 'createdAt', direction: 'desc', type: 'instant' },
    { property: 'address', direction: 'asc', type: 'text' },
  ],
  where: ({ statuses, name }) => where<ScheduleRecord>({ status: anyOf(statuses), name }),
  toRow: (record) => record,
};

const runs: ListingSource<ScheduleRunRecord, ScheduleRunRow, ScheduleRunFilter> = {
  entity: ScheduleRun,
  table: 'runs of schedules',
  fields: fieldsOf<ScheduleRunRow>({
    key: true,
    schedule: true,
    fireAt: true,
    manual: true,
    status: true,
    reaction: true,
    target: true,
    error: true,
    at: true,
    endedAt: true,
  }),
  order: [
    { property: 'fireAt', direction: 'desc', type: 'instant' },
    { property: 'key', direction: 'asc', type: 'text' },
  ],
  where: ({ statuses }) => where<ScheduleRunRecord>({ status: anyOf(statuses) }),
  toRow: (record) => record,
};

/** Schedules and their runs. */
export function createScheduleQueries(
  reader: Reader,
): Pick<Queries, 'schedules' | 'scheduleRuns' | 'runsOfSchedule'> {
  return {
    schedules: {
      ...createListing(reader, schedules),
      ...createLookup(reader, schedules, keyedBy('address')),
    },
    scheduleRuns: createLookup(reader, runs, keyedBy('key')),
    runsOfSchedule: createOwnedListing(reader, runs, 'schedule'),
  };
}
