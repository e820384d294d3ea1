import { isNearDuplicate } from './is-near-duplicate.ts';

export interface Concern {
  /** `c<turn>-<agent>-<index>`: the same in every replay. */
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly raisedBy: string;
  /** Turn in which it was raised, or raised again. */
  readonly raisedAt: number;
  /** Others who raised the same, in order. */
  readonly alsoRaisedBy: readonly string[];
  readonly resolvedBy: string | null;
  readonly resolvedAt: number | null;
}

/** All concerns of a conversation, in the order in which they were raised. */
export type ConcernRegister = readonly Concern[];

export interface RaiseInput {
  readonly turn: number;
  readonly agent: string;
  readonly concerns: readonly { readonly title: string; readonly detail: string }[];
}

export interface RaiseResult {
  readonly register: ConcernRegister;
  /** Ids of new concerns and of resolved ones that were raised again. */
  readonly raised: readonly string[];
  /** Concerns that were the same as an open one, by its id. */
  readonly merged: readonly { readonly title: string; readonly into: string }[];
}

/**
 * Adds concerns. One whose title is nearly that of an open concern is merged into it; one that is nearly a resolved
 * concern opens that one again. Titles that are blank are left out.
 */
export function raiseConcerns(register: ConcernRegister, { turn, agent, concerns }: RaiseInput): RaiseResult {
  let current: Concern[] = [...register];
  const raised: string[] = [];
  const merged: { title: string; into: string }[] = [];
  for (const [index, { title, detail }] of concerns.entries()) {
    if (title.trim() === '') continue;
    const known = findSame(current, title);
    if (known === undefined) {
      const id = `c${turn}-${agent}-${index}`;
      current.push({
        id,
        title: title.trim(),
        detail: detail.trim(),
        raisedBy: agent,
        raisedAt: turn,
        alsoRaisedBy: [],
        resolvedBy: null,
        resolvedAt: null,
      });
      raised.push(id);
      continue;
    }
    if (known.resolvedAt === null) merged.push({ title, into: known.id });
    else raised.push(known.id);
    current = current.map((concern) => (concern.id === known.id ? joinRaiser(known, agent, turn) : concern));
  }
  return { register: current, raised, merged };
}

export interface ResolveResult {
  readonly register: ConcernRegister;
  readonly resolved: readonly string[];
  /** Ids that name no open concern. */
  readonly unknown: readonly string[];
}

/** Closes concerns by id; ids that name no open concern change nothing and are given back. */
export function resolveConcerns(
  register: ConcernRegister,
  { turn, agent, ids }: { readonly turn: number; readonly agent: string; readonly ids: readonly string[] },
): ResolveResult {
  const open = new Set(openConcerns(register).map(({ id }) => id));
  const wanted = new Set(ids);
  return {
    register: register.map((concern) =>
      wanted.has(concern.id) && open.has(concern.id)
        ? { ...concern, resolvedBy: agent, resolvedAt: turn }
        : concern,
    ),
    resolved: [...wanted].filter((id) => open.has(id)),
    unknown: [...wanted].filter((id) => !open.has(id)),
  };
}

/** The concerns that are open, oldest first. */
export function openConcerns(register: ConcernRegister): Concern[] {
  return register.filter(({ resolvedAt }) => resolvedAt === null);
}

/** An open concern of the same title is preferred to a resolved one. */
function findSame(register: readonly Concern[], title: string): Concern | undefined {
  const same = register.filter((concern) => isNearDuplicate(concern.title, title));
  return same.find(({ resolvedAt }) => resolvedAt === null) ?? same[0];
}

function joinRaiser(concern: Concern, agent: string, turn: number): Concern {
  const known = concern.raisedBy === agent || concern.alsoRaisedBy.includes(agent);
  const joined = known ? concern : { ...concern, alsoRaisedBy: [...concern.alsoRaisedBy, agent] };
  return concern.resolvedAt === null
    ? joined
    : { ...joined, raisedAt: turn, resolvedBy: null, resolvedAt: null };
}
