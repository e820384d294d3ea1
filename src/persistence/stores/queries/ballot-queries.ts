import type { BallotRow, Queries, VoteRow } from '#core';
import { Ballot, type BallotRow as BallotRecord } from '../../entities/ballot.ts';
import { Vote, type VoteRow as VoteRecord } from '../../entities/vote.ts';
import { createLookup, keyedBy, keyedByPair } from './create-lookup.ts';
import { createOwnedListing } from './create-owned-listing.ts';
import { fieldsOf, type ListingSource } from './listing-source.ts';
import type { Reader } from './reader.ts';

const ballots: ListingSource<BallotRecord, BallotRow, Record<never, never>> = {
  entity: Ballot,
  table: 'ballots',
  fields: fieldsOf<BallotRow>({
    address: true,
    conversation: true,
    round: true,
    rule: true,
    proposal: true,
    options: true,
    eligible: true,
    quorum: true,
    deadline: true,
    status: true,
    outcome: true,
    minorityReport: true,
    createdAt: true,
    closedAt: true,
  }),
  order: [
    { property: 'round', direction: 'asc', type: 'number' },
    { property: 'createdAt', direction: 'asc', type: 'instant' },
    { property: 'address', direction: 'asc', type: 'text' },
  ],
  where: () => ({}),
  toRow: (record) => record,
};

const votes: ListingSource<VoteRecord, VoteRow, Record<never, never>> = {
  entity: Vote,
  table: 'votes',
  fields: fieldsOf<VoteRow>({
    ballot: true,
    voter: true,
    choice: true,
    ranking: true,
    approvals: true,
    objection: true,
    reason: true,
    weight: true,
    rehearsal: true,
    at: true,
  }),
  order: [
    { property: 'at', direction: 'asc', type: 'instant' },
    { property: 'voter', direction: 'asc', type: 'text' },
  ],
  where: () => ({}),
  toRow: (record) => record,
};

export function createBallotQueries(
  reader: Reader,
): Pick<Queries, 'ballots' | 'ballotsOf' | 'votes' | 'votesOf'> {
  return {
    ballots: createLookup(reader, ballots, keyedBy('address')),
    ballotsOf: createOwnedListing(reader, ballots, 'conversation'),
    votes: createLookup(
      reader,
      votes,
      keyedByPair<VoteRecord>({ properties: ['ballot', 'voter'], separator: '|', split: splitVoteId }),
    ),
    votesOf: createOwnedListing(reader, votes, 'ballot'),
  };
}

/** `<ballot address>|<voter>`. */
function splitVoteId(id: string): readonly [string, string] | null {
  const bar = id.indexOf('|');
  return bar < 1 ? null : [id.slice(0, bar), id.slice(bar + 1)];
}
