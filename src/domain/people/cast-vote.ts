import type { ActorRuntime, TurnReceipt } from '#core';
import { abstain, findVoteError, type Vote } from '#rules';
import { DeliberationError } from '../deliberation/deliberation-errors.ts';

export interface PersonsVote {
  readonly voter: string;
  /** Null abstains. */
  readonly choice: string | null;
  readonly ranking?: readonly string[];
  readonly approvals?: readonly string[];
  readonly objection?: string | null;
  readonly reason: string;
}

interface BallotView {
  readonly options: readonly string[];
  readonly eligible: readonly { readonly voter: string; readonly weight: number }[];
  readonly votes: readonly Vote[];
}

/** Casts a vote and makes sure that it counts. `ballot` is the ballot's row key: its address, perhaps with `#runoff`. */
export async function castVote(
  runtime: ActorRuntime,
  ballot: string,
  asked: PersonsVote,
  options: { readonly sender: string; readonly key?: string },
): Promise<TurnReceipt> {
  const [address = ballot] = ballot.split('#');
  const view = await runtime.view(address);
  if (view?.chart !== 'ballot') throw DeliberationError.unknownBallot(ballot);
  const event = {
    type: 'ballot.cast',
    voter: asked.voter,
    choice: asked.choice ?? (asked.ranking?.length || asked.approvals?.length ? null : abstain),
    ranking: [...(asked.ranking ?? [])],
    approvals: [...(asked.approvals ?? [])],
    objection: asked.objection ?? null,
    reason: asked.reason,
  };
  // A retry is let through to the runtime, which knows the key and gives the first outcome.
  if (options.key === undefined) {
    if (view.status !== 'active') throw DeliberationError.ballotClosed(ballot);
    const { eligible, options: choices, votes } = view.context as unknown as BallotView;
    const refusal = findVoteError({ eligible, options: choices, votes }, event);
    if (refusal !== null) throw refusal;
  }
  const receipt = await runtime.send(address, event, options);
  const [entry] = await runtime.feed.read({ address, after: receipt.position - 1, limit: 1 });
  const isCounted = entry?.facts.some((fact) => fact.type === 'vote.cast' && fact['voter'] === asked.voter);
  if (!isCounted) throw refusalAfter(view.context as unknown as BallotView, event, ballot);
  return receipt;
}

function refusalAfter({ eligible, options, votes }: BallotView, vote: Vote, ballot: string): Error {
  return findVoteError({ eligible, options, votes }, vote) ?? DeliberationError.voteLost(ballot, vote.voter);
}
