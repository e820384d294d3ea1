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

test('an actor that is born by a commit of a node that was given up already finds an owner', async () => {
  const database = await createTestDatabase();
  cleanUp.push(database.drop);
  const gate = await database.pool.connect();
  cleanUp.push(() => gate.release());
  const first = await startNode({ database, charts: [counter] });
  cleanUp.push(() => first.close());
  await gate.query(`select pg_advisory_lock(${commitLock})`);
  const late = first.start({ chart: 'counter', id: 'late' });
  const count = async (text: string) => (await database.pool.query(text)).rowCount;
  const waiting = "select 1 from pg_locks where locktype = 'advisory' and not granted";
  await eventually(
    () => count(waiting),
    (rows) => rows === 1,
  );
  await database.pool.query(
    `select pg_terminate_backend(l.pid) from pg_locks l join pg_stat_activity s on s.pid = l.pid
     where l.locktype = 'advisory' and l.classid = x'6e6f6465'::int and s.datname = current_database()`,
  );
  const second = await startNode({ database, charts: [counter] });
  cleanUp.push(() => second.close());
  const rowOfFirst = `select 1 from node where id = '${first.node}'`;
  await eventually(
    () => count(rowOfFirst),
    (rows) => rows === 0,
  );
  await gate.query(`select pg_advisory_unlock(${commitLock})`);
  await late;
  const owner = async () =>
    (await database.pool.query("select owner from actor where address = 'counter/late'")).rows[0]?.owner;
  expect(await eventually(owner, (node) => node === second.node)).toBe(second.node);
  expect(await second.send('counter/late', { type: 'add', by: 1 })).toMatchObject({ seq: 2 });
});

test('mail for an actor that has ended with its node does not wait for ever', async () => {
  const database = await createTestDatabase();
  cleanUp.push(database.drop);
  const first = await startNode({ database, charts: [counter] });
  const { address } = await first.start({ chart: 'counter' });
  await first.stop(address);
  await first.close();
  await database.pool.query(
    `insert into mailbox (address, message_id, event, sender) values ($1, 'counter/x@1.0', '{"type":"add","by":1}', 'counter/x')`,
    [address],
  );
  const second = await startNode({ database, charts: [counter] });
  cleanUp.push(() => second.close());
  const mail = async () => (await database.pool.query('select address from mailbox')).rows;
  expect(await eventually(mail, (rows) => rows.length === 0)).toEqual([]);
});
