import { describe, expect, it } from 'vitest';
import { type Clock, type Logger, silentLogger } from '#core';
import { openDatabaseClock } from '#persistence';

/** Local time, the database's and when the next comparison is due, all moved by hand. */
function createWorld(local: number, database: number, roundTripMs = 2) {
  const world = {
    local,
    database,
    down: false,
    asked: 0,
    warnings: [] as object[],
    due: null as (() => void) | null,
  };
  const clock: Clock = {
    now: () => world.local,
    schedule(_, run) {
      world.due = run;
      return () => {
        world.due = null;
      };
    },
  };
  const logger: Logger = { ...silentLogger, warn: (fields) => void world.warnings.push(fields) };
  const query = async () => {
    world.asked += 1;
    if (world.down) throw new Error('connection refused');
    world.local += roundTripMs / 2;
    world.database += roundTripMs / 2;
    const rows = [{ at: world.database }];
    world.local += roundTripMs / 2;
    world.database += roundTripMs / 2;
    return { rows };
  };
  const open = () => openDatabaseClock({ database: { pool: { query } as never }, clock, logger });
  /** Lets the comparison that is due take place. */
  async function compareAgain(): Promise<void> {
    const asked = world.asked;
    world.due?.();
    world.due = null;
    while (world.asked === asked || world.due === null) await new Promise((resolve) => setImmediate(resolve));
  }
  return { world, open, compareAgain };
}

describe('the clock of the database', () => {
  it('is gone by where the machine has another time', async () => {
    const { world, open } = createWorld(1_000_000, 400_000);
    const clock = await open();
    expect(clock.now()).toBe(world.database);
    expect(world.warnings).toEqual([{ offsetMs: -600_000 }]);
    world.local += 5_000;
    expect(clock.now()).toBe(world.database + 5_000);
  });

  it('leaves a small difference, or one within half a round trip, as it is', async () => {
    for (const { world, open } of [createWorld(10_000, 10_200), createWorld(10_000, 10_900, 2_000)]) {
      const clock = await open();
      expect(clock.now()).toBe(world.local);
      expect(world.warnings).toEqual([]);
    }
  });

  it('is compared again, so that a clock that was put right is believed', async () => {
    const { world, open, compareAgain } = createWorld(1_000_000, 400_000);
    const clock = await open();
    world.local = world.database;
    await compareAgain();
    expect(clock.now()).toBe(world.local);
    expect(world.warnings).toHaveLength(2);
  });

  it('goes on with the last difference while the database does not answer', async () => {
    const { world, open, compareAgain } = createWorld(1_000_000, 400_000);
    const clock = await open();
    world.down = true;
    await compareAgain();
    expect(clock.now()).toBe(world.database);
    await clock.close();
    expect(world.due).toBeNull();
  });
});
