import { scoreChoices } from './choice-scores.ts';
import type { VoteCount } from './count-votes.ts';
import { formatScore, leadersOf, sortScores } from './score-table.ts';
import { passed, rejected, type Verdict } from './verdict.ts';
import type { RuleOf } from './voting-rule.ts';

/**
 * Every vote of the base is for the same option. With the base `cast` an abstention stands aside; with `eligible`
 * everybody has to vote for it. A divided vote is rejected, never tied: unanimity leaves no tie to break.
 */
export function countUnanimity(count: VoteCount, rule: RuleOf<'unanimity'>): Verdict {
  const choices = scoreChoices(count);
  const base = rule.base === 'eligible' ? count.eligibleWeight : choices.cast;
  const counted = { ...choices, details: { base, needed: base, exclusive: false } };
  const [leader = ''] = leadersOf(choices.scores);
  const top = choices.scores.get(leader) ?? 0;
  const share = `${formatScore(top)} of ${formatScore(base)} ${count.unit}`;
  if (top === 0) return rejected('no option has any support', counted);
  if (top >= base) return passed(leader, `${leader} has all ${share}`, counted);
  const supported = sortScores(choices.scores).filter(({ score }) => score > 0);
  return rejected(
    supported.length > 1
      ? `the votes are divided: ${supported.map(({ option, score }) => `${option} ${formatScore(score)}`).join(', ')}`
      : `${leader} has only ${share}, all needed`,
    counted,
  );
}
