import type { Listing, Lookup, OwnedListing, Page, PageRequest, Queries } from '#core';

type Row = Readonly<Record<string, unknown>>;

/** Which column names the owner of an owned list, and where its rows are. */
const owned = {
  childActors: ['actors', 'parent'],
  actorsOfChart: ['actors', 'chart'],
  journalOf: ['journal', 'address'],
  deadLettersOf: ['deadLetters', 'address'],
  agentsOf: ['agents', 'conversation'],
  messagesOf: ['messages', 'conversation'],
  repliesTo: ['messages', 'parentId'],
  ballotsOf: ['ballots', 'conversation'],
  votesOf: ['votes', 'ballot'],
  clarificationsOf: ['clarifications', 'conversation'],
  modelCallsOfRoot: ['modelCalls', 'root'],
  modelCallsOfActor: ['modelCalls', 'address'],
} as const satisfies { readonly [Name in keyof Queries]?: readonly [keyof Queries, string] };

const keys: Readonly<Record<string, (row: Row) => string>> = {
  messages: ({ id }) => String(id),
  modelCalls: ({ id }) => String(id),
  deadLetters: ({ id }) => String(id),
  personas: ({ key }) => String(key),
  votes: ({ ballot, voter }) => `${ballot}|${voter}`,
  journal: ({ address, seq }) => `${address}@${seq}`,
};

/** Read ports over rows in memory. Rows may be added later; filters other than the owner are left to the tests of the stores. */
export function createFakeQueries(rows: Record<string, Row[]>): Queries {
  const table = (name: string): Row[] => {
    rows[name] ??= [];
    return rows[name];
  };
  const keyOf = (name: string) => keys[name] ?? (({ address }: Row) => String(address));
  const lookup = (name: string): Lookup<never> & Listing<never, object> => ({
    byIds: async (ids) =>
      new Map(
        table(name)
          .filter((row) => ids.includes(keyOf(name)(row)))
          .map((row) => [keyOf(name)(row), row as never]),
      ),
    page: async (_, page) => slice(table(name), keyOf(name), page),
    count: async () => table(name).length,
  });
  const list = (name: string, owner: string): OwnedListing<never, object> => {
    const rowsOf = (key: string) => table(name).filter((row) => row[owner] === key);
    return {
      pages: async (owners, _, page) =>
        new Map(owners.map((key) => [key, slice(rowsOf(key), keyOf(name), page)])),
      counts: async (owners) => new Map(owners.map((key) => [key, rowsOf(key).length])),
    };
  };
  return new Proxy({} as Queries, {
    get(_, name: string) {
      if (name === 'halts') return async () => table('halts');
      const [source, owner] = (owned as Record<string, readonly [string, string]>)[name] ?? [name, ''];
      return owner === '' ? lookup(name) : list(source, owner);
    },
  });
}

function slice(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  { limit, after, before, backward }: PageRequest,
): Page<never> {
  const start = after === null ? 0 : rows.findIndex((row) => keyOf(row) === after) + 1;
  const stop = before === null ? rows.length : rows.findIndex((row) => keyOf(row) === before);
  const range = rows.slice(start, stop);
  const kept = backward ? range.slice(-limit) : range.slice(0, limit);
  return {
    items: kept.map((row) => ({ cursor: keyOf(row), row: row as never })),
    hasNext: backward ? stop < rows.length : range.length > kept.length || stop < rows.length,
    hasPrevious: backward ? range.length > kept.length : start > 0,
  };
}
