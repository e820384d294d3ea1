import { assign, enqueueActions, setup } from 'xstate';
import { z } from 'zod';
import { type DeliberationFact, defineChart, type JsonObject, turnOf, waitsOnPerson } from '#core';
import {
  asBallot,
  type BallotContext,
  type BallotEvent,
  type BallotInput,
  type BallotVotingOpened,
  ballotInput,
  ballotKey,
  ballotResult,
  castEvent,
  countBallot,
  dissentOf,
  isSettled,
  mayCast,
  nextRunoff,
  openBallot,
  outcomeRow,
  toVote,
} from './ballot/ballot-state.ts';

// Bodies of the proposal are in the first event only: they go to the ballot's row, not into the context.

const machine = setup({
  types: {
    context: {} as BallotContext,
    events: {} as BallotEvent,
    input: {} as BallotInput,
    emitted: {} as DeliberationFact,
  },
  delays: {
    votingTime: ({ context }) => context.leftMs,
    patience: 30 * 24 * 3_600_000,
  },
  guards: {
    mayCast: ({ context, event }) => event.type === 'ballot.cast' && mayCast(context, event),
    isSettled: ({ context }) => isSettled(context),
    isPassed: ({ context }) => context.outcome?.status === 'passed',
    mayRunOff: ({ context }) => nextRunoff(context).length >= 2,
    isTied: ({ context }) => context.outcome?.status === 'tied',
  },
  actions: {
    announce: enqueueActions(({ enqueue, context, event, system }) => {
      const { input } = event as unknown as { input: BallotInput };
      const { address, at } = turnOf(system);
      enqueue.emit({
        type: 'ballot.opened',
        ballot: address,
        conversation: context.conversation,
        round: context.round,
        rule: context.rule as JsonObject,
        runoff: false,
        proposal: input.proposal,
        options: input.options,
        eligible: context.eligible,
        quorum: context.quorum,
        deadline: at + context.deadlineMs,
      });
      enqueue.sendParent({
        type: 'ballot.votingOpened',
        ballot: address,
        round: context.round,
        runoff: false,
        options: context.options,
      } satisfies BallotVotingOpened);
    }),
    announceRunoff: enqueueActions(({ enqueue, context, system }) => {
      const { address, at } = turnOf(system);
      const options = nextRunoff(context);
      const runoff: BallotContext = {
        ...context,
        inRunoff: true,
        options,
        votes: [],
        excused: [],
        leftMs: context.deadlineMs,
        outcome: null,
      };
      enqueue.emit({
        type: 'ballot.closed',
        ballot: ballotKey(address, context),
        status: 'runoff',
        outcome: context.outcome === null ? null : outcomeRow(context.outcome),
        minorityReport: dissentOf(context),
      });
      enqueue.emit({
        type: 'ballot.opened',
        ballot: ballotKey(address, runoff),
        conversation: context.conversation,
        round: context.round,
        rule: asBallot(runoff).rule as JsonObject,
        runoff: true,
        proposal: {
          messageId: context.messageId,
          title: context.title,
          summary: `Runoff between ${options.map((key) => context.titles[key] ?? key).join(' and ')}.`,
          recommended: context.recommended,
          reasons: [],
        },
        options: options.map((key) => ({ key, title: context.titles[key] ?? key, detail: '' })),
        eligible: context.eligible,
        quorum: context.quorum,
        deadline: at + context.deadlineMs,
      });
      enqueue.assign(runoff);
      enqueue.sendParent({
        type: 'ballot.votingOpened',
        ballot: address,
        round: context.round,
        runoff: true,
        options: options,
      } satisfies BallotVotingOpened);
    }),
    startClock: assign({ since: ({ system }) => turnOf(system).at }),
    stopClock: assign({
      leftMs: ({ context, system }) =>
        Math.max(1, context.leftMs - Math.max(0, turnOf(system).at - context.since)),
    }),
    recordVote: enqueueActions(({ enqueue, context, event, system }) => {
      if (event.type !== 'ballot.cast') return;
      const { address } = turnOf(system);
      const vote = toVote(event);
      enqueue.assign({ votes: [...context.votes, vote] });
      enqueue.emit({
        type: 'vote.cast',
        ballot: ballotKey(address, context),
        voter: vote.voter,
        choice: vote.choice,
        ranking: vote.ranking ?? [],
        approvals: vote.approvals ?? [],
        objection: vote.objection ?? null,
        reason: event.reason,
        weight: context.eligible.find(({ voter }) => voter === vote.voter)?.weight ?? 1,
        rehearsal: event.rehearsal ?? false,
      });
    }),
    excuse: assign({
      excused: ({ context, event }) =>
        event.type === 'ballot.excuse' ? [...context.excused, event.voter] : context.excused,
    }),
    count: assign({ outcome: ({ context }) => countBallot(context) }),
    report: enqueueActions(
      ({ enqueue, context, system }, params: { status: 'passed' | 'rejected' | 'tied' | 'cancelled' }) => {
        const { address } = turnOf(system);
        enqueue.emit({
          type: 'ballot.closed',
          ballot: ballotKey(address, context),
          status: params.status,
          outcome: context.outcome === null ? null : outcomeRow(context.outcome),
          minorityReport: dissentOf(context),
        });
        enqueue.sendParent({
          type: 'ballot.finished',
          result: ballotResult(address, context, params.status),
        });
      },
    ),
  },
}).createMachine({
  id: 'ballot',
  context: ({ input }) => openBallot(input),
  initial: 'open',
  on: { 'ballot.cancel': '.cancelled' },
  states: {
    open: {
      initial: 'taking',
      entry: 'announce',
      on: {
        'ballot.cast': { guard: 'mayCast', actions: 'recordVote' },
        'ballot.excuse': { actions: 'excuse' },
      },
      states: {
        taking: {
          tags: waitsOnPerson,
          entry: 'startClock',
          exit: 'stopClock',
          always: { guard: 'isSettled', target: '#ballot.counting' },
          on: { 'ballot.hold': 'held' },
          after: { votingTime: '#ballot.counting' },
        },
        held: {
          tags: waitsOnPerson,
          on: { 'ballot.release': 'taking' },
          after: { patience: '#ballot.cancelled' },
        },
      },
    },
    counting: {
      entry: 'count',
      always: [
        { guard: 'isPassed', target: 'passed' },
        { guard: 'mayRunOff', target: 'runoff' },
        { guard: 'isTied', target: 'tied' },
        { target: 'rejected' },
      ],
    },
    runoff: {
      initial: 'taking',
      entry: 'announceRunoff',
      on: {
        'ballot.cast': { guard: 'mayCast', actions: 'recordVote' },
        'ballot.excuse': { actions: 'excuse' },
      },
      states: {
        taking: {
          tags: waitsOnPerson,
          entry: 'startClock',
          exit: 'stopClock',
          always: { guard: 'isSettled', target: '#ballot.counting' },
          on: { 'ballot.hold': 'held' },
          after: { votingTime: '#ballot.counting' },
        },
        held: {
          tags: waitsOnPerson,
          on: { 'ballot.release': 'taking' },
          after: { patience: '#ballot.cancelled' },
        },
      },
    },
    passed: { type: 'final', entry: { type: 'report', params: { status: 'passed' } } },
    rejected: { type: 'final', entry: { type: 'report', params: { status: 'rejected' } } },
    tied: { type: 'final', entry: { type: 'report', params: { status: 'tied' } } },
    cancelled: { type: 'final', entry: { type: 'report', params: { status: 'cancelled' } } },
  },
});

/** One vote of agents and people on a proposal, by any voting rule, with a runoff and a minority report. */
export default defineChart({
  machine,
  description:
    'Takes one vote of each eligible voter until all are in or time is up, and counts by the rule.',
  input: ballotInput,
  events: {
    'ballot.cast': castEvent,
    'ballot.cancel': z.object({ reason: z.string().max(500).optional() }),
  },
});
