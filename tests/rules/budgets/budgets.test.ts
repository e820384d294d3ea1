import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BudgetAnswer,
  type BudgetLimits,
  type BudgetTree,
  changeLimits,
  closeBudget,
  consumables,
  emptyBudgetTree,
  openBudget,
  remainingOf,
  reserve,
  settle,
} from '#rules';

function granted(answer: BudgetAnswer): BudgetTree {
  if (!answer.granted) throw new Error(answer.exhausted.message);
  return answer.tree;
}

function refusal(answer: BudgetAnswer) {
  if (answer.granted) throw new Error('it was granted');
  return answer.exhausted;
}

/** `root` with `limits`, below it `child`, below that `grandchild`. */
function family(limits: BudgetLimits, below: BudgetLimits = {}): BudgetTree {
  let tree = granted(openBudget(emptyBudgetTree, { address: 'root', parent: null, limits, at: 0 }));
  tree = granted(openBudget(tree, { address: 'child', parent: 'root', limits: below, at: 100 }));
  return granted(openBudget(tree, { address: 'grandchild', parent: 'child', at: 200 }));
}

describe('a budget', () => {
  it('is reserved before a call and settled after it, all the way up', () => {
    const tree = granted(
      reserve(family({ tokens: 1_000 }), { key: 'k', actor: 'grandchild', amounts: { tokens: 600 }, at: 1 }),
    );
    for (const actor of ['root', 'child', 'grandchild']) {
      expect(remainingOf(tree, actor, 1).tokens).toBe(400);
    }
    const { tree: after, exhausted } = settle(tree, { key: 'k', used: { tokens: 150 }, at: 2 });
    expect(exhausted).toEqual([]);
    expect(after.nodes['root']?.spent.tokens).toBe(150);
    expect(remainingOf(after, 'child', 2).tokens).toBe(850);
  });

  it('is refused by the nearest limit that it would break, by name', () => {
    const tree = family({ tokens: 1_000, costUsd: 1 }, { tokens: 100 });
    expect(
      refusal(reserve(tree, { key: 'k', actor: 'grandchild', amounts: { tokens: 101 }, at: 1 })),
    ).toEqual({
      limit: 'tokens',
      actor: 'child',
      allowed: 100,
      spent: 0,
      reserved: 0,
      asked: 101,
      message:
        'The limit tokens = 100 of child is used up: 0 are used, 101 more were asked for. Extend it, or let the work end.',
    });
    const held = granted(reserve(tree, { key: 'a', actor: 'root', amounts: { costUsd: 0.75 }, at: 1 }));
    expect(
      refusal(reserve(held, { key: 'b', actor: 'grandchild', amounts: { tokens: 1, costUsd: 0.5 }, at: 1 })),
    ).toMatchObject({ limit: 'costUsd', actor: 'root', reserved: 0.75 });
  });

  it('counts a call once, however often it is reserved and settled', () => {
    const call = { key: 'k', actor: 'child', amounts: { turns: 2 }, at: 1 };
    const once = granted(reserve(family({ turns: 3 }), call));
    expect(granted(reserve(once, call))).toBe(once);
    const settled = settle(once, { key: 'k', used: { turns: 2 }, at: 2 }).tree;
    expect(settle(settled, { key: 'k', used: { turns: 2 }, at: 3 })).toEqual({
      tree: settled,
      exhausted: [],
    });
  });

  it('books more than was set aside, and names what is used up', () => {
    const tree = granted(
      reserve(family({ tokens: 100 }), { key: 'k', actor: 'child', amounts: { tokens: 80 }, at: 1 }),
    );
    const { tree: after, exhausted } = settle(tree, { key: 'k', used: { tokens: 130 }, at: 2 });
    expect(exhausted).toMatchObject([{ limit: 'tokens', actor: 'root', spent: 130, allowed: 100, asked: 0 }]);
    expect(remainingOf(after, 'child', 2).tokens).toBe(0);
  });

  it('can be extended, but not past those above', () => {
    const tree = family({ turns: 5 }, { turns: 1 });
    const ask = (given: BudgetTree, turns: number) =>
      reserve(given, { key: 'k', actor: 'child', amounts: { turns }, at: 1 }).granted;
    expect(ask(tree, 2)).toBe(false);
    expect(ask(changeLimits(tree, 'child', { turns: 9 }), 2)).toBe(true);
    expect(ask(changeLimits(tree, 'child', { turns: 9 }), 6)).toBe(false);
  });

  it('ends with the wall clock of anyone above', () => {
    const tree = family({ wallClockMs: 1_000 }, { wallClockMs: 5_000 });
    const at = (time: number) =>
      reserve(tree, { key: 'k', actor: 'grandchild', amounts: { turns: 1 }, at: time });
    expect(at(999).granted).toBe(true);
    expect(refusal(at(1_000))).toMatchObject({ limit: 'wallClockMs', actor: 'root', spent: 1_000 });
    expect(remainingOf(tree, 'grandchild', 400).wallClockMs).toBe(600);
  });

  it('counts a cut call in full when its actor ends', () => {
    const tree = granted(
      reserve(family({ tokens: 100 }), { key: 'k', actor: 'child', amounts: { tokens: 40 }, at: 1 }),
    );
    const closed = closeBudget(tree, 'child', 2);
    expect(closed.nodes['root']?.spent.tokens).toBe(40);
    expect(closed.reservations).toEqual({});
    expect(closeBudget(closed, 'child', 3)).toBe(closed);
  });
});

