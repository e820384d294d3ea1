import { afterEach, describe, expect, it } from 'vitest';
import { createLoadMeter, type LoadMeter } from '#telemetry';

let meter: LoadMeter;

afterEach(() => meter.close());

describe('the load meter', () => {
  it('gives shares between nothing and all, and sizes within the machine', () => {
    let now = 0;
    meter = createLoadMeter({ now: () => now });
    now = 5_000;
    const load = meter.read();
    for (const value of [load.processCpu, load.machineCpu]) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
    expect(load.cores).toBeGreaterThanOrEqual(1);
    expect(load.heapUsedBytes).toBeLessThan(load.heapLimitBytes);
    expect(load.rssBytes).toBeGreaterThan(load.heapUsedBytes / 10);
    expect(load.machineFreeBytes).toBeLessThan(load.machineTotalBytes);
    expect(load.eventLoopLagMs).toBeGreaterThanOrEqual(0);
    expect(load.eventLoopLagMaxMs).toBeGreaterThanOrEqual(load.eventLoopLagMs);
  });

  it('counts the work of this process', () => {
    let now = 0;
    meter = createLoadMeter({ now: () => now });
    const begun = process.cpuUsage();
    while (process.cpuUsage(begun).user + process.cpuUsage(begun).system < 50_000) Math.sqrt(now);
    now = 1_000;
    expect(meter.read().processCpu * meter.read().cores).toBeGreaterThanOrEqual(0.05 * 0.99);
  });

  it('gives the same figures again within a second, so that many readers do not blur them', () => {
    let now = 0;
    meter = createLoadMeter({ now: () => now });
    now = 2_000;
    const first = meter.read();
    now = 2_999;
    expect(meter.read()).toBe(first);
    now = 3_000;
    expect(meter.read()).not.toBe(first);
  });
});
