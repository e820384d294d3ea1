import type { Counted } from '../documents/operation.ts';
import type { PagingOptions } from '../paging.ts';
import { type Page, wrapped } from './page.ts';
import { type Column, tableLines } from './table.ts';

/** A page of a list as a table, and how to see the next one. */
export function listLines<Row>(
  page: Page,
  wanted: {
    readonly columns: readonly Column<Row>[];
    readonly list: Counted<Row>;
    readonly options: Pick<PagingOptions, 'page'>;
    /** Said in place of an empty table. */
    readonly empty: string;
  },
): string[] {
  const { columns, list, options, empty } = wanted;
  if (list.nodes.length === 0) return wrapped(page, empty);
  return [...tableLines(page, columns, list.nodes), footerLine(page, list, options)];
}

export function footerLine(
  page: Page,
  { nodes, totalCount, pageInfo }: Counted<unknown>,
  options: Pick<PagingOptions, 'page'>,
): string {
  const next = pageInfo.hasNextPage ? ` · more: --page ${options.page + 1}` : '';
  return page.color.dim(`${nodes.length} of ${totalCount}${next}`);
}

/** The same as JSON: `next` is for `--after`, null at the end of the list. */
export function listJson<Row>(name: string, { nodes, totalCount, pageInfo }: Counted<Row>) {
  return { totalCount, next: pageInfo.hasNextPage ? pageInfo.endCursor : null, [name]: nodes };
}
