import {
  type BudgetNode,
  type BudgetTree,
  type Consumable,
  consumables,
  lineage,
  reservedBelow,
} from './budget-tree.ts';

/** What an actor may still use: the least that it and everyone above it have left. Null: not limited. Never below 0. */
export type Remaining = Readonly<Record<Consumable | 'wallClockMs', number | null>>;

export function remainingOf(tree: BudgetTree, actor: string, at: number): Remaining {
  const nodes = lineage(tree, actor).map((address) => [address, tree.nodes[address] as BudgetNode] as const);
  const least = (values: readonly (number | undefined)[]) => {
    const limited = values.filter((value) => value !== undefined);
    return limited.length === 0 ? null : Math.max(0, Math.min(...limited));
  };
  const left = consumables.map((what) => {
    const values = nodes.map(([address, { limits, spent }]) => {
      const allowed = limits[what];
      return allowed === undefined ? undefined : allowed - spent[what] - reservedBelow(tree, address, what);
    });
    return [what, least(values)] as const;
  });
  const wallClockMs = least(
    nodes.map(([, { limits, openedAt }]) =>
      limits.wallClockMs === undefined ? undefined : openedAt + limits.wallClockMs - at,
    ),
  );
  return { ...(Object.fromEntries(left) as Record<Consumable, number | null>), wallClockMs };
}
