export {
  abstain,
  type Ballot,
  type EligibleVoter,
  findBallotError,
  findVoteError,
  type Vote,
  voteSchema,
} from './ballot.ts';
export { BallotError } from './ballot-error.ts';
export { describeVotingRule, formatVotingRule } from './describe-voting-rule.ts';
export { isDecided } from './is-decided.ts';
export { type MinorityPosition, minorityReport } from './minority-report.ts';
export { reasonedObjection } from './reasoned-objection.ts';
export { runoffOptions } from './runoff-options.ts';
export type { OptionScore } from './score-table.ts';
export { type Outcome, tally } from './tally.ts';
export {
  defaultSupermajority,
  parseVotingRule,
  type VictoryMeasure,
  type VotingBase,
  type VotingRule,
  type VotingRuleKind,
  votingRuleForms,
  votingRuleSchema,
} from './voting-rule.ts';
