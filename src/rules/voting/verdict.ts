import type { JsonObject } from '#core';
import { formatOptions, formatScore, leadersOf } from './score-table.ts';

/** What a rule says of a count, before the quorum is looked at. */
export interface Verdict {
  readonly status: 'passed' | 'rejected' | 'tied';
  readonly winner: string | null;
  /** Options that a runoff would be between. */
  readonly tied: readonly string[];
  readonly scores: ReadonlyMap<string, number>;
  /** Weight of the votes that express a preference this rule can read. */
  readonly cast: number;
  /** What happened, with the numbers, without the rule's name. */
  readonly sentence: string;
  readonly details: JsonObject;
}

type Counted = Pick<Verdict, 'scores' | 'cast' | 'details'>;

export function passed(winner: string, sentence: string, counted: Counted): Verdict {
  return { status: 'passed', winner, tied: [], sentence, ...counted };
}

export function rejected(sentence: string, counted: Counted): Verdict {
  return { status: 'rejected', winner: null, tied: [], sentence, ...counted };
}

export function tiedBetween(tied: readonly string[], sentence: string, counted: Counted): Verdict {
  return { status: 'tied', winner: null, tied, sentence, ...counted };
}

/** The single highest score wins, a shared one ties, and nothing passes when nobody expressed a preference. */
export function highestScore(counted: Counted, noun: string): Verdict {
  const leaders = leadersOf(counted.scores);
  const [leader] = leaders;
  const top = leader === undefined ? 0 : (counted.scores.get(leader) ?? 0);
  if (leader === undefined || top <= 0) return rejected('no option has any support', counted);
  if (leaders.length > 1) {
    return tiedBetween(
      leaders,
      `${formatOptions(leaders)} share the lead with ${formatScore(top)} ${noun} each`,
      counted,
    );
  }
  const next = Math.max(
    0,
    ...[...counted.scores].filter(([key]) => key !== leader).map(([, score]) => score),
  );
  return passed(
    leader,
    `${leader} leads with ${formatScore(top)} ${noun}, ahead of ${formatScore(next)}`,
    counted,
  );
}
