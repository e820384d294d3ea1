import { formatScore, formatShare } from './score-table.ts';
import { defaultSupermajority, type VotingBase, type VotingRule } from './voting-rule.ts';

/** The rule's name for a person, with its parameters: `at least 66.7% of the votes cast`. */
export function describeVotingRule(rule: VotingRule): string {
  switch (rule.kind) {
    case 'unanimity':
      return `unanimity of the ${baseName(rule.base)}`;
    case 'majority':
      return `majority of the ${baseName(rule.base)}`;
    case 'supermajority':
      return `supermajority of ${formatShare(rule.fraction ?? defaultSupermajority)} of the ${baseName(rule.base)}`;
    case 'plurality':
      return 'plurality';
    case 'approval':
      return 'approval voting';
    case 'borda':
      return 'Borda count';
    case 'instantRunoff':
      return 'instant runoff';
    case 'schulze':
      return rule.measure === 'margins' ? 'Schulze method by margins' : 'Schulze method';
    case 'rankedPairs':
      return rule.measure === 'margins' ? 'ranked pairs by margins' : 'ranked pairs';
    case 'consent':
      return 'consent';
  }
}

/** The rule as text that `parseVotingRule` reads back. */
export function formatVotingRule(rule: VotingRule): string {
  const parts: string[] = [rule.kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)];
  if (rule.kind === 'supermajority' && rule.fraction !== undefined) parts.push(formatFraction(rule.fraction));
  if ('base' in rule && rule.base !== undefined) parts.push(rule.base);
  if ('measure' in rule && rule.measure !== undefined) {
    parts.push(rule.measure === 'winningVotes' ? 'winning-votes' : rule.measure);
  }
  if (rule.kind === 'consent' && rule.option !== undefined) parts.push(rule.option);
  return parts.join(':');
}

function baseName(base: VotingBase | undefined): string {
  return base === 'eligible' ? 'eligible votes' : 'votes cast';
}

function formatFraction(fraction: number): string {
  for (let divisor = 2; divisor <= 12; divisor += 1) {
    const numerator = Math.round(fraction * divisor);
    if (numerator / divisor === fraction) return `${formatScore(numerator)}/${formatScore(divisor)}`;
  }
  return String(fraction);
}
