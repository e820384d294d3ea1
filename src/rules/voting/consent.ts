import { scoreChoices } from './choice-scores.ts';
import type { VoteCount } from './count-votes.ts';
import { formatOptions, leadersOf } from './score-table.ts';
import { passed, rejected, tiedBetween, type Verdict } from './verdict.ts';
import type { RuleOf } from './voting-rule.ts';

/**
 * Consent, as in sociocracy: a proposal is adopted when nobody has a reasoned objection to it; it need not be anyone's
 * first choice (G. Endenburg, "Sociocracy: The Organization of Decision-Making", 1998). The option on the table is the
 * rule's own, else the one that most voters choose. Every reasoned objection blocks, whichever option its author
 * chose: to overlook one would be worse than to talk again.
 */
export function countConsent(count: VoteCount, rule: RuleOf<'consent'>): Verdict {
  const choices = scoreChoices(count);
  const onTheTable = rule.option === undefined ? findProposals(count, choices.scores) : [rule.option];
  const objections = count.objections.map(({ voter, objection }) => ({ voter, objection }));
  const counted = { ...choices, details: { onTheTable, objections } };
  const [option] = onTheTable;
  if (objections.length > 0) {
    const names = formatOptions(objections.map(({ voter }) => voter));
    const target = option === undefined ? 'the proposal' : formatOptions(onTheTable);
    const noun =
      objections.length === 1 ? '1 reasoned objection' : `${objections.length} reasoned objections`;
    return rejected(`${noun} to ${target}, by ${names}`, counted);
  }
  if (option === undefined) return rejected('no option has any support', counted);
  if (onTheTable.length > 1) {
    return tiedBetween(
      onTheTable,
      `nobody objects, and ${formatOptions(onTheTable)} have the same support`,
      counted,
    );
  }
  return passed(option, `nobody has a reasoned objection to ${option}`, counted);
}

function findProposals(count: VoteCount, scores: ReadonlyMap<string, number>): string[] {
  if (count.options.length === 1) return [...count.options];
  return leadersOf(scores).filter((option) => (scores.get(option) ?? 0) > 0);
}
