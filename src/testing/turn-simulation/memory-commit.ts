import { type CommitResult, TerminalError, type TurnBatch } from '#core';
import { type MemoryDatabase, mailKey, throughJson, timerKey, toMemoryActor } from './memory-database.ts';

/** What `statehouse_commit` does, check by check in its order; a refused batch changes nothing but the sequence. */
export function commitToMemory(database: MemoryDatabase, batch: TurnBatch): CommitResult {
  const refused = refusal(database, batch);
  if (refused !== null) return { status: refused };
  for (const write of batch.actors) database.actors.set(write.address, toMemoryActor(write));
  for (const row of batch.journal) {
    database.position += 1;
    const chart = database.actors.get(row.address)?.chart ?? '';
    database.journal.push({ ...throughJson(row), chart, position: database.position });
  }
  for (const row of batch.mailboxOut) database.mailbox.delete(mailKey(row));
  for (const message of batch.mailboxIn) {
    database.mail += 1;
    const row = { ...throughJson(message), attempts: 0, notBefore: null };
    database.mailbox.set(mailKey(message), { ...row, n: database.mail, createdAt: database.now() });
  }
  for (const row of batch.timersOut) database.timers.delete(timerKey(row));
  for (const row of batch.timersIn) database.timers.set(timerKey(row), throughJson(row));
  for (const address of batch.effectsOut) database.effects.delete(address);
  for (const row of batch.effectsIn) database.effects.set(row.address, throughJson(row));
  for (const point of batch.checkpoints) {
    const isKnown = database.checkpoints.some(
      ({ address, seq }) => address === point.address && seq === point.seq,
    );
    if (!isKnown) database.checkpoints.push(throughJson(point));
  }
  return { status: 'committed', firstPosition: database.position - batch.journal.length + 1 };
}

type Refusal = Exclude<CommitResult['status'], 'committed'>;

function refusal(database: MemoryDatabase, batch: TurnBatch): Refusal | null {
  for (const { address, expectedSeq, owner } of batch.actors) {
    const row = database.actors.get(address);
    if (expectedSeq === null) {
      if (row) return 'stale';
      continue;
    }
    const isOwned = row?.owner === owner || !['active', 'quarantined'].includes(row?.status ?? '');
    if (row?.seq !== expectedSeq || !isOwned) return 'stale';
  }
  database.position += batch.journal.length;
  const keys = new Set<string>();
  for (const { address, seq, key } of batch.journal) {
    const rows = database.journal.filter((row) => row.address === address);
    if (rows.some((row) => row.seq === seq)) return 'stale';
    if (key === null) continue;
    if (keys.has(`${address} ${key}`) || rows.some((row) => row.key === key)) return 'duplicateKey';
    keys.add(`${address} ${key}`);
  }
  if (batch.mailboxOut.some((row) => !database.mailbox.has(mailKey(row)))) return 'staleMessage';
  for (const row of batch.mailboxIn)
    if (database.mailbox.has(mailKey(row))) throw twice('mailbox', mailKey(row));
  const gone = new Set(batch.effectsOut);
  for (const { address } of batch.effectsIn)
    if (database.effects.has(address) && !gone.has(address)) throw twice('effect', address);
  database.position -= batch.journal.length;
  return null;
}

/** A unique key that no outcome of a commit stands for. */
export function twice(table: string, key: string): TerminalError {
  return new TerminalError(
    `could not write a row of '${table}': there is one with the key '${key}' already`,
    {
      code: 'database.rejected',
      details: { table, key },
    },
  );
}
