import type { DeliberationFact, JournalEntry, PageRequest, Queries } from '#core';
import type { Told } from './fact-events.ts';

const PAGE = 100;

/** Status and phase of a conversation right after a position: its last change up to there, looked for from the end. */
export async function findTold({ journalOf }: Queries, address: string, position: number): Promise<Told> {
  let before: string | null = null;
  for (;;) {
    const wanted: PageRequest = { limit: PAGE, after: null, before, backward: true };
    const page = (await journalOf.pages([address], {}, wanted)).get(address);
    for (const { row } of page?.items.toReversed() ?? []) {
      const change = row.position <= position ? lastChange(row) : undefined;
      if (change !== undefined) return { status: change.status, phase: change.phase };
    }
    before = page?.items[0]?.cursor ?? null;
    if (page?.hasPrevious !== true || before === null) return {};
  }
}

function lastChange({ facts }: JournalEntry) {
  const known = facts as unknown as readonly DeliberationFact[];
  return known.findLast((fact) => fact.type === 'conversation.changed');
}
