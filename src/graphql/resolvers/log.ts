import type { LogFilter } from '#core';
import type { InputMaybe, LogFilter as LogFilterInput, Resolvers } from '../__generated__/resolvers-types.ts';
import { createConnection, type PageArguments, readPage } from '../connection.ts';
import type { GraphqlContext } from '../context.ts';
import { readKey } from '../node-id.ts';
import { toLine } from '../streams/log-events.ts';
import { defined } from './defined.ts';
import { logWords } from './log-words.ts';

export const logTypes: Pick<Resolvers, 'LogEntry'> = {
  LogEntry: {
    at: ({ at }) => at,
    text: ({ fact }) => logWords(fact),
  },
};

export async function listLogs(
  filter: InputMaybe<LogFilterInput> | undefined,
  page: PageArguments,
  { loaders }: GraphqlContext,
) {
  const list = loaders.list('logs', await readLogFilter(filter, loaders), readPage(page));
  return createConnection(
    async () => {
      const found = await list.page();
      return { ...found, items: found.items.map(({ cursor, row }) => ({ cursor, row: toLine(row) })) };
    },
    () => list.total(),
  );
}

export async function readLogFilter(
  filter: InputMaybe<LogFilterInput> | undefined,
  loaders: GraphqlContext['loaders'],
): Promise<LogFilter> {
  const { within, level, agent, since, until, kinds } = filter ?? {};
  const rest = defined({ level, agent, since, until, kinds });
  if (within == null) return rest;
  const address = readKey('Task', within);
  const actor = await loaders.row('actors', address);
  return { ...rest, within: address, ...defined({ root: actor?.root }) };
}
