import stringWidth from 'string-width';
import type { BallotView, VoteView } from '../documents/views.ts';
import { plural, scoreText } from './figures.ts';
import { labelled, listed } from './labelled.ts';
import { paintedName, rehearsalMark } from './names.ts';
import { clipped, type Page, padded, ruled, safeLine, wrapped, wrappedPainted } from './page.ts';
import type { RunState } from './run-state.ts';

/** What is put to the vote, and by which rule. */
export function ballotOpenedLines(page: Page, state: RunState, ballot: BallotView): string[] {
  const { proposal } = ballot;
  return [
    '',
    ruled(page, `${ballot.address.endsWith('#runoff') ? 'Runoff' : 'Ballot'} · round ${ballot.round}`),
    ...labelled(page, 'Title', proposal.title),
    ...(isSaid(state, proposal.summary) ? [] : labelled(page, 'Says', proposal.summary)),
    ...labelled(page, 'Rule', ruleOf(ballot)),
    ...ballot.options.flatMap((option) => [
      ...wrappedPainted(page, page.color.bold(safeLine(option.title)), {
        first: option.key === proposal.recommended ? '  ★ ' : '  ○ ',
        rest: '    ',
      }),
      ...(option.detail === '' ? [] : wrapped(page, option.detail, { rest: '    ' })),
    ]),
    ...(proposal.reasons.length === 0
      ? []
      : [page.color.dim('  Because'), ...listed(page, proposal.reasons)]),
    '',
    `  ${page.color.bold('Votes')}`,
  ];
}

/** The proposal has just been read in its author's message. */
function isSaid(state: RunState, summary: string): boolean {
  return summary === '' || state.proposal.includes(summary);
}

function ruleOf(ballot: BallotView): string {
  const quorum = `quorum ${Math.round(ballot.quorum * 100)} % of ${plural(ballot.eligible.length, 'voter')}`;
  return `${ballot.rule}, ${quorum}`;
}

/** One vote with its reason. */
export function voteLines(page: Page, state: RunState, vote: VoteView): string[] {
  const ballot = state.ballots.get(vote.ballot.address);
  const name = paintedName(page, state, {
    name: vote.agent?.name ?? vote.voter,
    address: vote.agent?.address,
  });
  const weight = vote.weight === 1 ? '' : page.color.dim(` (weight ${scoreText(vote.weight)})`);
  return [
    ...wrappedPainted(
      page,
      `${name}${weight}${rehearsalMark(page, vote.rehearsal)} → ${page.color.bold(choiceOf(ballot, vote))}`,
      {
        first: vote.objection === null ? '  ✓ ' : '  ✗ ',
        rest: '    ',
      },
    ),
    ...(vote.reason === '' ? [] : wrapped(page, vote.reason, { rest: '    ' })),
    ...(vote.objection === null
      ? []
      : wrapped(page, `Objection: ${vote.objection}`, { rest: '    ' }).map((line) => page.color.red(line))),
  ];
}

function choiceOf(ballot: BallotView | undefined, vote: VoteView): string {
  const title = (key: string): string => optionTitle(ballot, key);
  if (vote.ranking.length > 0 && isRanked(ballot)) return vote.ranking.map(title).join(' > ');
  if (vote.approvals.length > 0 && ballot?.rule.startsWith('approval'))
    return vote.approvals.map(title).join(' + ');
  return vote.choice === null ? 'abstains' : title(vote.choice);
}

function isRanked(ballot: BallotView | undefined): boolean {
  return /borda|schulze|ranked|instant/i.test(ballot?.rule ?? '');
}

export function optionTitle(ballot: BallotView | undefined, key: string): string {
  return safeLine(ballot?.options.find((option) => option.key === key)?.title ?? key);
}

const BAR = 20;

/** The count by the rule in force, best option first, and what the minority holds. */
export function ballotClosedLines(page: Page, ballot: BallotView): string[] {
  const { outcome } = ballot;
  if (outcome === null) return ['', page.color.dim(`  The ballot ended without a count (${ballot.status}).`)];
  const tally = [...outcome.tally].sort((a, b) => b.score - a.score);
  const most = Math.max(1e-9, ...tally.map(({ score }) => score));
  const figures = tally.map(({ score }) => scoreText(score));
  const figureWidth = Math.max(0, ...figures.map((figure) => stringWidth(figure)));
  const titleWidth = Math.max(10, page.width - BAR - figureWidth - 6);
  const widest = Math.min(
    titleWidth,
    Math.max(0, ...tally.map(({ option }) => stringWidth(optionTitle(ballot, option)))),
  );
  const passed = outcome.result === 'passed';
  const paint = passed ? page.color.green : page.color.yellow;
  return [
    '',
    `  ${page.color.bold('Tally')} ${page.color.dim(`by ${safeLine(ballot.rule)}, turnout ${Math.round(outcome.turnout * 100)} %`)}`,
    ...tally.map(({ option, score }, index) => {
      const title = padded(clipped(optionTitle(ballot, option), widest), widest);
      const bar = '█'.repeat(Math.max(0, Math.round((score / most) * BAR)));
      const line = `${title} ${(figures[index] ?? '').padStart(figureWidth)} ${bar}`.trimEnd();
      return `  ${option === outcome.winner ? paint(line) : line}`;
    }),
    ...wrapped(page, `${verdict(outcome.result)}: ${withTitles(ballot, outcome.explanation)}`, {
      first: passed ? '  ✓ ' : '  ✗ ',
      rest: '    ',
    }).map((line) => paint(line)),
  ];
}

/** The rule speaks of options by their keys; people know their titles. */
function withTitles(ballot: BallotView, text: string): string {
  return ballot.options.reduce(
    (said, { key, title }) =>
      said.replace(new RegExp(`(?<![\\w-])${key.replace(/\W/g, '\\$&')}(?![\\w-])`, 'g'), () => `“${title}”`),
    text,
  );
}

const VERDICTS: Readonly<Record<string, string>> = {
  passed: 'Passed',
  rejected: 'Not passed',
  tied: 'Tied',
  noQuorum: 'No quorum',
};

function verdict(result: string): string {
  return VERDICTS[result] ?? result;
}
