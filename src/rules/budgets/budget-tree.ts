/** What is used up by working. Money is in US dollars. */
export const consumables = ['tokens', 'costUsd', 'turns', 'modelCalls'] as const;
export type Consumable = (typeof consumables)[number];
export type Amounts = Readonly<Partial<Record<Consumable, number>>>;

/** Limits of an actor and everything below it; absent: none of its own. Those of every ancestor hold as well. */
export interface BudgetLimits {
  readonly tokens?: number;
  readonly costUsd?: number;
  readonly turns?: number;
  readonly modelCalls?: number;
  /** Since the budget was opened. */
  readonly wallClockMs?: number;
  /** Generations below the actor. */
  readonly spawnDepth?: number;
  /** Living children of the actor, and of each one below it. */
  readonly childrenPerActor?: number;
  /** Living actors below the actor, in all generations. */
  readonly descendants?: number;
}

export type LimitName = keyof BudgetLimits;

export interface BudgetNode {
  readonly parent: string | null;
  readonly limits: BudgetLimits;
  /** Milliseconds since the Unix epoch. */
  readonly openedAt: number;
  readonly closed: boolean;
  /** Settled use of the actor and of everything below it. */
  readonly spent: Readonly<Record<Consumable, number>>;
}

/** Plain JSON: lives in a chart's context or in rows. */
export interface BudgetTree {
  readonly nodes: Readonly<Record<string, BudgetNode>>;
  /** Reserved and not yet settled, by the idempotency key of the call. */
  readonly reservations: Readonly<Record<string, { readonly actor: string; readonly amounts: Amounts }>>;
}

export const emptyBudgetTree: BudgetTree = { nodes: {}, reservations: {} };

/** A limit that stands in the way, and whose it is. */
export interface Exhaustion {
  readonly limit: LimitName;
  /** The actor that the limit belongs to: the one that asked or one above it. */
  readonly actor: string;
  readonly allowed: number;
  readonly spent: number;
  readonly reserved: number;
  /** What was asked for on top; 0 when the limit is used up without asking. */
  readonly asked: number;
  /** One sentence for people. */
  readonly message: string;
}

export type BudgetAnswer =
  | { readonly granted: true; readonly tree: BudgetTree }
  | { readonly granted: false; readonly exhausted: Exhaustion };

/** The actor and all above it, the root last; empty for an actor without a budget. */
export function lineage(tree: BudgetTree, actor: string): readonly string[] {
  const line: string[] = [];
  for (let at: string | null = actor; at !== null; at = tree.nodes[at]?.parent ?? null) {
    if (tree.nodes[at] === undefined) break;
    line.push(at);
  }
  return line;
}

/** Unsettled reservations of the actor and of everything below it. */
export function reservedBelow(tree: BudgetTree, actor: string, what: Consumable): number {
  return Object.values(tree.reservations).reduce(
    (sum, reservation) =>
      lineage(tree, reservation.actor).includes(actor) ? sum + (reservation.amounts[what] ?? 0) : sum,
    0,
  );
}

/** Living actors below the actor. */
export function livingBelow(tree: BudgetTree, actor: string): number {
  return Object.entries(tree.nodes).filter(
    ([address, { closed }]) => !closed && address !== actor && lineage(tree, address).includes(actor),
  ).length;
}

export function livingChildren(tree: BudgetTree, actor: string): number {
  return Object.values(tree.nodes).filter(({ closed, parent }) => !closed && parent === actor).length;
}

export function describeExhaustion(exhaustion: Omit<Exhaustion, 'message'>): Exhaustion {
  const { limit, actor, allowed, spent, reserved, asked } = exhaustion;
  const is = (amount: number) => `${amount} ${amount === 1 ? 'is' : 'are'}`;
  const used = reserved > 0 ? `${is(spent)} used and ${reserved} reserved` : `${is(spent)} used`;
  const more = asked > 0 ? `, ${asked} more ${asked === 1 ? 'was' : 'were'} asked for` : '';
  return {
    ...exhaustion,
    message: `The limit ${limit} = ${allowed} of ${actor} is used up: ${used}${more}. Extend it, or let the work end.`,
  };
}
