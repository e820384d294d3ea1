import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueFires, type MisfirePolicy, nextFires, parseSchedule, ScheduleError } from '#rules';

const at = (text: string) => Date.parse(text);
const iso = (times: readonly number[]) => times.map((time) => new Date(time).toISOString());
const berlin = (cron: string) => ({ cron, timeZone: 'Europe/Berlin' });

describe('the times of a schedule', () => {
  it('follow the clock of its time zone', () => {
    expect(
      iso(nextFires({ cron: '0 12 * * MON', timeZone: 'Asia/Kolkata' }, at('2026-03-29T00:00Z'), 2)),
    ).toEqual(['2026-03-30T06:30:00.000Z', '2026-04-06T06:30:00.000Z']);
  });

  it('come at the end of the gap when clocks go forward', () => {
    expect(iso(nextFires(berlin('30 2 * * *'), at('2026-03-28T00:00Z'), 3))).toEqual([
      '2026-03-28T01:30:00.000Z',
      '2026-03-29T01:00:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
  });

  it('come once, at the first, when clocks go back', () => {
    expect(iso(nextFires(berlin('30 2 * * *'), at('2026-10-24T12:00Z'), 2))).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
    expect(iso(nextFires(berlin('30 2 * * *'), at('2026-10-25T00:45Z'), 1))).toEqual([
      '2026-10-26T01:30:00.000Z',
    ]);
  });

  it('go on evenly through both when they are hourly', () => {
    for (const change of ['2026-03-28T23:00Z', '2026-10-24T22:00Z']) {
      const times = nextFires(berlin('0 * * * *'), at(change), 6);
      expect(times.slice(1).map((time, index) => time - (times[index] ?? 0))).toEqual(
        Array(5).fill(3_600_000),
      );
    }
  });

  it.each([
    ['x', 'UTC', /Cannot read the schedule 'x': it has 1 fields/],
    ['61 * * * *', 'UTC', /Cannot read the schedule '61 \* \* \* \*'/],
    ['2026-01-01T00:00:00', 'UTC', /Cannot read/],
    ['* * * * * * 2020', 'UTC', /it has 7 fields/],
    ['* * * * *', 'Mars/Phobos', /time zone 'Mars\/Phobos'/],
    ['0 0 30 2 *', 'UTC', /never comes due/],
  ])('%s in %s is refused', (cron, timeZone, expected) => {
    expect(() => parseSchedule({ cron, timeZone }, 0)).toThrow(ScheduleError);
    expect(() => parseSchedule({ cron, timeZone }, 0)).toThrow(expected);
  });

  it('may be given by a name', () => {
    expect(parseSchedule({ cron: ' @daily ', timeZone: 'UTC' }, 0)).toEqual({
      cron: '@daily',
      timeZone: 'UTC',
    });
  });
});

describe('intervals and single times', () => {
  it('are counted from their anchor and kept within their bounds', () => {
    const every = { everyMs: 10_000, anchor: 5_000 };
    expect(nextFires(every, 0, 3)).toEqual([15_000, 25_000, 35_000]);
    expect(nextFires(every, 15_000, 1)).toEqual([25_000]);
    expect(nextFires({ ...every, from: 25_000, until: 40_000 }, 0, 5)).toEqual([25_000, 35_000]);
    expect(nextFires({ at: 7_000 }, 6_999, 2)).toEqual([7_000]);
    expect(nextFires({ at: 7_000 }, 7_000, 2)).toEqual([]);
    expect(
      nextFires({ ...berlin('0 * * * *'), until: at('2026-05-01T11:30Z') }, at('2026-05-01T10:30Z'), 3),
    ).toEqual([at('2026-05-01T11:00Z')]);
  });

  it('are refused when they are too short or lie behind', () => {
    expect(() => parseSchedule({ everyMs: 999, anchor: 0 }, 0)).toThrow(/at least 1,000/);
    expect(() => parseSchedule({ at: 5 }, 5)).toThrow(/never comes due/);
    expect(() => parseSchedule({ ...berlin('@daily'), until: 0 }, 1_000)).toThrow(ScheduleError);
  });

  it('are each due exactly once, whenever one looks', () => {
    const schedules = fc.record({
      everyMs: fc.integer({ min: 1_000, max: 60_000 }),
      anchor: fc.integer({ min: 0, max: 100_000 }),
      from: fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: undefined }),
      until: fc.option(fc.integer({ min: 100_000, max: 400_000 }), { nil: undefined }),
    });
    const looks = fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(schedules, looks, (schedule, steps) => {
        let handledUntil = 0;
        let now = 0;
        const fired: number[] = [];
        for (const step of steps) {
          now += step;
          const policy = { kind: 'fireAll', most: 1_000 } as const;
          const due = dueFires({ id: 's', schedule, policy, handledUntil, now });
          fired.push(...due.fires.map((fire) => fire.at));
          handledUntil = due.handledUntil;
        }
        const expected = nextFires(schedule, 0, 2_000).filter((time) => time <= now);
        expect(fired).toEqual(expected);
      }),
    );
  });
});

