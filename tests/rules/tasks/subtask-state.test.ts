import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dependentsOf,
  progressOf,
  readySubtasks,
  retryScope,
  type SubtaskState,
  type SubtaskStatus,
  skippedBy,
  TaskError,
} from '#rules';
import { anyDag } from './plans.ts';

function states(
  table: Readonly<Record<string, readonly [SubtaskStatus, ...string[]]>>,
  estimatedSeconds = 10,
): SubtaskState[] {
  return Object.entries(table).map(([id, [status, ...dependsOn]]) => ({
    id,
    status,
    dependsOn,
    estimatedSeconds,
  }));
}

describe('ready subtasks', () => {
  it('are the blocked ones whose prerequisites are complete', () => {
    const task = states({
      a: ['completed'],
      b: ['running'],
      c: ['blocked', 'a'],
      d: ['blocked', 'a', 'b'],
      e: ['blocked'],
      f: ['queued', 'a'],
    });
    expect(readySubtasks(task)).toEqual(['c', 'e']);
  });
});

describe('a failed subtask', () => {
  it('skips everything behind it with the reason and the way', () => {
    const task = states({
      a: ['failed'],
      b: ['blocked', 'a'],
      c: ['blocked', 'b'],
      d: ['running'],
      e: ['completed', 'd'],
      f: ['blocked', 'd', 'c'],
    });
    expect(skippedBy('a', task)).toEqual([
      { id: 'b', reason: "its prerequisite 'a' failed", path: ['a', 'b'] },
      { id: 'c', reason: "its prerequisite 'b' was skipped, since 'a' failed", path: ['a', 'b', 'c'] },
      { id: 'f', reason: "its prerequisite 'c' was skipped, since 'a' failed", path: ['a', 'b', 'c', 'f'] },
    ]);
  });

  it('says so when it was cancelled, and refuses ids that are not there', () => {
    expect(skippedBy('a', states({ a: ['cancelled'], b: ['blocked', 'a'] }))).toEqual([
      { id: 'b', reason: "its prerequisite 'a' was cancelled", path: ['a', 'b'] },
    ]);
    expect(() => skippedBy('z', states({ a: ['failed'] }))).toThrow(TaskError);
  });
});

describe('a retry', () => {
  const task = states({
    a: ['failed'],
    b: ['skipped', 'a'],
    c: ['skipped', 'a', 'x'],
    d: ['completed'],
    x: ['failed'],
  });

  it('takes back what was skipped for its sake, and leaves what another failure holds', () => {
    expect(retryScope('a', task, 'subtask')).toEqual(['a', 'b']);
  });

  it('from a subtask takes along everything behind it', () => {
    const done = states({ a: ['completed'], b: ['completed', 'a'], c: ['completed', 'b'], d: ['completed'] });
    expect(retryScope('a', done, 'fromHere')).toEqual(['a', 'b', 'c']);
    expect(retryScope('a', done, 'subtask')).toEqual(['a']);
    expect(() => retryScope('z', done, 'subtask')).toThrow(/It has: a, b, c, d/);
  });

  it('of a skipped subtask takes along the prerequisites that were lost', () => {
    expect(retryScope('b', task, 'subtask')).toEqual(['a', 'b']);
    expect(retryScope('c', task, 'fromHere')).toEqual(['a', 'b', 'c', 'x']);
  });

  it('of a finished subtask leaves what a failure behind it holds', () => {
    const held = states({ a: ['completed'], b: ['failed', 'a'], c: ['skipped', 'b'] });
    expect(retryScope('a', held, 'subtask')).toEqual(['a']);
    expect(retryScope('a', held, 'fromHere')).toEqual(['a', 'b', 'c']);
  });
});

