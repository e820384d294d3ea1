import { scoreChoices } from './choice-scores.ts';
import type { VoteCount } from './count-votes.ts';
import { cleanScore, formatOptions, formatScore, leadersOf } from './score-table.ts';
import { passed, rejected, type Verdict } from './verdict.ts';
import { defaultSupermajority, type RuleOf } from './voting-rule.ts';

/**
 * An option needs at least the fraction of the base, by default two thirds of the votes cast, abstentions left out
 * (Robert's Rules of Order, 4th ed. 1915, §48). Short of it the ballot is rejected, also when the lead is shared:
 * breaking that tie would not reach the fraction.
 */
export function countSupermajority(count: VoteCount, rule: RuleOf<'supermajority'>): Verdict {
  const choices = scoreChoices(count);
  const base = rule.base === 'eligible' ? count.eligibleWeight : choices.cast;
  const needed = cleanScore(base * (rule.fraction ?? defaultSupermajority));
  const counted = { ...choices, details: { base, needed, exclusive: false } };
  const leaders = leadersOf(choices.scores);
  const [leader = ''] = leaders;
  const top = choices.scores.get(leader) ?? 0;
  const numbers = `${formatScore(top)} of ${formatScore(base)} ${count.unit}, at least ${formatScore(needed)} needed`;
  if (top === 0) return rejected('no option has any support', counted);
  if (top >= needed) return passed(leader, `${leader} has ${numbers}`, counted);
  return rejected(
    leaders.length > 1
      ? `${formatOptions(leaders)} share the lead with only ${numbers}`
      : `${leader} leads with only ${numbers}`,
    counted,
  );
}
