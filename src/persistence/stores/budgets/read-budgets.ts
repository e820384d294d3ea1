import type { BudgetFigures, BudgetRow, BudgetUse } from '#core';
import { type BudgetNode, type BudgetTree, remainingOf, reservedBelow } from '#rules';

/** What the statement of {@link budgetsOfRoots} gives: one row. */
export interface StoredBudgets {
  readonly budgets: readonly StoredBudget[];
  readonly reservations: readonly StoredReservation[];
}

interface StoredBudget {
  readonly address: string;
  readonly root: string;
  readonly limits: BudgetFigures;
  /** Of the actor and of everything below it. */
  readonly used: Omit<BudgetUse, 'wallClockMs'>;
  readonly openedAt: number;
}

interface StoredReservation {
  readonly key: string;
  readonly root: string;
  readonly address: string;
  readonly tokens: number;
  readonly costUsd: number;
}

/** SQL condition: `inner` is the address `outer` or lies below it. */
const within = (inner: string, outer: string) =>
  `(${inner} = ${outer} or starts_with(${inner}, ${outer} || '/'))`;

/**
 * Budgets of trees with all that was used below each, and the open reservations; `roots` is SQL that
 * gives the roots; it stands there twice.
 * Turns are those that the actors have taken, so no counter can go wrong.
 */
export const budgetsOfRoots = (roots: string): string => `with wanted as (
    select b.* from budget b where b.root in (${roots})
  ), spent as (
    select w.address, coalesce(sum(r.used_tokens), 0)::bigint as tokens, coalesce(sum(r.used_cost_usd), 0) as cost_usd,
        coalesce(sum(r.used_model_calls), 0)::bigint as model_calls
      from wanted w left join budget_reservation r on r.root = w.root and ${within('r.address', 'w.address')}
      group by w.address
  ), taken as (
    select w.address, coalesce(sum(a.seq), 0)::bigint as turns
      from wanted w left join actor a on a.root = w.root and ${within('a.address', 'w.address')}
      group by w.address
  )
  select (select coalesce(json_agg(json_build_object('address', w.address, 'root', w.root,
      'limits', json_build_object('tokens', w.limit_tokens, 'costUsd', w.limit_cost_usd, 'modelCalls', w.limit_model_calls,
        'turns', w.limit_turns, 'wallClockMs', w.limit_wall_clock_ms),
      'used', json_build_object('tokens', s.tokens, 'costUsd', s.cost_usd, 'modelCalls', s.model_calls, 'turns', t.turns),
      'openedAt', extract(epoch from w.opened_at) * 1000) order by w.address), '[]')
    from wanted w join spent s on s.address = w.address join taken t on t.address = w.address) as budgets,
  (select coalesce(json_agg(json_build_object('key', r.key, 'root', r.root, 'address', r.address, 'tokens', r.tokens,
      'costUsd', r.cost_usd)), '[]')
    from budget_reservation r
    where r.status = 'reserved' and r.root in (${roots})) as reservations`;

/** The rows of one tree in the form of the rules. */
export function toBudgetTree(stored: StoredBudgets, root: string): BudgetTree {
  const budgets = stored.budgets.filter((budget) => budget.root === root);
  const nodes = budgets.map(({ address, limits, used, openedAt }): [string, BudgetNode] => {
    const set = Object.entries(limits).filter(([, value]) => value !== null);
    const parent = nearestBudget(budgets, parentOf(address));
    return [address, { parent, limits: Object.fromEntries(set), openedAt, closed: false, spent: used }];
  });
  const reservations = stored.reservations
    .filter((reservation) => reservation.root === root)
    .map(({ key, address, tokens, costUsd }) => {
      const actor = nearestBudget(budgets, address) ?? address;
      return [key, { actor, amounts: { tokens, costUsd, modelCalls: 1 } }] as const;
    });
  return { nodes: Object.fromEntries(nodes), reservations: Object.fromEntries(reservations) };
}

/** The budget that an actor is under: its own, or that of the next actor above it that has one. */
export function nearestBudget(
  budgets: readonly { readonly address: string }[],
  actor: string | null,
): string | null {
  for (let at = actor; at !== null; at = parentOf(at)) {
    const own = at;
    if (budgets.some(({ address }) => address === own)) return own;
  }
  return null;
}

/** An actor's address begins with that of its parent. */
function parentOf(address: string): string | null {
  const end = address.lastIndexOf('/');
  return end <= 0 ? null : address.slice(0, end);
}

/** The budgets of one tree as they stand at a time. */
export function toBudgetRows(stored: StoredBudgets, root: string, at: number): readonly BudgetRow[] {
  const tree = toBudgetTree(stored, root);
  return stored.budgets
    .filter((budget) => budget.root === root)
    .map(({ address, limits, used, openedAt }) => {
      const reserved = (what: 'tokens' | 'costUsd' | 'modelCalls') => reservedBelow(tree, address, what);
      return {
        address,
        root,
        parent: tree.nodes[address]?.parent ?? null,
        limits,
        used: { ...used, wallClockMs: Math.max(0, at - openedAt) },
        reserved: {
          tokens: reserved('tokens'),
          costUsd: reserved('costUsd'),
          modelCalls: reserved('modelCalls'),
          turns: 0,
          wallClockMs: 0,
        },
        remaining: remainingOf(tree, address, at),
        openedAt: new Date(openedAt),
      };
    });
}
