import type { Page, PageRequest } from '#core';

/**
 * Makes a page of the rows that were fetched for it: at most one more than its limit, in the order of fetching.
 * On the side of a cursor there is more by definition: the row that the cursor came from.
 */
export function toPage<Row>(
  fetched: readonly { readonly cursor: string; readonly row: Row }[],
  { limit, after, before, backward }: PageRequest,
): Page<Row> {
  const more = fetched.length > limit;
  const items = fetched.slice(0, limit);
  return backward
    ? { items: items.reverse(), hasNext: before !== null, hasPrevious: more }
    : { items, hasNext: more, hasPrevious: after !== null };
}
