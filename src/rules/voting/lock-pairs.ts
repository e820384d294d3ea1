import { at, strongestPaths } from './pairwise.ts';

export interface Victory {
  readonly winner: number;
  readonly loser: number;
  /** Whole number from 1; equal for equally strong victories. */
  readonly strength: number;
}

export interface LockOutcome {
  /** Options that come first in some order of the equal victories. */
  readonly winners: readonly number[];
  /** Per option: the number of options that do not end above it, in its best order. */
  readonly scores: readonly number[];
  /** Per victory: whether it holds at the end of every order, of none, or of some. */
  readonly fates: readonly ('locked' | 'skipped' | 'either')[];
  /** False when there were too many orders: then `winners` are all that might win, and perhaps more. */
  readonly complete: boolean;
}

/** `above[a][b]`: a locked path leads from a to b. */
type Above = readonly (readonly boolean[])[];

const defaultStateLimit = 2_000;

/**
 * Locks victories in from the strongest, those of equal strength in every possible order.
 * The search keeps what is locked so far as a transitive relation and visits each relation once per strength; a
 * victory that lies on no circle with its equals is locked without branching, since every order locks it.
 */
export function lockPairs(
  size: number,
  victories: readonly Victory[],
  stateLimit = defaultStateLimit,
): LockOutcome {
  let states: readonly Above[] = [
    Array.from({ length: size }, () => Array.from({ length: size }, () => false)),
  ];
  const budget = { left: stateLimit };
  const strengths = [...new Set(victories.map(({ strength }) => strength))].sort((a, b) => b - a);
  for (const strength of strengths) {
    const group = victories.filter((victory) => victory.strength === strength);
    const reached = new Map<string, Above>();
    const seen = new Set<string>();
    for (const state of states) exploreOrders(state, group, { reached, seen, budget });
    if (budget.left <= 0) return boundWinners(size, victories);
    states = [...reached.values()];
  }
  const options = Array.from({ length: size }, (_, index) => index);
  const scores = options.map((option) =>
    Math.max(...states.map((above) => size - 1 - options.filter((other) => above[other]![option]).length)),
  );
  return {
    winners: options.filter((option) => scores[option] === size - 1),
    scores,
    fates: victories.map(({ winner, loser }) => {
      const held = states.filter((above) => above[winner]![loser]).length;
      return held === states.length ? 'locked' : held === 0 ? 'skipped' : 'either';
    }),
    complete: true,
  };
}

interface Search {
  readonly reached: Map<string, Above>;
  readonly seen: Set<string>;
  readonly budget: { left: number };
}

function exploreOrders(start: Above, group: readonly Victory[], search: Search): void {
  const pending: Above[] = [start];
  for (let state = pending.pop(); state !== undefined && search.budget.left > 0; state = pending.pop()) {
    const settled = lockUncontested(state, group);
    const key = keyOf(settled);
    if (search.seen.has(key)) continue;
    search.seen.add(key);
    search.budget.left -= 1;
    const open = openVictories(settled, group);
    if (open.length === 0) search.reached.set(key, settled);
    else for (const victory of open) pending.push(lock(settled, victory));
  }
}

/** Locks each open victory whose loser cannot reach its winner even over all other open ones. */
function lockUncontested(start: Above, group: readonly Victory[]): Above {
  let above = start;
  const open = openVictories(above, group);
  const everything = open.reduce(lock, above);
  for (const victory of open) {
    if (!everything[victory.loser]![victory.winner]) above = lock(above, victory);
  }
  return above;
}

function openVictories(above: Above, group: readonly Victory[]): Victory[] {
  return group.filter(({ winner, loser }) => !above[winner]![loser] && !above[loser]![winner]);
}

function lock(above: Above, { winner, loser }: Victory): Above {
  return above.map((row, a) =>
    a === winner || row[winner]
      ? row.map((held, b) => held || b === loser || above[loser]![b] === true)
      : row,
  );
}

function keyOf(above: Above): string {
  return above.map((row) => row.map((held) => (held ? '1' : '0')).join('')).join('|');
}

/**
 * Without trying orders: a victory that no path of victories at least as strong leads around is locked in every order,
 * so its loser cannot win. All other options might.
 */
function boundWinners(size: number, victories: readonly Victory[]): LockOutcome {
  const links = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const { winner, loser, strength } of victories) links[winner]![loser] = strength;
  const paths = strongestPaths(links);
  const isCertain = ({ winner, loser, strength }: Victory) => at(paths, loser, winner) < strength;
  const certain = victories.filter(isCertain);
  const scores = Array.from(
    { length: size },
    (_, option) => size - 1 - certain.filter(({ loser }) => loser === option).length,
  );
  return {
    winners: scores.flatMap((score, option) => (score === size - 1 ? [option] : [])),
    scores,
    fates: victories.map((victory) => (isCertain(victory) ? 'locked' : 'either')),
    complete: false,
  };
}
