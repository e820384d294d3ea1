import type { Clock, Logger } from '#core';
import type { Database } from './open-database.ts';

export interface DatabaseClockRequest {
  readonly database: Pick<Database, 'pool'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How often the clocks are compared. Default 30,000. */
  readonly everyMs?: number;
  /** A difference up to this is left as it is. Default 250. */
  readonly toleranceMs?: number;
}

export interface DatabaseClock extends Clock {
  close(): Promise<void>;
}

const samples = 3;

/**
 * The clock of this machine, set by that of the database. Due times and times of turns are read by whichever node has an
 * actor next: were each node to go by its own clock, a delay would fire early or late by as much as two of them differ.
 * A comparison is only as good as its round trip, so the quickest of three counts (Cristian, 1989,
 * https://doi.org/10.1007/BF01784024). While the database does not answer, the last difference holds.
 */
export async function openDatabaseClock(request: DatabaseClockRequest): Promise<DatabaseClock> {
  const { database, clock, logger, everyMs = 30_000, toleranceMs = 250 } = request;
  let offsetMs = 0;
  let closed = false;
  let cancel = (): void => {};
  let comparing = compare();
  await comparing;
  plan();
  return {
    now: () => clock.now() + offsetMs,
    schedule: (delayMs, run) => clock.schedule(delayMs, run),
    async close() {
      closed = true;
      cancel();
      await comparing;
    },
  };

  function plan(): void {
    if (closed) return;
    cancel = clock.schedule(everyMs, () => {
      comparing = compare().finally(plan);
    });
  }

  async function compare(): Promise<void> {
    try {
      const { differenceMs, roundTripMs } = await measure();
      if (Math.abs(differenceMs - offsetMs) <= toleranceMs + roundTripMs / 2) return;
      offsetMs = Math.round(differenceMs);
      logger.warn({ offsetMs }, "the clock of this machine differs from the database's, which counts");
    } catch (error) {
      logger.debug({ error: String(error) }, 'the clocks were not compared: the database does not answer');
    }
  }

  async function measure(): Promise<{ readonly differenceMs: number; readonly roundTripMs: number }> {
    let best = { differenceMs: 0, roundTripMs: Number.POSITIVE_INFINITY };
    for (let sample = 0; sample < samples; sample += 1) {
      const asked = clock.now();
      const { rows } = await database.pool.query<{ at: number }>(
        'select (extract(epoch from clock_timestamp()) * 1000)::float8 as at',
      );
      const answered = clock.now();
      const at = Number(rows[0]?.at);
      const roundTripMs = Math.max(0, answered - asked);
      if (roundTripMs < best.roundTripMs) best = { differenceMs: at - (asked + answered) / 2, roundTripMs };
    }
    return best;
  }
}
