import { and, setup } from 'xstate';
import { z } from 'zod';
import { type DeliberationFact, defineChart, failedTag, waitsOnPerson } from '#core';
import ballot from './ballot.ts';
import clarification from './clarification.ts';
import { act } from './conversation/act.ts';
import {
  askForProposal,
  askForRevision,
  callVotes,
  hearObjector,
  noteResult,
  noteVoting,
} from './conversation/consensus.ts';
import {
  type ConversationContext,
  type ConversationEvent,
  type ConversationOutput,
  conversationInterjectEvent,
  extendBudgetEvent,
  newConversation,
  postEvent,
  reasonEvent,
} from './conversation/conversation-state.ts';
import { askForConclusion, choosePlurality, recordBareDecision } from './conversation/decide.ts';
import {
  askForSummary,
  askSpeaker,
  breakStandstill,
  isRipe,
  isStuck,
  needsSummary,
} from './conversation/discussion.ts';
import { cancel, close, loseChild, losePanel, loseQuorum, runOutOfTime } from './conversation/ending.ts';
import {
  awaitUser,
  goOn,
  pause,
  resume,
  startClocks,
  stopClocks,
  stopSpending,
} from './conversation/hold.ts';
import {
  begin,
  beginExploration,
  enterPhase,
  extendBudget,
  interject,
  isOverBudget,
  lacksQuorum,
  mayGoOn,
  noteInterjection,
  post,
  presentGoal,
} from './conversation/housekeeping.ts';
import { type ConversationInput, conversationInput } from './conversation/options.ts';
import { askForDecision, askForHelp, isBlocked, settleQuestion } from './conversation/questions.ts';
import { greetAgent, takeFailure, takeReply } from './conversation/take-reply.ts';
import supervisor from './supervisor.ts';

type Of<Type extends ConversationEvent['type']> = Extract<ConversationEvent, { type: Type }>;

// The steps of a phase are taken by `always`, never by entry actions: a pause leaves `deliberating` and comes back
// through its history, and must not ask anybody twice.

