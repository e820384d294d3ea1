import type { Pool } from 'pg';
import { type FailpointName, failpoints } from '#runtime';
import type { Dice } from './dice.ts';

/** First half of the advisory lock at which a gated transaction waits: `gate` in ASCII. */
const GATE = 0x67617465;

/** A stop behind a write: the transaction that passes it waits there, with its rows written and nothing committed. */
export interface TransactionGate {
  /** Waits until a transaction stands at the gate; null when none has come in time. */
  reached(patienceMs: number): Promise<number | null>;
  /** Takes the gate away. What stands there is carried out, or was rolled back before, as the dice have it. */
  open(dice: Dice): Promise<void>;
}

/** Puts a gate at a failpoint that lies within a transaction. */
export async function closeGate(pool: Pool, name: FailpointName): Promise<TransactionGate> {
  const { place } = failpoints[name];
  if (typeof place === 'string') throw new TypeError(`failpoint '${name}' does not lie within a transaction`);
  const { table, write } = place;
  const holder = await pool.connect();
  await holder.query('select pg_advisory_lock($1, 1)', [GATE]);
  // A take-over changes owners, which is no turn.
  const isTurn = table === 'actor' && write === 'update' ? 'when (new.seq <> old.seq)' : '';
  await holder.query(`
    create function statehouse_test_gate() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock(${GATE}, 1); return null; end $$;
    create trigger statehouse_test_gate after ${write} on ${table} for each row ${isTurn} execute function statehouse_test_gate()`);
  const waiting = async (): Promise<number | null> => {
    const { rows } = await pool.query(
      `select pid from pg_locks where locktype = 'advisory' and classid = $1 and not granted
        and database = (select oid from pg_database where datname = current_database()) limit 1`,
      [GATE],
    );
    return rows[0]?.pid ?? null;
  };
  return {
    async reached(patienceMs) {
      for (const until = Date.now() + patienceMs; Date.now() < until; ) {
        const pid = await waiting();
        if (pid !== null) return pid;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return null;
    },
    async open(dice) {
      const pid = await waiting();
      if (pid !== null && dice.between(0, 1) === 1)
        await pool.query('select pg_terminate_backend($1, 10000)', [pid]);
      await holder.query('select pg_advisory_unlock($1, 1)', [GATE]);
      await holder.query('drop function statehouse_test_gate() cascade');
      holder.release();
    },
  };
}
