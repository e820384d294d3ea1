import type { LogFilter, LogRow, PageRequest, Queries } from '#core';
import { encodeCommitCursor } from './commit-cursor.ts';
import { type FollowRequest, followFeed, isGap } from './follow-feed.ts';
import type { Gap } from './gap.ts';

/** The most facts of one turn that a page holds. */
const PAGE = 200;

export interface LogRequest extends FollowRequest {
  readonly queries: Pick<Queries, 'logs'>;
  readonly filter: LogFilter;
}

/** A line of the log with the cursor that resumes behind it. */
export interface LogLine extends LogRow {
  readonly cursor: string;
}

export interface LogEvent {
  readonly __typename: 'LogEntryAdded';
  readonly cursor: string;
  readonly entry: LogLine;
}

/** The lines of the log as turns are committed. Levels are given by the database alone, so the lines are read from it. */
export async function* logEvents(request: LogRequest): AsyncGenerator<LogEvent | Gap, void, void> {
  const { queries, filter, ...follow } = request;
  const { after } = follow;
  for await (const item of followFeed(follow)) {
    if (isGap(item)) {
      yield item;
      continue;
    }
    if (item.facts.length === 0 && item.status !== 'failed') continue;
    const told = after?.position === item.position ? (after.slot ?? Number.MAX_SAFE_INTEGER) : -1;
    for (const row of await linesOf(queries, { ...filter, positions: [item.position] })) {
      if (row.slot <= told) continue;
      const entry = toLine(row);
      yield { __typename: 'LogEntryAdded', cursor: entry.cursor, entry };
    }
  }
}

export function toLine(row: LogRow): LogLine {
  return { ...row, cursor: encodeCommitCursor({ position: row.position, slot: row.slot }) };
}

/** All matching lines of one turn, in order. */
async function linesOf({ logs }: Pick<Queries, 'logs'>, filter: LogFilter): Promise<readonly LogRow[]> {
  const lines: LogRow[] = [];
  let before: string | null = null;
  for (;;) {
    const wanted: PageRequest = { limit: PAGE, after: null, before, backward: true };
    const page = await logs.page(filter, wanted);
    lines.push(...page.items.map(({ row }) => row).reverse());
    before = page.items[0]?.cursor ?? null;
    if (!page.hasPrevious || before === null) return lines;
  }
}
