import type { Listing, MessageHitRow, MessageRow, MessageSearch, PageRequest } from '#core';
import { Message, type MessageRow as MessageRecord } from '../../entities/message.ts';
import { fetchOrder, readCursor, rowsToFetch, toCursor } from './keyset.ts';
import type { ListingSource, SortKey } from './listing-source.ts';
import type { Reader } from './reader.ts';
import { toPage } from './to-page.ts';

interface HitRow {
  readonly id: string;
  readonly rank: number;
  readonly excerpt: string;
}

const searchOrder: readonly SortKey<Pick<HitRow, 'rank' | 'id'>>[] = [
  { property: 'rank', direction: 'desc', type: 'number' },
  { property: 'id', direction: 'asc', type: 'text' },
];

/** Only the rows of the page get an excerpt: `ts_headline` reads the whole text. */
const HEADLINE = `ts_headline('simple', t.text, q.query, 'StartSel=**, StopSel=**, MaxWords=30, MinWords=10')`;

/** Full-text search over messages, best first. A page is one statement, and so is a count. */
export function createMessageSearch(
  reader: Reader,
  source: ListingSource<MessageRecord, MessageRow, never>,
): Listing<MessageHitRow, MessageSearch> {
  const columns = source.fields.map((field) => `t."${reader.columnOf(Message, field)}"`).join(', ');
  return {
    async page(filter, page) {
      const found = matching(filter);
      const range = inRange(page);
      const order = fetchOrder(searchOrder, page).map(
        ({ property, direction }) => `${property} ${direction}`,
      );
      const sql = `with q as (select websearch_to_tsquery('simple', ?) as query),
          hit as (select t.id, ts_rank(t.search, q.query)::float8 as rank ${found.sql}),
          page as (select id, rank from hit ${range.sql} order by ${order.join(', ')} limit ?)
        select ${columns}, page.rank, ${HEADLINE} as excerpt
        from page join message t on t.id = page.id cross join q order by ${order.map((key) => `page.${key}`).join(', ')}`;
      const parameters = [filter.text, ...found.parameters, ...range.parameters, rowsToFetch(page)];
      const rows = await reader.rows<HitRow>('messages that contain words', sql, parameters);
      const fetched = rows.map(({ rank, excerpt, ...row }) => ({
        cursor: toCursor({ rank, id: row.id }, searchOrder),
        row: { message: source.toRow(reader.map(Message, row)), rank, excerpt },
      }));
      return toPage(fetched, page);
    },
    async count(filter) {
      const found = matching(filter);
      const [row] = await reader.rows<{ readonly count: number | string }>(
        'the number of messages that contain words',
        `with q as (select websearch_to_tsquery('simple', ?) as query) select count(*) as count ${found.sql}`,
        [filter.text, ...found.parameters],
      );
      return Number(row?.count ?? 0);
    },
  };
}

interface SqlPart {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

function matching({ conversation, types }: MessageSearch): SqlPart {
  const conditions = [
    't.search @@ q.query',
    'not exists (select from conversation c where c.address = t.conversation and c.deleted_at is not null)',
  ];
  const parameters: unknown[] = [];
  if (conversation !== undefined) {
    conditions.push('t.conversation = ?');
    parameters.push(conversation);
  }
  if (types !== undefined) {
    conditions.push(types.length === 0 ? 'false' : 't.type in (?)');
    if (types.length > 0) parameters.push(types);
  }
  return { sql: `from message t cross join q where ${conditions.join(' and ')}`, parameters };
}

function inRange({ after, before }: PageRequest): SqlPart {
  const conditions: string[] = [];
  const parameters: unknown[] = [];
  for (const [cursor, rankSign, idSign] of [
    [after, '<', '>'],
    [before, '>', '<'],
  ] as const) {
    if (cursor === null) continue;
    const [rank, id] = readCursor(cursor, searchOrder, 'found messages');
    conditions.push(`(rank ${rankSign} ? or (rank = ? and id ${idSign} ?))`);
    parameters.push(rank, rank, id);
  }
  return { sql: conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`, parameters };
}
