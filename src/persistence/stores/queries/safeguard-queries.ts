import type { AlertFilter, AlertRow, BreakerRow, NodeReading, Queries } from '#core';
import { CircuitBreaker } from '../../entities/circuit-breaker.ts';
import { NodeReading as NodeReadingEntity } from '../../entities/node-reading.ts';
import { SafeguardAlert, type SafeguardAlertRow } from '../../entities/safeguard-alert.ts';
import { createListing } from './create-listing.ts';
import { createLookup, keyedBy } from './create-lookup.ts';
import { anyOf, fieldsOf, type ListingSource, where } from './listing-source.ts';
import type { Reader } from './reader.ts';

const alerts: ListingSource<SafeguardAlertRow, AlertRow, AlertFilter> = {
  entity: SafeguardAlert,
  table: 'alerts',
  fields: fieldsOf<AlertRow>({
    id: true,
    kind: true,
    level: true,
    subject: true,
    message: true,
    root: true,
    address: true,
    details: true,
    at: true,
  }),
  order: [
    { property: 'at', direction: 'desc', type: 'instant' },
    { property: 'id', direction: 'asc', type: 'text' },
  ],
  where: ({ kinds, levels, subject, root }) =>
    where<SafeguardAlertRow>({ kind: anyOf(kinds), level: anyOf(levels), subject, root }),
  toRow: (record) => record,
};

/** What safeguards saw and did. */
export function createSafeguardQueries(
  reader: Reader,
): Pick<Queries, 'alerts' | 'circuitBreakers' | 'nodeReadings'> {
  return {
    alerts: { ...createListing(reader, alerts), ...createLookup(reader, alerts, keyedBy('id')) },
    nodeReadings: () =>
      reader.read(
        'readings of nodes',
        (em): Promise<readonly NodeReading[]> =>
          em.find(NodeReadingEntity, {}, { orderBy: [{ at: 'desc' }, { node: 'asc' }] }),
      ),
    circuitBreakers: () =>
      reader.read(
        'circuit breakers',
        (em): Promise<readonly BreakerRow[]> =>
          em.find(
            CircuitBreaker,
            {},
            { orderBy: [{ kind: 'desc' }, { subject: 'asc' }, { address: 'asc' }] },
          ),
      ),
  };
}
