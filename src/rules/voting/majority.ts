import { scoreChoices } from './choice-scores.ts';
import type { VoteCount } from './count-votes.ts';
import { formatOptions, formatScore, leadersOf } from './score-table.ts';
import { passed, rejected, tiedBetween, type Verdict } from './verdict.ts';
import type { RuleOf } from './voting-rule.ts';

/**
 * An option needs more than half of the base. By default that is the votes cast, abstentions left out (Robert's Rules
 * of Order, 4th ed. 1915, §46 and §48: "more than half of the votes cast, ignoring blanks").
 */
export function countMajority(count: VoteCount, rule: RuleOf<'majority'>): Verdict {
  const choices = scoreChoices(count);
  const base = rule.base === 'eligible' ? count.eligibleWeight : choices.cast;
  const needed = base / 2;
  const counted = { ...choices, details: { base, needed, exclusive: true } };
  const leaders = leadersOf(choices.scores);
  const [leader = ''] = leaders;
  const top = choices.scores.get(leader) ?? 0;
  const of = `of ${formatScore(base)} ${count.unit}`;
  const bar = `more than ${formatScore(needed)} needed`;
  if (top === 0) return rejected('no option has any support', counted);
  if (top > needed) return passed(leader, `${leader} has ${formatScore(top)} ${of}, ${bar}`, counted);
  return leaders.length > 1
    ? tiedBetween(
        leaders,
        `${formatOptions(leaders)} share the lead with ${formatScore(top)} each ${of}, ${bar}`,
        counted,
      )
    : rejected(`${leader} leads with only ${formatScore(top)} ${of}, ${bar}`, counted);
}
