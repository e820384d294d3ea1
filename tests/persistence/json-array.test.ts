import { afterAll, describe, expect, it } from 'vitest';
import { jsonArray } from '../../src/persistence/turn/json-array.ts';
import { createTestDatabase, testServers } from '../support/database.ts';

describe.each(testServers())('a json[] parameter in binary form on the %s server', async (on) => {
  const { pool, drop } = await createTestDatabase({ on });
  afterAll(drop);

  it('arrives as the same documents in the same order, whatever characters they hold', async () => {
    const documents = [
      '{"quote":"\\"","back":"\\\\","braces":"{},"}',
      '"Größe 日本 🙂"',
      'null',
      '[1, 2.50]',
      '{}',
    ];
    const { rows } = await pool.query(
      'select d::text as text, n from unnest($1::json[]) with ordinality as u(d, n)',
      [jsonArray(documents)],
    );
    expect(rows).toEqual(documents.map((text, index) => ({ text, n: index + 1 })));
  });

  it('may be empty', async () => {
    const { rows } = await pool.query('select count(*) as n from unnest($1::json[])', [jsonArray([])]);
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('is refused as a whole when a document is no JSON', async () => {
    await expect(pool.query('select $1::json[]', [jsonArray(['{}', '{"cut":'])])).rejects.toMatchObject({
      code: '22P02',
    });
  });
});
