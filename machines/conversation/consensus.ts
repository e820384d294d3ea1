import type { BallotOptionText } from '#core';
import { describeVotingRule, type VotingRule } from '#rules';
import type { BallotResult, BallotVotingOpened } from '../ballot/ballot-state.ts';
import { type ConversationContext, facilitatorOf, participant, present } from './conversation-state.ts';
import { ask, change, childAddress, type Draft } from './draft.ts';

const objectorsHeard = 3;

export interface BallotOpening {
  readonly messageId: string;
  readonly title: string;
  readonly summary: string;
  readonly options: readonly BallotOptionText[];
  readonly recommended: string;
  readonly reasons: readonly string[];
}

/** Puts the proposal to the vote. The bodies go to the ballot in its input and are not kept here. */
export function openBallot(draft: Draft, opening: BallotOpening): void {
  const { options, participants, round } = draft.context;
  const id = `ballot-${round}`;
  draft.orders.push({
    kind: 'ballot',
    id,
    input: {
      conversation: draft.turn.address,
      round,
      rule: ruleFor(options.votingRule, opening.recommended),
      proposal: {
        messageId: opening.messageId,
        title: opening.title,
        summary: opening.summary,
        recommended: opening.recommended,
        reasons: opening.reasons,
      },
      options: opening.options.map(({ key, title, detail }) => ({ key, title, detail })),
      eligible: [
        ...participants.map(({ key, name, weight }) => ({ voter: key, name, weight })),
        ...options.people.map(({ name, weight }) => ({ voter: name, name, weight })),
      ],
      quorum: options.quorum,
      deadlineMs: options.ballotDeadlineMs,
      runoff: options.runoff,
      closeWhenDecided: options.closeBallotsEarly,
    },
  });
  change(draft, {
    ballot: { id, address: childAddress(draft, id), options: [], isRunoff: false, isCalled: false },
  });
}

/** Consent is given to an option on the table: the one that the proposal recommends. */
function ruleFor(rule: VotingRule, recommended: string): VotingRule {
  return rule.kind === 'consent' && rule.option === undefined
    ? { kind: 'consent', option: recommended }
    : rule;
}

/** Voting has begun, or begins again between fewer options. */
export function noteVoting(draft: Draft, event: BallotVotingOpened): void {
  const { ballot } = draft.context;
  if (ballot === null || ballot.address !== event.ballot) return;
  if (ballot.options.length > 0 && ballot.isRunoff === event.runoff) return;
  // Who has not voted by the deadline is asked anew, for the runoff.
  withdrawVotes(draft);
  change(draft, {
    ballot: { ...ballot, options: event.options, isRunoff: event.runoff, isCalled: false },
  });
}

/** Asks every agent for its vote; those that are not asked any more are not waited for. */
export function callVotes(draft: Draft): void {
  const { ballot, options, participants, round } = draft.context;
  if (ballot === null) return;
  change(draft, { ballot: { ...ballot, isCalled: true } });
  const voters = present(draft.context);
  const note = ballot.isRunoff ? 'The first ballot did not decide. This is the runoff.' : null;
  for (const { key } of voters) {
    ask(draft, key, 'vote', {
      round,
      rule: describeVotingRule(options.votingRule),
      options: ballot.options,
      note,
    });
  }
  for (const one of participants) if (!voters.includes(one)) excuseFromBallot(draft, one.key);
}

export function excuseFromBallot(draft: Draft, voter: string): void {
  const { ballot } = draft.context;
  if (ballot === null) return;
  draft.orders.push({ kind: 'send', child: ballot.id, event: { type: 'ballot.excuse', voter } });
}

function withdrawVotes(draft: Draft): void {
  const votes = draft.context.pending.filter(({ kind }) => kind === 'vote');
  for (const { agent, requestId } of votes) {
    draft.orders.push({
      kind: 'panel',
      event: { type: 'supervisor.tell', agents: [agent], event: { type: 'agent.withdraw', requestId } },
    });
  }
  change(draft, { pending: draft.context.pending.filter((one) => !votes.includes(one)) });
}

/** The ballot is over: its result decides, or says whom to hear before the next round. */
export function noteResult(draft: Draft, result: BallotResult): void {
  const { ballot, options, round, proposal } = draft.context;
  if (ballot === null || !result.ballot.startsWith(ballot.address)) return;
  withdrawVotes(draft);
  change(draft, { ballot: null, result });
  if (result.status === 'passed' && result.winner !== null) {
    change(draft, { chosen: { option: result.winner, by: 'ballot' } });
    return;
  }
  if (round >= options.maxConsensusRounds) return;
  const toHear = result.objectors.filter(
    (voter) => participant(draft.context, voter) !== undefined && voter !== proposal?.proposer,
  );
  change(draft, { objectors: toHear.slice(0, objectorsHeard) });
}

/** The next of those who objected says what would have to change. */
export function hearObjector(draft: Draft): void {
  const [next, ...objectors] = draft.context.objectors;
  change(draft, { objectors });
  if (next === undefined || !present(draft.context).some(({ key }) => key === next)) return;
  ask(draft, next, 'discuss', {
    round: draft.context.round,
    note: `The ballot did not pass. ${explain(draft.context)} You voted otherwise or objected: say what would have to change in the proposal for you to agree.`,
  });
}

export function askForProposal(draft: Draft): void {
  const { options, round } = draft.context;
  const rule = describeVotingRule(options.votingRule);
  const facilitator = facilitatorOf(draft.context);
  if (facilitator) ask(draft, facilitator.key, 'propose', { round: round + 1, rule });
}

export function askForRevision(draft: Draft): void {
  const { context } = draft;
  const { options, proposal, round } = context;
  const author =
    present(context).find(({ key }) => key === proposal?.proposer)?.key ?? facilitatorOf(context)?.key;
  if (author === undefined) return;
  ask(draft, author, 'revise', {
    round: round + 1,
    rule: describeVotingRule(options.votingRule),
    note: `The ballot did not pass. ${explain(context)} Revise the proposal so that those who objected can agree.`,
  });
}

function explain({ result }: ConversationContext): string {
  return (result?.explanation ?? '').slice(0, 600);
}
