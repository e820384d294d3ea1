import type { VoteCount } from './count-votes.ts';
import { addScores, cleanScore, formatScore } from './score-table.ts';
import { highestScore, type Verdict } from './verdict.ts';

/**
 * Each voter approves of any number of options; the most approved one wins
 * (S. J. Brams and P. C. Fishburn, "Approval Voting", American Political Science Review 72, 1978).
 */
export function countApproval(count: VoteCount): Verdict {
  const cast = cleanScore(count.votes.reduce((total, { weight }) => total + weight, 0));
  const points = count.votes.flatMap(({ approvals, weight }) =>
    approvals.map((option) => [option, weight] as const),
  );
  return highestScore(
    { scores: addScores(count.options, points), cast, details: {} },
    `approvals out of ${formatScore(cast)} ${count.unit}`,
  );
}
