import type { BudgetRow, Lookup, Queries } from '#core';
import { Budget, type BudgetRecord } from '../../entities/budget.ts';
import { budgetsOfRoots, type StoredBudgets, toBudgetRows } from '../budgets/read-budgets.ts';
import { createListing } from './create-listing.ts';
import { type ListingSource, where } from './listing-source.ts';
import type { Reader } from './reader.ts';

const opened: ListingSource<BudgetRecord, string, { readonly root?: string }> = {
  entity: Budget,
  table: 'budgets',
  fields: ['address'],
  order: [
    { property: 'openedAt', direction: 'desc', type: 'instant' },
    { property: 'address', direction: 'asc', type: 'text' },
  ],
  where: ({ root }) => where<BudgetRecord>({ root }),
  toRow: ({ address }) => address,
};

const rootsOfAddresses =
  'select root from budget where address in (select json_array_elements_text(?::json))';

/** Budgets with what was used and is reserved below each. `now` gives milliseconds since the Unix epoch. */
export function createBudgetQueries(reader: Reader, now: () => number): Pick<Queries, 'budgets'> {
  const lookup: Lookup<BudgetRow> = {
    async byIds(addresses) {
      if (addresses.length === 0) return new Map();
      const list = JSON.stringify([...new Set(addresses)]);
      const sql = budgetsOfRoots(rootsOfAddresses);
      const [stored] = await reader.rows<StoredBudgets>('budgets', sql, [list, list]);
      if (stored === undefined) return new Map();
      const at = now();
      const roots = new Set(stored.budgets.map(({ root }) => root));
      const rows = [...roots].flatMap((root) => toBudgetRows(stored, root, at));
      return new Map(rows.map((row) => [row.address, row]));
    },
  };
  const listing = createListing(reader, opened);
  return {
    budgets: {
      ...lookup,
      count: listing.count,
      async page(filter, request) {
        const page = await listing.page(filter, request);
        const rows = await lookup.byIds(page.items.map(({ row }) => row));
        const items = page.items.flatMap(({ cursor, row: address }) => {
          const row = rows.get(address);
          return row === undefined ? [] : [{ cursor, row }];
        });
        return { ...page, items };
      },
    },
  };
}
