import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  argumentHash,
  assessResources,
  detectLoop,
  type LoopStep,
  noPressure,
  noteStep,
  type Pressure,
  type PressureLevel,
  type TokenBucket,
  takeFromBucket,
} from '#rules';

function call(tool: string | null, argument = '{}', state = 'usingTool'): LoopStep {
  return { state, tool, arguments: tool === null ? null : argumentHash(argument) };
}

describe('the hash of arguments', () => {
  it('goes by meaning', () => {
    expect(argumentHash('{"a":1,"b":[{"d":1,"c":2}]}')).toBe(
      argumentHash('{ "b": [ { "c": 2, "d": 1 } ], "a": 1 }'),
    );
    expect(argumentHash('{"a":1}')).not.toBe(argumentHash('{"a":2}'));
    expect(argumentHash('[1,2]')).not.toBe(argumentHash('[2,1]'));
    expect(argumentHash('not json')).toBe(argumentHash('not json'));
  });
});

describe('loop detection', () => {
  const windowOf = (steps: readonly LoopStep[]) =>
    steps.reduce<readonly LoopStep[]>((window, step) => noteStep(window, step), []);

  it('sees the same call with the same arguments too often, whatever lies between', () => {
    const between = (index: number) => call('search', `{"q":${index}}`);
    const steps = [0, 1, 2, 3, 4].flatMap((index) => [between(index), call('read', '{"file":"a"}')]);
    expect(detectLoop(windowOf(steps.slice(0, 8)))).toEqual({ looping: false });
    expect(detectLoop(windowOf(steps))).toMatchObject({
      looping: true,
      times: 5,
      why: 'read in usingTool came 5 times within the last 10 steps, with the same arguments.',
    });
  });

  it('sees a sequence that comes again and again before any one call is too often', () => {
    const round = [call('read', '{"file":"a"}'), call(null, '', 'thinking'), call('write', '{"file":"b"}')];
    expect(detectLoop(windowOf([...round, ...round, ...round.slice(0, 2)]))).toEqual({ looping: false });
    expect(detectLoop(windowOf([...round, ...round, ...round]))).toMatchObject({ looping: true, times: 3 });
  });

  it('lets the same tool work through different arguments, and steps without tools repeat', () => {
    const pages = Array.from({ length: 24 }, (_, page) => call('fetch', `{"page":${page}}`));
    expect(detectLoop(windowOf(pages))).toEqual({ looping: false });
    const thoughts = Array.from({ length: 24 }, (_, index) =>
      call(null, '', index % 2 ? 'idle' : 'thinking'),
    );
    expect(detectLoop(windowOf(thoughts))).toEqual({ looping: false });
  });

  it('forgets what has left the window', () => {
    const rare = [0, 1, 2, 3, 4].flatMap((round) => [
      call('read'),
      ...Array.from({ length: 9 }, (_, index) => call('search', `{"q":${round * 10 + index}}`)),
    ]);
    expect(detectLoop(windowOf(rare))).toEqual({ looping: false });
    expect(windowOf(rare)).toHaveLength(24);
  });

  it('stops any endless loop over a set of calls within a bounded number of steps', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 6 }), (round) => {
        let window: readonly LoopStep[] = [];
        for (let step = 0; step < 24; step += 1) {
          window = noteStep(window, call('tool', String(round[step % round.length])));
          if (detectLoop(window).looping) return;
        }
        expect.unreachable(`the loop ${round} was not seen`);
      }),
    );
  });
});

describe('the resource monitor', () => {
  const thresholds = {
    memoryShare: { throttleFrom: 0.8, throttleUntil: 0.7, haltFrom: 0.9, haltUntil: 0.85 },
  };
  const run = (values: readonly number[], everyMs = 5_000) => {
    let pressure: Pressure = noPressure;
    return values.map((memoryShare, index) => {
      const assessed = assessResources({ memoryShare }, pressure, { now: index * everyMs, thresholds });
      pressure = assessed.pressure;
      return pressure.level;
    });
  };

  it('rises at once and falls one level at a time after calm', () => {
    expect(run([0.5, 0.95, 0.86, 0.84, 0.84, 0.84, 0.69, 0.69, 0.69])).toEqual([
      'normal',
      'halted',
      'halted',
      'halted',
      'halted',
      'throttled',
      'throttled',
      'throttled',
      'normal',
    ]);
  });

  it('does not flutter around a threshold', () => {
    expect(new Set(run([0.81, 0.79, 0.81, 0.75, 0.81, 0.71, 0.81]))).toEqual(new Set(['throttled']));
    expect(run([0.81, 0.69, 0.71, 0.69, 0.71, 0.69])).not.toContain('normal');
  });

  it('is as bad as its worst figure, tells of each change, and keeps what is not read', () => {
    const first = assessResources({ eventLoopLagMs: 300, spawnsPerMinute: 700 }, noPressure, { now: 0 });
    expect(first.pressure.level).toBe('halted');
    expect(first.alerts).toEqual([
      {
        resource: 'eventLoopLagMs',
        from: 'normal',
        to: 'throttled',
        why: 'eventLoopLagMs is 300, from 200 on it is throttled.',
      },
      {
        resource: 'spawnsPerMinute',
        from: 'normal',
        to: 'halted',
        why: 'spawnsPerMinute is 700, from 600 on it is halted.',
      },
    ]);
    const later = assessResources({ eventLoopLagMs: 50 }, first.pressure, { now: 99_000 });
    expect(later.pressure.levels).toMatchObject({ spawnsPerMinute: 'halted' });
    expect(later.alerts).toEqual([]);
  });

  it('always shows at least the level that the reading calls for, and recovers from any history', () => {
    const called = (value: number): PressureLevel =>
      value >= 0.9 ? 'halted' : value >= 0.8 ? 'throttled' : 'normal';
    const rank = { normal: 0, throttled: 1, halted: 2 };
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }), (values) => {
        const levels = run(values);
        for (const [index, value] of values.entries()) {
          expect(rank[levels[index] ?? 'normal']).toBeGreaterThanOrEqual(rank[called(value)]);
        }
        expect(run([...values, ...Array(8).fill(0.1)]).at(-1)).toBe('normal');
      }),
    );
  });
});

describe('a token bucket', () => {
  it('lets a burst through and then a steady rate, and says when', () => {
    const rate = { capacity: 2, perSecond: 1 };
    let bucket: TokenBucket | null = null;
    const take = (now: number) => {
      const answer = takeFromBucket(bucket, now, rate);
      bucket = answer.bucket;
      return answer.allowed ? 'go' : answer.retryAfterMs;
    };
    expect([0, 0, 0, 400, 1_000, 1_100].map(take)).toEqual(['go', 'go', 1_000, 600, 'go', 900]);
  });

  it('lets nothing through when halted', () => {
    expect(takeFromBucket(null, 0, { capacity: 5, perSecond: 5, throttle: 0 })).toMatchObject({
      allowed: false,
      retryAfterMs: null,
    });
  });

  it('never exceeds capacity and rate, whatever the arrivals', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 500 }), { maxLength: 100 }), (steps) => {
        let bucket: TokenBucket | null = null;
        let now = 0;
        let passed = 0;
        let furthest = 0;
        for (const step of steps) {
          now = Math.max(0, now + step);
          furthest = Math.max(furthest, now);
          const answer = takeFromBucket(bucket, now, { capacity: 3, perSecond: 10 });
          bucket = answer.bucket;
          if (answer.allowed) passed += 1;
          expect(passed).toBeLessThanOrEqual(3 + furthest / 100 + 1e-9);
        }
      }),
    );
  });
});
