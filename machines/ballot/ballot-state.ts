import { z } from 'zod';
import type { BallotOptionText, BallotProposal, DissentEntry, JsonObject } from '#core';
import {
  type Ballot,
  findVoteError,
  isDecided,
  minorityReport,
  type Outcome,
  runoffOptions,
  tally,
  type Vote,
  type VotingRule,
  votingRuleSchema,
} from '#rules';

export const ballotInput = z.object({
  conversation: z.string().nullable().default(null),
  round: z.int().min(1).default(1),
  rule: votingRuleSchema,
  proposal: z.object({
    messageId: z.string().nullable(),
    title: z.string(),
    summary: z.string(),
    recommended: z.string().nullable(),
    reasons: z.array(z.string()),
  }),
  options: z
    .array(z.object({ key: z.string().min(1), title: z.string(), detail: z.string() }))
    .min(1)
    .max(10),
  eligible: z
    .array(z.object({ voter: z.string().min(1), name: z.string(), weight: z.number().min(0) }))
    .min(1)
    .max(50),
  quorum: z.number().min(0).max(1).default(0.5),
  deadlineMs: z.int().min(1),
  /** A tie, or a rejection that left several options standing, is voted on once more. */
  runoff: z.boolean().default(true),
  /** Close as soon as the missing votes cannot change the result, instead of hearing everyone. */
  closeWhenDecided: z.boolean().default(false),
});

export interface BallotInput {
  readonly conversation: string | null;
  readonly round: number;
  readonly rule: VotingRule;
  readonly proposal: BallotProposal;
  readonly options: readonly BallotOptionText[];
  readonly eligible: readonly { readonly voter: string; readonly name: string; readonly weight: number }[];
  readonly quorum: number;
  readonly deadlineMs: number;
  readonly runoff: boolean;
  readonly closeWhenDecided: boolean;
}

export const castEvent = z.object({
  voter: z.string().min(1).max(200),
  choice: z.string().min(1).nullable(),
  ranking: z.array(z.string()).max(10).optional(),
  approvals: z.array(z.string()).max(10).optional(),
  objection: z.string().max(2_000).nullable().optional(),
  reason: z.string().max(2_000),
  rehearsal: z.boolean().optional(),
});

export type BallotEvent =
  | ({ readonly type: 'ballot.cast' } & z.infer<typeof castEvent>)
  /** No vote will come from this voter: do not wait for it. It still counts towards the quorum. */
  | { readonly type: 'ballot.excuse'; readonly voter: string }
  | { readonly type: 'ballot.hold' }
  | { readonly type: 'ballot.release' }
  | { readonly type: 'ballot.cancel'; readonly reason?: string | undefined };

/** What the parent hears when voting begins, and again for a runoff. */
export interface BallotVotingOpened {
  readonly type: 'ballot.votingOpened';
  readonly ballot: string;
  readonly round: number;
  readonly runoff: boolean;
  readonly options: readonly string[];
}

export interface BallotContext {
  readonly conversation: string | null;
  readonly round: number;
  readonly rule: VotingRule;
  readonly title: string;
  readonly recommended: string | null;
  readonly messageId: string | null;
  /** Options that may be voted for now: fewer in a runoff. */
  readonly options: readonly string[];
  readonly titles: Readonly<Record<string, string>>;
  readonly eligible: BallotInput['eligible'];
  readonly quorum: number;
  readonly deadlineMs: number;
  readonly mayRunOff: boolean;
  readonly closeWhenDecided: boolean;
  readonly inRunoff: boolean;
  readonly votes: readonly Vote[];
  /** Voters that nobody waits for. */
  readonly excused: readonly string[];
  /** Voting time that is left, and since when it runs. */
  readonly leftMs: number;
  readonly since: number;
  readonly outcome: Outcome | null;
}

/** What a finished ballot gives its parent. */
export interface BallotResult {
  readonly ballot: string;
  readonly status: 'passed' | 'rejected' | 'tied' | 'cancelled';
  readonly winner: string | null;
  readonly explanation: string;
  readonly scores: readonly { readonly option: string; readonly score: number }[];
  readonly dissent: readonly DissentEntry[];
  /** Reasons of those who wanted the winner. */
  readonly support: readonly string[];
  /** Voters to hear before the next round: they objected, or wanted something else. */
  readonly objectors: readonly string[];
  readonly runoffHeld: boolean;
}

const LONGEST_REASON = 500;

