import {
  type Amounts,
  type BudgetAnswer,
  type BudgetLimits,
  type BudgetNode,
  type BudgetTree,
  consumables,
  describeExhaustion,
  type Exhaustion,
  lineage,
  livingBelow,
  livingChildren,
  reservedBelow,
} from './budget-tree.ts';

const nothingSpent = { tokens: 0, costUsd: 0, turns: 0, modelCalls: 0 };

/**
 * Opens the budget of a new actor below its parent, unless the depth, the children or the descendants of any actor
 * above it are used up. The same actor again changes nothing, so a replayed spawn is harmless.
 */
export function openBudget(
  tree: BudgetTree,
  actor: {
    readonly address: string;
    readonly parent: string | null;
    readonly limits?: BudgetLimits;
    readonly at: number;
  },
): BudgetAnswer {
  const { address, parent, limits = {}, at } = actor;
  if (tree.nodes[address] !== undefined) return { granted: true, tree };
  const exhausted = parent === null ? null : findSpawnLimit(tree, parent);
  if (exhausted !== null) return { granted: false, exhausted };
  const node: BudgetNode = { parent, limits, openedAt: at, closed: false, spent: nothingSpent };
  return { granted: true, tree: { ...tree, nodes: { ...tree.nodes, [address]: node } } };
}

/**
 * The actor has ended and no longer counts as living; what it spent stays spent. Calls that were still open were cut:
 * what they used is unknown and counts as all that was set aside. Settle those that are known first.
 */
export function closeBudget(tree: BudgetTree, address: string, at: number): BudgetTree {
  const node = tree.nodes[address];
  if (node === undefined || node.closed) return tree;
  let settled = tree;
  for (const [key, { actor, amounts }] of Object.entries(tree.reservations)) {
    if (actor === address) settled = settle(settled, { key, used: amounts, at }).tree;
  }
  const closed = { ...(settled.nodes[address] as BudgetNode), closed: true };
  return { ...settled, nodes: { ...settled.nodes, [address]: closed } };
}

/**
 * Sets amounts aside before a call, in the budgets of the actor and of everyone above it, all or nothing. Refused with
 * the limit that stands in the way, the nearest first. `key` is the call's idempotency key: the same key again changes
 * nothing, so a call repeated after a crash is not counted twice.
 */
export function reserve(
  tree: BudgetTree,
  call: { readonly key: string; readonly actor: string; readonly amounts: Amounts; readonly at: number },
): BudgetAnswer {
  if (tree.reservations[call.key] !== undefined) return { granted: true, tree };
  const exhausted = findExhausted(tree, call.actor, { amounts: call.amounts, at: call.at });
  if (exhausted !== null) return { granted: false, exhausted };
  const reservation = { actor: call.actor, amounts: positive(call.amounts) };
  return {
    granted: true,
    tree: { ...tree, reservations: { ...tree.reservations, [call.key]: reservation } },
  };
}

/**
 * Books what a call really used, gives the rest of its reservation back, and names the limits that are now used up.
 * A call may have used more than was set aside: that is booked too. An unknown or settled key changes nothing.
 */
export function settle(
  tree: BudgetTree,
  call: { readonly key: string; readonly used: Amounts; readonly at: number },
): { readonly tree: BudgetTree; readonly exhausted: readonly Exhaustion[] } {
  const reservation = tree.reservations[call.key];
  if (reservation === undefined) return { tree, exhausted: [] };
  const { [call.key]: _, ...reservations } = tree.reservations;
  const used = positive(call.used);
  const nodes = { ...tree.nodes };
  const line = lineage(tree, reservation.actor);
  for (const address of line) {
    const node = nodes[address] as BudgetNode;
    const spent = { ...node.spent };
    for (const what of consumables) spent[what] += used[what] ?? 0;
    nodes[address] = { ...node, spent };
  }
  const settled = { nodes, reservations };
  const exhausted = line.flatMap((address) => usedUp(settled, address, call.at));
  return { tree: settled, exhausted };
}

/** Replaces limits of one actor, as a person does who extends a budget. Those of actors above it still hold. */
export function changeLimits(tree: BudgetTree, address: string, limits: BudgetLimits): BudgetTree {
  const node = tree.nodes[address];
  if (node === undefined) return tree;
  return {
    ...tree,
    nodes: { ...tree.nodes, [address]: { ...node, limits: { ...node.limits, ...limits } } },
  };
}

/** The first limit, from the actor upwards, that these amounts would break at this time; null when they fit. */
export function findExhausted(
  tree: BudgetTree,
  actor: string,
  { amounts, at }: { readonly amounts: Amounts; readonly at: number },
): Exhaustion | null {
  const asked = positive(amounts);
  for (const address of lineage(tree, actor)) {
    const { limits, spent, openedAt } = tree.nodes[address] as BudgetNode;
    const { wallClockMs } = limits;
    if (wallClockMs !== undefined && at - openedAt >= wallClockMs) {
      return describeExhaustion({
        limit: 'wallClockMs',
        actor: address,
        allowed: wallClockMs,
        spent: at - openedAt,
        reserved: 0,
        asked: 0,
      });
    }
    for (const what of consumables) {
      const allowed = limits[what];
      const more = asked[what] ?? 0;
      if (allowed === undefined || more === 0) continue;
      const reserved = reservedBelow(tree, address, what);
      if (spent[what] + reserved + more <= allowed) continue;
      return describeExhaustion({
        limit: what,
        actor: address,
        allowed,
        spent: spent[what],
        reserved,
        asked: more,
      });
    }
  }
  return null;
}

function findSpawnLimit(tree: BudgetTree, parent: string): Exhaustion | null {
  for (const [distance, address] of lineage(tree, parent).entries()) {
    const { limits } = tree.nodes[address] as BudgetNode;
    const checks = [
      ['spawnDepth', distance],
      ['childrenPerActor', livingChildren(tree, parent)],
      ['descendants', livingBelow(tree, address)],
    ] as const;
    for (const [limit, spent] of checks) {
      const allowed = limits[limit];
      if (allowed === undefined || spent + 1 <= allowed) continue;
      return describeExhaustion({ limit, actor: address, allowed, spent, reserved: 0, asked: 1 });
    }
  }
  return null;
}

function usedUp(tree: BudgetTree, address: string, at: number): Exhaustion[] {
  const { limits, spent, openedAt } = tree.nodes[address] as BudgetNode;
  const found = consumables.flatMap((what) => {
    const allowed = limits[what];
    if (allowed === undefined || spent[what] < allowed) return [];
    const reserved = reservedBelow(tree, address, what);
    return [
      describeExhaustion({ limit: what, actor: address, allowed, spent: spent[what], reserved, asked: 0 }),
    ];
  });
  const { wallClockMs } = limits;
  if (wallClockMs === undefined || at - openedAt < wallClockMs) return found;
  const clock = { limit: 'wallClockMs', actor: address, allowed: wallClockMs, spent: at - openedAt } as const;
  return [...found, describeExhaustion({ ...clock, reserved: 0, asked: 0 })];
}

/** Amounts that are real and above 0; anything else counts as nothing. */
function positive(amounts: Amounts): Amounts {
  return Object.fromEntries(
    consumables.flatMap((what) => {
      const amount = amounts[what] ?? 0;
      return Number.isFinite(amount) && amount > 0 ? [[what, amount]] : [];
    }),
  );
}
