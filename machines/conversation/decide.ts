import type { ConcludeReply, Decision } from '#core';
import { formatVotingRule } from '#rules';
import { type ConversationContext, facilitatorOf, present } from './conversation-state.ts';
import { ask, change, type Draft, say, statehouse } from './draft.ts';
import { assumptionsOf } from './questions.ts';

/** Without a ballot that passed and without a person: the most wanted option, marked as what it is. */
export function choosePlurality(draft: Draft): void {
  const { proposal, result } = draft.context;
  if (proposal === null) return;
  const known = (result?.scores ?? []).filter(({ option }) =>
    proposal.options.some(({ key }) => key === option),
  );
  const top = Math.max(0, ...known.map(({ score }) => score));
  const leaders = known.filter(({ score }) => score === top && score > 0).map(({ option }) => option);
  const option = leaders.includes(proposal.recommended)
    ? proposal.recommended
    : (leaders[0] ?? proposal.recommended);
  change(draft, { chosen: { option, by: 'plurality' } });
}

const how = {
  ballot: 'A ballot passed',
  plurality: 'No ballot passed and no person decided; the option with the most support is recorded:',
  person: 'A person decided for',
} as const;

export function askForConclusion(draft: Draft): void {
  const { context } = draft;
  const { chosen, conclusionTries, proposal, result } = context;
  if (chosen === null) return;
  change(draft, { conclusionTries: conclusionTries + 1 });
  const author = conclusionTries === 0 ? facilitatorOf(context) : present(context).at(-1);
  if (!author) return;
  const title = proposal?.options.find(({ key }) => key === chosen.option)?.title ?? chosen.option;
  const dissent = (result?.dissent ?? [])
    .map(({ agent, position, reason }) => `${agent}: ${position} (${reason})`)
    .join('; ');
  ask(draft, author.key, 'conclude', {
    round: context.round,
    options: [chosen.option],
    note: `${how[chosen.by]} [${chosen.option}] ${title}. ${result?.explanation ?? ''}${dissent === '' ? '' : ` Dissent: ${dissent}`}`.slice(
      0,
      2_000,
    ),
  });
}

/** The decision in the words of whoever concluded. */
export function recordDecision(draft: Draft, reply: ConcludeReply): void {
  const { result } = draft.context;
  record(draft, {
    summary: reply.decision,
    reasons: reply.reasons,
    actionItems: reply.actionItems,
    dissent: result === null || result.dissent.length === 0 ? reply.dissent : result.dissent,
  });
}

/** Nobody could put the decision into words: it is recorded from the ballot alone. */
export function recordBareDecision(draft: Draft): void {
  const { chosen, result } = draft.context;
  if (chosen === null) return;
  const title = titleOf(draft.context, chosen.option);
  const summary = `${how[chosen.by]}: ${title}. ${result?.explanation ?? ''}`.trim();
  say(draft, statehouse, { messageType: 'consensus', text: summary, data: { option: chosen.option } });
  record(draft, {
    summary,
    reasons: result?.support ?? [],
    actionItems: [],
    dissent: result?.dissent ?? [],
  });
}

function record(
  draft: Draft,
  words: Pick<Decision, 'summary' | 'reasons' | 'actionItems' | 'dissent'>,
): void {
  const { context } = draft;
  const { chosen, result } = context;
  if (chosen === null || context.isConcluded) return;
  change(draft, { isConcluded: true });
  const title = titleOf(context, chosen.option);
  draft.facts.push({
    type: 'decision.reached',
    decision: {
      title,
      ...words,
      decidedBy: chosen.by,
      rule: formatVotingRule(context.options.votingRule),
      option: { key: chosen.option, title },
      ballot: result?.ballot ?? null,
      rounds: context.round,
      assumptions: assumptionsOf(context),
      rehearsal: context.rehearsal,
      totals: draft.context.totals,
    },
  });
}

function titleOf({ proposal }: ConversationContext, option: string): string {
  return proposal?.options.find(({ key }) => key === option)?.title ?? option;
}