export function openBallot(input: BallotInput): BallotContext {
  return {
    conversation: input.conversation,
    round: input.round,
    rule: input.rule,
    title: input.proposal.title,
    recommended: input.proposal.recommended,
    messageId: input.proposal.messageId,
    options: input.options.map(({ key }) => key),
    titles: Object.fromEntries(input.options.map(({ key, title }) => [key, title])),
    eligible: input.eligible,
    quorum: input.quorum,
    deadlineMs: input.deadlineMs,
    mayRunOff: input.runoff,
    closeWhenDecided: input.closeWhenDecided,
    inRunoff: false,
    votes: [],
    excused: [],
    leftMs: input.deadlineMs,
    since: 0,
    outcome: null,
  };
}

/** Row key of the voting that goes on: a runoff is a ballot of its own to the database, so that each voter has one vote in each. */
export function ballotKey(address: string, context: BallotContext): string {
  return context.inRunoff ? `${address}#runoff` : address;
}

export function toVote(event: z.infer<typeof castEvent>): Vote {
  return {
    voter: event.voter,
    choice: event.choice,
    ranking: event.ranking ?? [],
    approvals: event.approvals ?? [],
    objection: event.objection?.slice(0, LONGEST_REASON) ?? null,
    reason: event.reason.slice(0, LONGEST_REASON),
  };
}

/** The ballot as the voting rules read it. */
export function asBallot(context: BallotContext): Ballot {
  const { options, quorum, votes, rule } = context;
  const onTheTable = rule.kind === 'consent' && rule.option !== undefined && !options.includes(rule.option);
  return {
    rule: onTheTable ? { kind: 'consent' } : rule,
    options,
    eligible: context.eligible.map(({ voter, weight }) => ({ voter, weight })),
    quorum,
    votes,
  };
}

export function mayCast(context: BallotContext, event: z.infer<typeof castEvent>): boolean {
  return findVoteError(asBallot(context), toVote(event)) === null;
}

export function isSettled(context: BallotContext): boolean {
  const voted = new Set([...context.excused, ...context.votes.map(({ voter }) => voter)]);
  if (context.eligible.every(({ voter }) => voted.has(voter))) return true;
  return context.closeWhenDecided && context.votes.length > 0 && isDecided(asBallot(context));
}

export function countBallot(context: BallotContext): Outcome {
  return tally(asBallot(context));
}

/** Options of the runoff, or none when there is to be no runoff. */
export function nextRunoff(context: BallotContext): readonly string[] {
  if (!context.mayRunOff || context.inRunoff || context.outcome === null) return [];
  const options = runoffOptions(context.outcome);
  if (context.outcome.status === 'tied') return options;
  // Between two options a majority is nearly certain. Unanimity and supermajorities need an agreement instead, which
  // another vote on the same words does not bring; and to ask the same again would waste a round of calls.
  return context.rule.kind === 'majority' && options.length >= 2 && options.length < context.options.length
    ? options
    : [];
}

/** The outcome as the `ballot` row keeps it: whole. */
export function outcomeRow(outcome: Outcome): JsonObject {
  return outcome as unknown as JsonObject;
}

export function dissentOf(context: BallotContext): readonly DissentEntry[] {
  const { outcome } = context;
  if (outcome === null) return [];
  return minorityReport(asBallot(context), outcome).map(({ voter, position, reason }) => ({
    agent: nameOf(context, voter),
    position: position
      .split(', ')
      .map((key) => context.titles[key] ?? key)
      .join(', '),
    reason,
  }));
}

function nameOf(context: BallotContext, voter: string): string {
  return context.eligible.find((one) => one.voter === voter)?.name ?? voter;
}

export function ballotResult(
  address: string,
  context: BallotContext,
  status: BallotResult['status'],
): BallotResult {
  const { outcome } = context;
  const winner = status === 'passed' ? (outcome?.winner ?? null) : null;
  const objectors =
    outcome === null ? [] : minorityReport(asBallot(context), outcome).map((one) => one.voter);
  return {
    ballot: ballotKey(address, context),
    status,
    winner,
    explanation: outcome?.explanation ?? 'The ballot was cancelled.',
    scores: outcome?.tally.map(({ option, score }) => ({ option, score })) ?? [],
    dissent: dissentOf(context),
    support: context.votes
      .filter((vote) => winner !== null && vote.choice === winner && (vote.reason ?? '') !== '')
      .map((vote) => vote.reason ?? ''),
    objectors,
    runoffHeld: context.inRunoff,
  };
}
