import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page, PageRequest } from '#core';
import { systemClock } from '#core';
import { createStores } from '#persistence';
import { createTestDatabase, testServers } from '../../support/database.ts';
import { insertRows, second } from '../../support/insert-rows.ts';
import {
  actorSample,
  callSample,
  conversationSample,
  journalSample,
  messageSample,
} from '../../support/row-samples.ts';
import { createStatementCounter } from '../../support/statement-counter.ts';

const first = (limit: number, after: string | null = null): PageRequest => ({
  limit,
  after,
  before: null,
  backward: false,
});
const last = (limit: number, before: string | null = null): PageRequest => ({
  limit,
  after: null,
  before,
  backward: true,
});

describe.each(testServers())('pages on %s', async (on) => {
  const test = await createTestDatabase({ on });
  const { queries } = createStores({ database: test.database, clock: systemClock });
  afterAll(() => test.drop());

  // 23 actors at 4 points in time: most neighbours in the list have the same time.
  const names = Array.from({ length: 23 }, (_, index) => `counter/${String(index).padStart(2, '0')}`);
  const timeOf = (name: string) => second(Number(name.slice(-2)) % 4);
  const newestFirst = names.toSorted((one, two) => +timeOf(two) - +timeOf(one) || (one < two ? -1 : 1));

  beforeAll(async () => {
    await insertRows(
      test.pool,
      'actor',
      names.map((name) => actorSample(name, { created_at: timeOf(name) })),
    );
    const children = ['a', 'b'].flatMap((parent) =>
      Array.from({ length: parent === 'a' ? 7 : 2 }, (_, index) =>
        actorSample(`parent/${parent}/child:${index}`, {
          parent: `parent/${parent}`,
          root: `parent/${parent}`,
          chart: 'child',
          status: index % 2 === 0 ? 'active' : 'done',
          created_at: second(Math.floor(index / 2)),
        }),
      ),
    );
    await insertRows(test.pool, 'actor', children);
    await insertRows(
      test.pool,
      'journal',
      Array.from({ length: 9 }, (_, index) => journalSample('counter/00', index + 1, 10 * (index + 1))),
    );
    await insertRows(test.pool, 'conversation', [conversationSample('conversation/1')]);
    await insertRows(
      test.pool,
      'message',
      Array.from({ length: 5 }, (_, index) => messageSample('conversation/1', index + 1)),
    );
    await insertRows(test.pool, 'llm_call', [callSample('c1'), callSample('c2', { started_at: second(1) })]);
  });

  const walk = async (
    read: (page: PageRequest) => Promise<Page<{ readonly address: string }>>,
    limit: number,
    backward: boolean,
  ): Promise<readonly (readonly string[])[]> => {
    const pages: string[][] = [];
    let cursor: string | null = null;
    for (;;) {
      const page: Page<{ readonly address: string }> = await read(
        backward ? last(limit, cursor) : first(limit, cursor),
      );
      pages.push(page.items.map(({ row }) => row.address));
      if (!(backward ? page.hasPrevious : page.hasNext)) return pages;
      cursor = (backward ? page.items.at(0) : page.items.at(-1))?.cursor ?? null;
    }
  };

  it.each([1, 4, 5, 22, 23, 24])(
    'walks a list forwards by %i without skipping or repeating a row',
    async (limit) => {
      const pages = await walk((page) => queries.actors.page({ chart: 'counter' }, page), limit, false);
      expect(pages.flat()).toEqual(newestFirst);
      expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
      expect(pages.length).toBe(Math.ceil(names.length / limit));
    },
  );

  it.each([1, 4, 23, 30])(
    'walks a list backwards by %i, each page in the order of the list',
    async (limit) => {
      const pages = await walk((page) => queries.actors.page({ chart: 'counter' }, page), limit, true);
      expect(pages.toReversed().flat()).toEqual(newestFirst);
    },
  );

  it('reads between two cursors, and says what lies on either side', async () => {
    const all = await queries.actors.page({ chart: 'counter' }, first(100));
    expect(all).toMatchObject({ hasNext: false, hasPrevious: false });
    const cursor = (index: number) => all.items[index]?.cursor ?? '';
    const between = { after: cursor(3), before: cursor(9) };
    const whole = await queries.actors.page({ chart: 'counter' }, { ...between, limit: 10, backward: false });
    expect(whole.items.map(({ row }) => row.address)).toEqual(newestFirst.slice(4, 9));
    const tail = await queries.actors.page({ chart: 'counter' }, { ...between, limit: 2, backward: true });
    expect(tail.items.map(({ row }) => row.address)).toEqual(newestFirst.slice(7, 9));
    expect(tail).toMatchObject({ hasPrevious: true, hasNext: true });
  });

  it('gives a page of each of several owners in one statement', async () => {
    const counter = createStatementCounter(test.pool);
    const owners = ['parent/a', 'parent/b', 'parent/none', `parent/"quoted", {odd}\\`];
    const { result, statements } = await counter.during(() =>
      queries.childActors.pages(owners, {}, first(3)),
    );
    counter.stop();
    expect(statements).toHaveLength(1);
    const shape = [...result].map(([owner, page]) => [
      owner,
      page.items.map(({ row }) => row.address.slice(-1)).join(''),
      page.hasNext,
    ]);
    expect(shape).toEqual([
      ['parent/a', '012', true],
      ['parent/b', '01', false],
      ['parent/none', '', false],
      [owners[3], '', false],
    ]);
  });

  it('pages and counts an owned list with its filter', async () => {
    const owners = ['parent/a', 'parent/b', 'parent/none'];
    const pages = await queries.childActors.pages(owners, { statuses: ['done'] }, last(2));
    expect(pages.get('parent/a')?.items.map(({ row }) => row.address.slice(-1))).toEqual(['3', '5']);
    expect(pages.get('parent/a')).toMatchObject({ hasPrevious: true, hasNext: false });
    const counts = await queries.childActors.counts(owners, { statuses: ['done'] });
    expect([...counts]).toEqual([
      ['parent/a', 3],
      ['parent/b', 1],
      ['parent/none', 0],
    ]);
  });

  it('goes on from a cursor in an owned list', async () => {
    const start = (await queries.journalOf.pages(['counter/00'], {}, first(4))).get('counter/00');
    expect(start?.items.map(({ row }) => row.seq)).toEqual([1, 2, 3, 4]);
    const cursor = start?.items.at(-1)?.cursor ?? null;
    const rest = (await queries.journalOf.pages(['counter/00'], {}, first(9, cursor))).get('counter/00');
    expect(rest?.items.map(({ row }) => row.seq)).toEqual([5, 6, 7, 8, 9]);
    expect(rest).toMatchObject({ hasPrevious: true, hasNext: false });
  });

  it('asks nothing for no owners and no ids', async () => {
    const counter = createStatementCounter(test.pool);
    const { result, statements } = await counter.during(async () => [
      (await queries.childActors.pages([], {}, first(3))).size,
      (await queries.childActors.counts([], {})).size,
      (await queries.actors.byIds([])).size,
      (await queries.timersOf.byIds([])).size,
      (await queries.contexts.byIds([])).size,
      (await queries.votes.byIds(['no separator'])).size,
    ]);
    counter.stop();
    expect(result).toEqual([0, 0, 0, 0, 0, 0]);
    expect(statements).toEqual([]);
  });

  it.each(['', 'x', '[]', '[1]', '["a","b"]', '[1,2]', '[8640000000000001,"a"]', 'null', '{"0":1}'])(
    'refuses the cursor %j and says what to do',
    async (cursor) => {
      await expect(queries.actors.page({}, first(3, cursor))).rejects.toMatchObject({
        code: 'query.cursorUnreadable',
        family: 'terminal',
        message: expect.stringContaining('Start from the beginning'),
      });
    },
  );

  it.each([0, -1, 201, 1.5, Number.NaN])('refuses a page of %d rows', async (limit) => {
    await expect(queries.actors.page({}, first(limit))).rejects.toMatchObject({
      code: 'query.limitOutOfRange',
    });
  });

  it('enters the index at the cursor', async () => {
    const counter = createStatementCounter(test.pool);
    const all = await queries.journal.page({}, first(3));
    const { statements } = await counter.during(() =>
      queries.journal.page({}, first(3, all.items.at(-1)?.cursor ?? null)),
    );
    counter.stop();
    const client = await test.pool.connect();
    try {
      await client.query('begin');
      await client.query('set local enable_seqscan = off');
      const { rows } = await client.query(`explain ${statements[0]}`);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toContain('Index Scan using journal_position_key');
      expect(plan).toContain(`Index Cond: ("position" > '30'::bigint)`);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
