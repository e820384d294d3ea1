import type { VoteCount } from './count-votes.ts';
import { addScores, cleanScore, formatOptions, formatScore, leadersOf, sortScores } from './score-table.ts';
import { passed, rejected, tiedBetween, type Verdict } from './verdict.ts';

type Scores = ReadonlyMap<string, number>;

interface Ending {
  readonly winners: readonly string[];
  /** Per option: what it held when it left or won, at its best over all orders of elimination. */
  readonly scores: Scores;
}

const stateLimit = 5_000;

/**
 * Instant runoff (Robert's Rules of Order Newly Revised calls it preferential voting): the option with the fewest
 * first choices leaves and its votes go to their next choice, until one holds more than half of the votes that still
 * name an option. When options share the last place, each of them leaving is followed up and all options that win in
 * some order are tied. An option scores what it held when it left or won.
 */
export function countInstantRunoff(count: VoteCount): Verdict {
  const first = firstChoices(count, count.options);
  const cast = totalOf(first);
  const rounds = traceRounds(count);
  if (cast === 0) {
    return rejected('no option has any support', { scores: first, cast, details: { rounds } });
  }
  const { winners, scores } = explore(count);
  const counted = { scores, cast, details: { rounds } };
  const [winner = ''] = winners;
  const votes = `${formatScore(cast)} ${count.unit}`;
  if (winners.length > 1) {
    return tiedBetween(
      winners,
      `${formatOptions(winners)} each win when ties for the last place fall their way, over ${votes}`,
      counted,
    );
  }
  const held = formatScore(scores.get(winner) ?? 0);
  return passed(
    winner,
    `${winner} ends with ${held} of ${votes}, more than half of those that still count`,
    counted,
  );
}

/** Follows every order of elimination; past the limit all options that are still in may win. */
function explore(count: VoteCount): Ending {
  const endings = new Map<string, Ending>();
  let exhausted = false;
  const visit = (remaining: readonly string[]): Ending => {
    const key = remaining.join('\n');
    const known = endings.get(key);
    if (known !== undefined) return known;
    if (endings.size >= stateLimit) exhausted = true;
    const scores = firstChoices(count, remaining);
    const winner = majorityOf(scores);
    const ending =
      winner !== null || exhausted
        ? { winners: winner === null ? remaining : [winner], scores }
        : joinEndings(
            scores,
            eliminations(scores).map((gone) => visit(remaining.filter((option) => !gone.includes(option)))),
          );
    endings.set(key, ending);
    return ending;
  };
  const ending = visit(count.options);
  if (!exhausted) return ending;
  const stillIn = firstBranch(count, count.options);
  return {
    winners: stillIn,
    scores: new Map([...firstChoices(count, count.options), ...firstChoices(count, stillIn)]),
  };
}

function joinEndings(here: Scores, endings: readonly Ending[]): Ending {
  const scores = new Map(here);
  for (const ending of endings) {
    for (const [option, score] of ending.scores) scores.set(option, Math.max(score, scores.get(option) ?? 0));
  }
  return { winners: [...new Set(endings.flatMap(({ winners }) => winners))].sort(), scores };
}

/**
 * Who leaves next: one entry per possibility. Options that even together stay below the next one leave at once,
 * which changes no winner and keeps ties without consequence from branching.
 */
function eliminations(scores: Scores): string[][] {
  const ascending = sortScores(scores).reverse();
  const lowest = ascending.filter(({ score }) => score === ascending[0]?.score);
  const next = ascending[lowest.length];
  const together = lowest.reduce((total, { score }) => total + score, 0);
  const options = lowest.map(({ option }) => option);
  return next !== undefined && together < next.score ? [options] : options.map((option) => [option]);
}

function firstBranch(count: VoteCount, remaining: readonly string[]): readonly string[] {
  const possible = eliminations(firstChoices(count, remaining));
  const [only] = possible;
  return possible.length > 1 || only === undefined
    ? remaining
    : firstBranch(
        count,
        remaining.filter((option) => !only.includes(option)),
      );
}

/** The rounds up to the end, or up to the first tie for the last place that has to be followed both ways. */
function traceRounds(count: VoteCount) {
  const rounds: {
    scores: Record<string, number>;
    exhausted: number;
    leaves: string[];
    tiedForLast: boolean;
  }[] = [];
  let remaining = count.options;
  const cast = totalOf(firstChoices(count, remaining));
  for (;;) {
    const scores = firstChoices(count, remaining);
    const done = majorityOf(scores) !== null;
    const possible = done ? [] : eliminations(scores);
    const leaves = possible.flat();
    rounds.push({
      scores: Object.fromEntries(sortScores(scores).map(({ option, score }) => [option, score])),
      exhausted: cleanScore(cast - totalOf(scores)),
      leaves,
      tiedForLast: possible.length > 1,
    });
    if (possible.length !== 1) return rounds;
    remaining = remaining.filter((option) => !leaves.includes(option));
  }
}

function firstChoices(count: VoteCount, remaining: readonly string[]): Scores {
  return addScores(
    remaining,
    count.votes.flatMap(({ ranking, weight }) => {
      const choice = ranking.find((option) => remaining.includes(option));
      return choice === undefined ? [] : [[choice, weight] as const];
    }),
  );
}

function majorityOf(scores: Scores): string | null {
  const [leader] = leadersOf(scores);
  if (leader === undefined) return null;
  return scores.size === 1 || (scores.get(leader) ?? 0) > totalOf(scores) / 2 ? leader : null;
}

function totalOf(scores: Scores): number {
  return cleanScore([...scores.values()].reduce((total, score) => total + score, 0));
}
