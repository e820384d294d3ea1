import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criticalPath, estimateRemaining } from '#rules';
import { anyDag } from './plans.ts';

const open = { startedAt: null, finishedAt: null };

describe('the time that a task may still take', () => {
  it('is the critical path before anything has begun, whatever the plan', () => {
    fc.assert(
      fc.property(anyDag(), (plan) => {
        const { pace, seconds } = estimateRemaining(
          plan.map((each) => ({ ...each, ...open })),
          0,
        );
        expect(pace).toBe(1);
        expect(seconds).toBeCloseTo(criticalPath(plan).seconds);
      }),
    );
  });

  it('never grows when a subtask finishes in its time, and is nothing at the end', () => {
    fc.assert(
      fc.property(anyDag(), (plan) => {
        let subtasks = plan.map((each) => ({
          ...each,
          startedAt: null as number | null,
          finishedAt: null as number | null,
        }));
        let before = estimateRemaining(subtasks, 0).seconds;
        for (const { id } of plan) {
          subtasks = subtasks.map((each) =>
            each.id === id ? { ...each, startedAt: 0, finishedAt: each.estimatedSeconds * 1_000 } : each,
          );
          const { seconds } = estimateRemaining(subtasks, 0);
          expect(seconds).toBeLessThanOrEqual(before + 1e-6);
          before = seconds;
        }
        expect(before).toBe(0);
      }),
    );
  });

  it('follows the pace so far, and counts what running work has spent', () => {
    const subtasks = [
      { id: 'a', dependsOn: [], estimatedSeconds: 10, startedAt: 0, finishedAt: 20_000 },
      { id: 'b', dependsOn: ['a'], estimatedSeconds: 10, startedAt: 20_000, finishedAt: null },
      { id: 'c', dependsOn: ['b'], estimatedSeconds: 5, ...open },
    ];
    expect(estimateRemaining(subtasks, 20_000)).toEqual({ pace: 2, seconds: 30 });
    expect(estimateRemaining(subtasks, 32_000)).toEqual({ pace: 2, seconds: 18 });
    expect(estimateRemaining(subtasks, 99_000)).toEqual({ pace: 2, seconds: 10 });
  });
});
