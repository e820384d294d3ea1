import { describe, expect, it } from 'vitest';
import type { Clock } from '#core';
import { createRetryWhileUnavailable } from '#persistence';

/** Time stands still but for the waits that are asked for, which pass at once. */
function skippingClock(): Clock & { readonly waits: number[] } {
  let now = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    schedule(delayMs, run) {
      waits.push(delayMs);
      now += delayMs;
      queueMicrotask(run);
      return () => {};
    },
  };
}

const gone = () => Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });

describe('retry while the database is unavailable', () => {
  it('runs again with growing waits until it succeeds', async () => {
    const clock = skippingClock();
    let tries = 0;
    const result = await createRetryWhileUnavailable({ clock })('read', async () => {
      tries += 1;
      if (tries < 8) throw gone();
      return tries;
    });
    expect(result).toBe(8);
    expect(clock.waits).toEqual([20, 40, 80, 160, 320, 640, 1_000]);
  });

  it('gives up in time, with the last error as the cause', async () => {
    const clock = skippingClock();
    const retry = createRetryWhileUnavailable({ clock, giveUpAfterMs: 3_000 });
    await expect(retry('read', () => Promise.reject(gone()))).rejects.toMatchObject({
      code: 'database.unavailable',
      cause: { code: 'ECONNREFUSED' },
    });
    expect(clock.now()).toBeGreaterThan(2_000);
    expect(clock.now()).toBeLessThanOrEqual(3_000);
  });

  it('does not repeat what the database refuses', async () => {
    const clock = skippingClock();
    let tries = 0;
    const refused = createRetryWhileUnavailable({ clock })('write', async () => {
      tries += 1;
      throw Object.assign(new Error('duplicate'), { code: '23505' });
    });
    await expect(refused).rejects.toMatchObject({ code: 'database.rejected' });
    expect(tries).toBe(1);
    expect(clock.waits).toEqual([]);
  });
});