const machine = setup({
  types: {
    context: {} as ConversationContext,
    events: {} as ConversationEvent,
    input: {} as ConversationInput,
    output: {} as ConversationOutput,
    emitted: {} as DeliberationFact,
  },
  actors: {
    supervisor: supervisor.machine,
    ballot: ballot.machine,
    clarification: clarification.machine,
  },
  delays: {
    phaseTime: ({ context }) => context.leftPhaseMs,
    totalTime: ({ context }) => context.leftTotalMs,
    patience: 30 * 24 * 3_600_000,
  },
  guards: {
    startsAtOnce: ({ context }) => context.options.start,
    mayGoOn: ({ context }) => mayGoOn(context),
    hasFailed: ({ context }) => context.failure !== null,
    lacksQuorum: ({ context }) => lacksQuorum(context),
    isBlocked: ({ context }) => isBlocked(context),
    isFree: ({ context }) => !isBlocked(context),
    isOverBudget: ({ context }) => isOverBudget(context),
    isWithinBudget: ({ context }) => !isOverBudget(context),
    isQuiet: ({ context }) => context.pending.length === 0,
    hasContributions: ({ context }) => context.contributions > 0,
    isRipe: ({ context }) => isRipe(context),
    isStuck: ({ context }) => isStuck(context),
    needsSummary: ({ context }) => needsSummary(context),
    hasBallot: ({ context }) => context.ballot !== null,
    needsVotes: ({ context }) =>
      context.ballot !== null && !context.ballot.isCalled && context.ballot.options.length > 0,
    hasChosen: ({ context }) => context.chosen !== null,
    hasObjector: ({ context }) => context.objectors.length > 0,
    isBallotOver: ({ context }) => context.ballot === null,
    isLastRound: ({ context }) => context.round >= context.options.maxConsensusRounds,
    assumes: ({ context }) => context.options.unattended === 'assume',
    isDecisionOpen: ({ context }) => context.questions.some(({ kind }) => kind === 'decision'),
    isConcluded: ({ context }) => context.isConcluded,
    mayConcludeAgain: ({ context }) => context.conclusionTries < 2,
  },
  actions: {
    presentGoal: act((draft, { input }: { type: string; input: ConversationInput }) =>
      presentGoal(draft, conversationInput.parse(input)),
    ),
    begin: act(begin),
    beginExploration: act(beginExploration),
    beginDiscussion: act((draft) => enterPhase(draft, 'discussion')),
    beginConsensus: act((draft) => {
      enterPhase(draft, 'consensus');
      askForProposal(draft);
    }),
    startClocks: act(startClocks),
    stopClocks: act(stopClocks),
    askSpeaker: act(askSpeaker),
    askForSummary: act(askForSummary),
    breakStandstill: act(breakStandstill),
    askForProposal: act(askForProposal),
    askForRevision: act(askForRevision),
    callVotes: act(callVotes),
    hearObjector: act(hearObjector),
    askForDecision: act(askForDecision),
    choosePlurality: act(choosePlurality),
    askForConclusion: act(askForConclusion),
    recordBareDecision: act(recordBareDecision),
    greetAgent: act(greetAgent),
    takeReply: act(takeReply),
    takeFailure: act(takeFailure),
    noteInterjection: act(noteInterjection),
    noteVoting: act(noteVoting),
    noteResult: act((draft, { result }: Of<'ballot.finished'>) => noteResult(draft, result)),
    settleQuestion: act(settleQuestion),
    askForHelp: act((draft, { agent, text }: Of<'supervisor.escalated'>) => askForHelp(draft, agent, text)),
    post: act(post),
    interject: act(interject),
    extendBudget: act(extendBudget),
    losePanel: act(losePanel),
    loseChild: act(loseChild),
    loseQuorum: act(loseQuorum),
    runOutOfTime: act(runOutOfTime),
    cancel: act(cancel),
    awaitUser: act(awaitUser),
    goOn: act(goOn),
    stopSpending: act(stopSpending),
    pause: act(pause),
    resume: act(resume),
    close: act((draft) => close(draft, 'completed')),
    closeCancelled: act((draft) => close(draft, 'cancelled')),
    closeFailed: act((draft) => close(draft, 'failed')),
    closeTimedOut: act((draft) => close(draft, 'timedOut')),
  },
}).createMachine({
  id: 'conversation',
  context: ({ input }) => newConversation(input),
  initial: 'created',
  output: ({ context }) => ({
    status: context.status,
    option: context.chosen?.option ?? null,
    decidedBy: context.chosen?.by ?? null,
    failure: context.failure,
  }),
  entry: 'presentGoal',
  invoke: {
    src: 'supervisor',
    id: 'panel',
    input: ({ context, event }: { context: ConversationContext; event: object }) => {
      const { input } = event as unknown as { input: ConversationInput };
      return {
        conversation: context.address,
        personas: input.personas,
        policies: input.options?.policies ?? [],
      };
    },
    onDone: { actions: 'losePanel' },
    onError: { actions: 'losePanel' },
  },
  on: {
    'agent.started': { actions: 'greetAgent' },
    'agent.replied': { actions: 'takeReply' },
    'agent.failed': { actions: 'takeFailure' },
    'agent.interjected': { actions: 'noteInterjection' },
    'ballot.votingOpened': { actions: 'noteVoting' },
    'ballot.finished': { actions: 'noteResult' },
    'clarification.settled': { actions: 'settleQuestion' },
    'supervisor.escalated': { actions: 'askForHelp' },
    'xstate.error.actor.*': { actions: 'loseChild' },
    'conversation.post': { actions: 'post' },
    'conversation.interject': { actions: 'interject' },
    'conversation.extendBudget': { actions: 'extendBudget' },
    'conversation.cancel': { target: '.cancelled', actions: 'cancel' },
  },
  states: {
    created: {
      tags: waitsOnPerson,
      always: [
        { guard: 'hasFailed', target: 'failed' },
        { guard: 'startsAtOnce', target: 'deliberating', actions: 'begin' },
      ],
      on: { 'conversation.start': { target: 'deliberating', actions: 'begin' } },
      after: { patience: { target: 'timedOut', actions: 'runOutOfTime' } },
    },
    deliberating: {
      initial: 'initialization',
      entry: 'startClocks',
      exit: 'stopClocks',
      on: { 'conversation.pause': { target: 'paused', actions: 'pause' } },
      after: { totalTime: { target: 'timedOut', actions: 'runOutOfTime' } },
      always: [
        { guard: 'hasFailed', target: 'failed' },
        { guard: 'lacksQuorum', target: 'failed', actions: 'loseQuorum' },
        { guard: 'isBlocked', target: 'awaitingUser', actions: 'awaitUser' },
        { guard: 'isOverBudget', target: 'budgetExhausted', actions: 'stopSpending' },
      ],
      states: {
        initialization: {
          always: {
            guard: and(['mayGoOn', 'isQuiet']),
            target: 'exploration',
            actions: 'beginExploration',
          },
          after: { phaseTime: { target: 'exploration', actions: 'beginExploration' } },
        },
        exploration: {
          always: {
            guard: and(['mayGoOn', 'isQuiet']),
            target: 'discussion',
            actions: 'beginDiscussion',
          },
          after: {
            phaseTime: [
              { guard: 'hasContributions', target: 'discussion', actions: 'beginDiscussion' },
              { target: '#conversation.timedOut', actions: 'runOutOfTime' },
            ],
          },
        },
        discussion: {
          initial: 'choosing',
          after: { phaseTime: { target: 'consensus', actions: 'beginConsensus' } },
          states: {
            choosing: {
              always: [
                {
                  guard: and(['mayGoOn', 'isRipe']),
                  target: '#conversation.deliberating.consensus',
                  actions: 'beginConsensus',
                },
                { guard: and(['mayGoOn', 'isStuck']), target: 'summarising', actions: 'breakStandstill' },
                { guard: and(['mayGoOn', 'needsSummary']), target: 'summarising', actions: 'askForSummary' },
                { guard: 'mayGoOn', target: 'speaking', actions: 'askSpeaker' },
              ],
            },
            speaking: { always: { guard: 'isQuiet', target: 'choosing' } },
            summarising: { always: { guard: 'isQuiet', target: 'choosing' } },
          },
        },
        consensus: {
          initial: 'proposing',
          after: { phaseTime: { target: '#conversation.timedOut', actions: 'runOutOfTime' } },
          states: {
            proposing: {
              always: [
                { guard: 'hasBallot', target: 'voting' },
                { guard: and(['mayGoOn', 'isQuiet']), actions: 'askForProposal' },
              ],
            },
            voting: {
              always: [
                { guard: and(['mayGoOn', 'needsVotes']), actions: 'callVotes' },
                { guard: and(['isBallotOver', 'hasChosen']), target: 'concluding' },
                { guard: and(['isBallotOver', 'isLastRound']), target: 'deciding' },
                { guard: 'isBallotOver', target: 'resolving' },
              ],
            },
            resolving: {
              always: [
                { guard: and(['mayGoOn', 'isQuiet', 'hasObjector']), actions: 'hearObjector' },
                { guard: and(['mayGoOn', 'isQuiet']), target: 'revising', actions: 'askForRevision' },
              ],
            },
            revising: {
              always: [
                { guard: 'hasBallot', target: 'voting' },
                { guard: and(['mayGoOn', 'isQuiet']), actions: 'askForRevision' },
              ],
            },
            deciding: {
              always: [
                { guard: 'hasChosen', target: 'concluding' },
                { guard: 'assumes', target: 'concluding', actions: 'choosePlurality' },
                {
                  guard: and(['mayGoOn', 'isDecisionOpen']),
                  target: 'concluding',
                  actions: 'choosePlurality',
                },
                { guard: 'mayGoOn', actions: 'askForDecision' },
              ],
            },
            concluding: {
              always: [
                { guard: 'isConcluded', target: '#conversation.completed' },
                {
                  guard: and(['mayGoOn', 'isQuiet', 'mayConcludeAgain']),
                  actions: 'askForConclusion',
                },
                {
                  guard: and(['mayGoOn', 'isQuiet']),
                  target: '#conversation.completed',
                  actions: 'recordBareDecision',
                },
              ],
            },
          },
        },
        history: { type: 'history', history: 'deep' },
      },
    },
    awaitingUser: {
      tags: waitsOnPerson,
      on: { 'conversation.pause': { target: 'paused', actions: 'pause' } },
      always: [
        { guard: 'hasFailed', target: 'failed' },
        { guard: 'isFree', target: 'deliberating.history', actions: 'goOn' },
      ],
      after: { patience: { target: 'timedOut', actions: 'runOutOfTime' } },
    },
    budgetExhausted: {
      tags: waitsOnPerson,
      on: { 'conversation.pause': { target: 'paused', actions: 'pause' } },
      always: [
        { guard: 'hasFailed', target: 'failed' },
        { guard: 'isWithinBudget', target: 'deliberating.history', actions: 'goOn' },
      ],
      after: { patience: { target: 'timedOut', actions: 'runOutOfTime' } },
    },
    paused: {
      tags: waitsOnPerson,
      on: { 'conversation.resume': { target: 'deliberating.history', actions: 'resume' } },
      always: { guard: 'hasFailed', target: 'failed' },
      after: { patience: { target: 'timedOut', actions: 'runOutOfTime' } },
    },
    completed: { type: 'final', entry: 'close' },
    cancelled: { type: 'final', entry: 'closeCancelled' },
    failed: { type: 'final', tags: failedTag, entry: 'closeFailed' },
    timedOut: { type: 'final', entry: 'closeTimedOut' },
  },
});

/** A deliberation: a goal in, a decision out, with people in the loop. */
export default defineChart({
  machine,
  description:
    'Leads a panel of agents from a goal through exploration, discussion and ballots to a decision.',
  input: conversationInput,
  events: {
    'conversation.start': z.object({}),
    'conversation.pause': reasonEvent,
    'conversation.resume': z.object({}),
    'conversation.cancel': reasonEvent,
    'conversation.post': postEvent,
    'conversation.interject': conversationInterjectEvent,
    'conversation.extendBudget': extendBudgetEvent,
  },
});