describe('spawning', () => {
  const spawn = (tree: BudgetTree, address: string, parent: string) =>
    openBudget(tree, { address, parent, at: 300 });

  it('ends at the depth that anyone above allows', () => {
    expect(refusal(spawn(family({ spawnDepth: 2 }), 'too-deep', 'grandchild'))).toMatchObject({
      limit: 'spawnDepth',
      actor: 'root',
      allowed: 2,
    });
    expect(spawn(family({ spawnDepth: 2 }), 'beside', 'child').granted).toBe(true);
  });

  it('holds the children of each actor, and the descendants of a root, while they live', () => {
    const tree = family({ childrenPerActor: 1, descendants: 3 });
    expect(refusal(spawn(tree, 'second', 'child'))).toMatchObject({
      limit: 'childrenPerActor',
      actor: 'root',
    });
    const full = granted(spawn(tree, 'deep', 'grandchild'));
    expect(refusal(spawn(full, 'deeper', 'deep'))).toMatchObject({ limit: 'descendants', spent: 3 });
    expect(spawn(closeBudget(full, 'deep', 400), 'again', 'grandchild').granted).toBe(true);
  });

  it('of the same actor again changes nothing', () => {
    const tree = family({ descendants: 2 });
    expect(granted(spawn(tree, 'child', 'root'))).toBe(tree);
  });
});

describe('any run of calls', () => {
  const address = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const amount = fc.integer({ min: -5, max: 40 });
  const amounts = fc.record({ tokens: amount, turns: amount }, { requiredKeys: [] });
  const step = fc.oneof(
    fc.record({ do: fc.constant('reserve' as const), key: fc.nat(6), actor: address, amounts }),
    fc.record({ do: fc.constant('settle' as const), key: fc.nat(6), used: amounts }),
    fc.record({ do: fc.constant('open' as const), actor: address, parent: address }),
    fc.record({ do: fc.constant('close' as const), actor: address }),
  );

  it('never lets more be reserved than is left, never shows less than nothing, and adds up from below', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const limits = { tokens: 100, turns: 30, descendants: 3, childrenPerActor: 2, spawnDepth: 2 };
        let tree = granted(openBudget(emptyBudgetTree, { address: 'a', parent: null, limits, at: 0 }));
        for (const each of steps) {
          if (each.do === 'reserve') {
            const left = remainingOf(tree, each.actor, 1);
            const key = String(each.key);
            const isNew = tree.reservations[key] === undefined;
            const answer = reserve(tree, { ...each, key, at: 1 });
            if (tree.nodes[each.actor] !== undefined && isNew) {
              const fits = (['tokens', 'turns'] as const).every(
                (what) => Math.max(0, each.amounts[what] ?? 0) <= (left[what] ?? 0),
              );
              const asksNothing = Object.values(each.amounts).every((value) => (value ?? 0) <= 0);
              expect(answer.granted).toBe(fits || asksNothing);
            }
            if (answer.granted) tree = answer.tree;
          } else if (each.do === 'settle') {
            tree = settle(tree, { key: String(each.key), used: each.used, at: 1 }).tree;
          } else if (each.do === 'open' && tree.nodes[each.parent] !== undefined) {
            const answer = openBudget(tree, { address: each.actor, parent: each.parent, at: 1 });
            if (answer.granted) tree = answer.tree;
          } else if (each.do === 'close' && each.actor !== 'a') tree = closeBudget(tree, each.actor, 1);
          for (const node of Object.keys(tree.nodes)) {
            for (const value of Object.values(remainingOf(tree, node, 1))) {
              if (value !== null) expect(value).toBeGreaterThanOrEqual(0);
            }
          }
          for (const what of consumables) {
            for (const { parent, spent } of Object.values(tree.nodes)) {
              if (parent !== null) {
                expect(tree.nodes[parent]?.spent[what] ?? 0).toBeGreaterThanOrEqual(spent[what]);
              }
            }
          }
          expect(Object.values(tree.nodes).filter(({ closed }) => !closed).length).toBeLessThanOrEqual(4);
        }
      }),
      { numRuns: 500 },
    );
  });
});
