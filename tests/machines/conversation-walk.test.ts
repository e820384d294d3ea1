import { expect, it } from 'vitest';
import type { ActorEvent } from '#core';
import { type WalkPoint, walkChart } from '#testing';
import type { ConversationContext } from '../../machines/conversation/conversation-state.ts';
import conversation from '../../machines/conversation.ts';
import { persona, sampleReply } from './scripted-panel.ts';

const usage = { promptTokens: 60, completionTokens: 0, costUsd: 0 };

/** What could happen next in a conversation: each request answered or failed, each child settled, each person's wish. */
function possible({ value, context: raw }: WalkPoint): readonly ActorEvent[] {
  const context = raw as unknown as ConversationContext;
  if (value === 'paused') return whilePaused;
  const hasFailedBefore = context.lastError !== null;
  const [pending] = context.pending;
  const open = context.questions.find(({ status }) => status === 'open');
  const { ballot } = context;
  const result = (status: string, winner: string | null) => ({
    type: 'ballot.finished',
    result: {
      ballot: ballot?.address ?? 'none',
      status,
      winner,
      explanation: status,
      scores: [{ option: 'stay', score: 1 }],
      dissent: [],
      support: [],
      objectors: ['ben'],
      runoffHeld: false,
    },
  });
  return [
    ...(pending
      ? [
          {
            type: 'agent.replied',
            agent: pending.agent,
            address: `conversation/1/panel:1/${pending.agent}:1`,
            requestId: pending.requestId,
            kind: pending.kind,
            reply: sampleReply(pending.kind, pending.agent),
            callId: 'c',
            rehearsal: false,
            usage,
          },
          ...(hasFailedBefore
            ? []
            : [
                {
                  type: 'agent.failed',
                  agent: pending.agent,
                  requestId: pending.requestId,
                  kind: pending.kind,
                  error: { name: 'E', message: 'no' },
                },
              ]),
        ]
      : []),
    ...(ballot
      ? [
          {
            type: 'ballot.votingOpened',
            ballot: ballot.address,
            round: context.round,
            runoff: false,
            options: ['go', 'stay'],
          },
          result('passed', 'go'),
          result('rejected', null),
        ]
      : []),
    ...(open
      ? [
          { type: 'clarification.settled', id: open.id, status: 'answered', answer: 'stay', by: 'eve' },
          { type: 'clarification.settled', id: open.id, status: 'expired', answer: null, by: null },
        ]
      : []),
    ...(context.status === 'created' ? [{ type: 'conversation.start' }] : []),
    ...(context.status === 'budgetExhausted' ? [{ type: 'conversation.extendBudget', tokens: 100_000 }] : []),
    ...(context.status === 'awaitingUser'
      ? [{ type: 'xstate.after.patience.conversation.awaitingUser' }]
      : [{ type: `xstate.after.phaseTime.conversation.deliberating.${context.phase}` }]),
    { type: 'conversation.pause' },
    // What ends a conversation at once does so alike everywhere.
    ...(context.phase === 'exploration'
      ? [
          { type: 'conversation.cancel' },
          { type: 'statehouse.child.failed', child: 'panel', error: { name: 'E', message: 'gone' } },
          { type: 'xstate.after.totalTime.conversation.deliberating' },
        ]
      : []),
  ];
}

const whilePaused: readonly ActorEvent[] = [
  { type: 'conversation.resume' },
  { type: 'conversation.cancel' },
  { type: 'xstate.after.patience.conversation.paused' },
];

const finals = ['completed', 'cancelled', 'failed', 'timedOut'];

it('goes on from every point of a conversation after a crash as if nothing had happened', {
  timeout: 120_000,
}, () => {
  const walk = walkChart({
    chart: conversation,
    input: {
      // Longer than the window allows, so that the discussion begins with a summary.
      goal: 'Should we go? '.repeat(200),
      personas: [persona('ada', { facilitates: true }), persona('ben')],
      options: {
        start: false,
        windowTokens: 500,
        maxDiscussionTurns: 2,
        maxConsensusRounds: 2,
        unattended: 'fail',
        budget: { tokens: 400, costUsd: null },
        votingRule: { kind: 'unanimity' },
      },
    },
    events: possible,
    serialize: ({ value, context: raw }) => {
      const context = raw as unknown as ConversationContext;
      if (typeof value === 'string' && finals.includes(value)) return value;
      return JSON.stringify([
        value,
        context.phase,
        context.pending.map(({ agent, kind }) => `${agent} ${kind}`),
        context.questions.map(({ status }) => status),
        context.round,
        context.turn,
        context.ballot?.isCalled,
        context.lastError,
      ]);
    },
    limit: 20_000,
  });
  expect(walk.differences).toEqual([]);
  // Passed through without rest: each leads on by itself as soon as it is entered.
  expect(walk.missed).toEqual(['deliberating.discussion.choosing', 'deliberating.consensus.deciding']);
  expect(walk.paths.length).toBeGreaterThan(200);
});
