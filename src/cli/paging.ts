import type { Command } from 'commander';
import { CliError } from './cli-error.ts';
import type { Page } from './documents/operation.ts';
import { pageSize, positiveInteger } from './parse-options.ts';

export interface PagingOptions {
  readonly limit: number;
  readonly page: number;
  readonly after?: string;
}

/** The options of every command that shows a list that can grow. */
export function withPaging(command: Command, limit = 20): Command {
  return command
    .option('--limit <count>', 'rows of a page, 1 to 200', pageSize, limit)
    .option('--page <number>', 'which page', positiveInteger, 1)
    .option('--after <cursor>', 'what follows this place, `next` of an earlier --json');
}

/** Loads the page that was asked for. A list is walked by cursors, so the pages before it are read on the way. */
export async function readPage<Data>(
  { limit, page, after }: PagingOptions,
  load: (wanted: { readonly first: number; readonly after: string | null }) => Promise<Data>,
  listOf: (data: Data) => Pick<Page<unknown>, 'pageInfo'>,
): Promise<Data> {
  let data = await load({ first: limit, after: after ?? null });
  for (let read = 1; read < page; read += 1) {
    const { hasNextPage, endCursor } = listOf(data).pageInfo;
    if (!hasNextPage) throw CliError.usage(`There is no page ${page}: the list ends with page ${read}.`);
    data = await load({ first: limit, after: endCursor });
  }
  return data;
}