describe('progress', () => {
  it('weighs subtasks by their estimates', () => {
    const task = [
      ...states({ a: ['completed'] }, 30),
      ...states({ b: ['running', 'a'], c: ['blocked', 'b'] }, 10),
    ];
    expect(progressOf(task)).toMatchObject({ total: 3, finished: 1, fraction: 0.6, outcome: null });
    expect(progressOf(task).counts).toMatchObject({ completed: 1, running: 1, blocked: 1, failed: 0 });
  });

  it.each([
    ['completed', { a: ['completed'], b: ['completed'] }],
    ['failed', { a: ['failed'], b: ['skipped', 'a'], c: ['cancelled'] }],
    ['cancelled', { a: ['completed'], b: ['cancelled'] }],
    [null, { a: ['failed'], b: ['running'] }],
  ] as const)('ends as %s', (outcome, table) => {
    expect(progressOf(states(table)).outcome).toBe(outcome);
  });

  it('of nothing is nothing', () => {
    expect(progressOf([])).toMatchObject({ total: 0, fraction: 0, outcome: null });
  });
});

describe('a whole task', () => {
  it('always comes to an end in order, whatever fails, and its failure reaches exactly what is behind', () => {
    fc.assert(
      fc.property(anyDag(), fc.infiniteStream(fc.boolean()), (subtasks, dice) => {
        let now: SubtaskState[] = subtasks.map((each) => ({ ...each, status: 'blocked' }));
        const set = (ids: readonly string[], status: SubtaskStatus) => {
          now = now.map((each) => (ids.includes(each.id) ? { ...each, status } : each));
        };
        const failed: string[] = [];
        for (let step = 0; progressOf(now).outcome === null; step += 1) {
          expect(step).toBeLessThanOrEqual(subtasks.length);
          const [next] = readySubtasks(now);
          expect(next).toBeDefined();
          if (next === undefined) break;
          const before = progressOf(now).fraction;
          if (dice.next().value) set([next], 'completed');
          else {
            set([next], 'failed');
            failed.push(next);
            set(
              skippedBy(next, now).map(({ id }) => id),
              'skipped',
            );
          }
          expect(progressOf(now).fraction).toBeGreaterThan(before);
        }
        const behind = new Set(failed.flatMap((id) => dependentsOf(id, now)));
        const skipped = now.filter(({ status }) => status === 'skipped').map(({ id }) => id);
        expect(skipped.sort()).toEqual([...behind].sort());
        expect(progressOf(now).outcome).toBe(failed.length > 0 ? 'failed' : 'completed');
        const first = failed[0];
        if (first === undefined) return;
        set(retryScope(first, now, 'subtask'), 'blocked');
        expect(readySubtasks(now)).toContain(first);
      }),
    );
  });

  it('comes to an end after a retry of whichever subtask', () => {
    const endings = fc.constantFrom<SubtaskStatus>('completed', 'failed', 'cancelled');
    const modes = fc.constantFrom('subtask' as const, 'fromHere' as const);
    fc.assert(
      fc.property(anyDag(), fc.infiniteStream(endings), fc.nat(), modes, (subtasks, dice, pick, mode) => {
        let now: SubtaskState[] = subtasks.map((each) => ({ ...each, status: 'blocked' }));
        const set = (ids: readonly string[], status: SubtaskStatus) => {
          now = now.map((each) => (ids.includes(each.id) ? { ...each, status } : each));
        };
        const finish = (ending: () => SubtaskStatus) => {
          for (let next = readySubtasks(now)[0]; next !== undefined; next = readySubtasks(now)[0]) {
            const status = ending();
            set([next], status);
            const gone = status === 'completed' ? [] : skippedBy(next, now).map(({ id }) => id);
            set(gone, 'skipped');
          }
        };
        finish(() => dice.next().value);
        const again = now[pick % now.length];
        if (again === undefined) return;
        set(retryScope(again.id, now, mode), 'blocked');
        finish(() => 'completed');
        expect(progressOf(now).outcome).not.toBeNull();
        expect(now.find(({ id }) => id === again.id)?.status).toBe('completed');
      }),
    );
  });
});
