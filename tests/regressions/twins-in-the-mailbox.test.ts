import { afterEach, expect, test } from 'vitest';
import { counter } from '../runtime/fixtures-charts.ts';
import { eventually, startNode } from '../runtime/start-node.ts';
import { createTestDatabase } from '../support/database.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

/** `statehouse_commit` takes it: whoever holds it keeps every commit waiting. */
const commitLock = '1398036820';

test('a send whose twin came by the mailbox is refused, not acknowledged, by an actor that has ended', async () => {
  const database = await createTestDatabase();
  cleanUp.push(database.drop);
  const gate = await database.pool.connect();
  cleanUp.push(() => gate.release());
  let mail = 0;
  const node = await startNode({
    database,
    charts: [counter],
    decorate: (store) => ({
      ...store,
      async waitingMessages(request) {
        const rows = await store.waitingMessages(request);
        mail += rows.length;
        return rows;
      },
    }),
  });
  cleanUp.push(() => node.close());
  const { address } = await node.start({ chart: 'counter' });
  await gate.query(`select pg_advisory_lock(${commitLock})`);
  const stopped = node.stop(address);
  await eventually(
    async () =>
      (await database.pool.query("select 1 from pg_locks where locktype = 'advisory' and not granted"))
        .rowCount,
    (waiting) => waiting === 1,
  );
  await database.pool.query(
    `insert into mailbox (address, message_id, event, key) values ($1, 'twin', '{"type":"add","by":1}', 'twin')`,
    [address],
  );
  await eventually(
    async () => mail,
    (rows) => rows > 0,
  );
  const twin = node.send(address, { type: 'add', by: 1 }, { key: 'twin' });
  const outcome = twin.then(
    () => 'acknowledged',
    (error: { code: string }) => error.code,
  );
  // The question whether the key was used comes before it is looked for among what waits.
  await new Promise((resolve) => setImmediate(resolve));
  await node.replay(address);
  await gate.query(`select pg_advisory_unlock(${commitLock})`);
  await stopped;
  expect(await outcome).toBe('actor.ended');
  const left = async () => (await database.pool.query('select 1 from mailbox')).rowCount;
  expect(await eventually(left, (rows) => rows === 0)).toBe(0);
});