describe('fires that are due', () => {
  const ask = (policy: MisfirePolicy, from: string, now: string) =>
    dueFires({ id: 's1', schedule: berlin('0 * * * *'), policy, handledUntil: at(from), now: at(now) });

  it('are one at a time while nothing is missed', () => {
    expect(ask({ kind: 'fireOnce' }, '2026-05-01T10:00Z', '2026-05-01T11:00:00.200Z')).toEqual({
      fires: [{ key: 's1@2026-05-01T11:00:00.000Z', at: at('2026-05-01T11:00Z') }],
      passedOver: false,
      handledUntil: at('2026-05-01T11:00:00.200Z'),
      next: at('2026-05-01T12:00Z'),
    });
  });

  it('by fireOnce are the latest of those that were missed', () => {
    const due = ask({ kind: 'fireOnce' }, '2026-05-01T10:00Z', '2026-05-01T15:20Z');
    expect(iso(due.fires.map((fire) => fire.at))).toEqual(['2026-05-01T15:00:00.000Z']);
    expect(due).toMatchObject({ passedOver: true, next: at('2026-05-01T16:00Z') });
  });

  it('by skip are none but one within the grace', () => {
    expect(ask({ kind: 'skip' }, '2026-05-01T10:00Z', '2026-05-01T15:20Z')).toMatchObject({
      fires: [],
      passedOver: true,
    });
    expect(ask({ kind: 'skip' }, '2026-05-01T10:00Z', '2026-05-01T15:00:59Z').fires).toHaveLength(1);
    expect(
      ask({ kind: 'skip', graceMs: 1_200_000 }, '2026-05-01T10:00Z', '2026-05-01T15:20Z').fires,
    ).toHaveLength(1);
  });

  it('by fireAll are all of them, oldest first, up to a bound', () => {
    const all = ask({ kind: 'fireAll' }, '2026-05-01T10:00Z', '2026-05-01T13:20Z');
    expect(iso(all.fires.map((fire) => fire.at))).toEqual([
      '2026-05-01T11:00:00.000Z',
      '2026-05-01T12:00:00.000Z',
      '2026-05-01T13:00:00.000Z',
    ]);
    const bounded = ask({ kind: 'fireAll', most: 2 }, '2026-05-01T10:00Z', '2026-05-01T13:20Z');
    expect(iso(bounded.fires.map((fire) => fire.at))).toEqual([
      '2026-05-01T12:00:00.000Z',
      '2026-05-01T13:00:00.000Z',
    ]);
    expect(bounded.passedOver).toBe(true);
  });

  it('are decided quickly after years without', () => {
    const began = performance.now();
    const due = dueFires({
      id: 's',
      schedule: { cron: '* * * * * *', timeZone: 'UTC' },
      policy: { kind: 'fireAll', most: 10 },
      handledUntil: at('2020-01-01T00:00Z'),
      now: at('2026-05-01T00:00Z'),
    });
    expect(due.fires).toHaveLength(10);
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('are none when the clock has gone back', () => {
    expect(ask({ kind: 'fireAll' }, '2026-05-01T10:00Z', '2026-05-01T08:30Z')).toMatchObject({
      fires: [],
      handledUntil: at('2026-05-01T10:00Z'),
      next: at('2026-05-01T11:00Z'),
    });
  });

  it('are each started exactly once, whenever one looks, through both changes of the clock', () => {
    const patterns = ['30 2 * * *', '*/20 * * * *', '0 3 * * *', '15 1,2,3 * * *', '0 */2 * * SUN'];
    fc.assert(
      fc.property(
        fc.constantFrom(...patterns),
        fc.constantFrom('2026-03-28T12:00Z', '2026-10-24T12:00Z'),
        fc.array(fc.integer({ min: 1, max: 20 * 3_600_000 }), { minLength: 1, maxLength: 12 }),
        (cron, begin, steps) => {
          const schedule = berlin(cron);
          let handledUntil = at(begin);
          let now = handledUntil;
          const keys: string[] = [];
          for (const step of steps) {
            now += step;
            const request = { id: 's', schedule, handledUntil, now };
            const due = dueFires({ ...request, policy: { kind: 'fireAll', most: 1_000 } });
            expect(due.passedOver).toBe(false);
            // Found backwards when there are more than are wanted: the same ones.
            const few = dueFires({ ...request, policy: { kind: 'fireAll', most: 3 } });
            expect(few.fires).toEqual(due.fires.slice(-3));
            expect(few.passedOver).toBe(due.fires.length > 3);
            keys.push(...due.fires.map(({ key }) => key));
            handledUntil = due.handledUntil;
          }
          const expected: string[] = [];
          for (let time = nextFires(schedule, at(begin), 1)[0] ?? now + 1; time <= now; ) {
            expected.push(`s@${new Date(time).toISOString()}`);
            time = nextFires(schedule, time, 1)[0] ?? now + 1;
          }
          expect(keys).toEqual(expected);
        },
      ),
      { numRuns: 150 },
    );
  });
});
