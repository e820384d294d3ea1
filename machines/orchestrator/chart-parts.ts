import { setup } from 'xstate';
import {
  effect,
  type FollowInput,
  type FollowOutput,
  type LaunchInput,
  type LaunchOutput,
  type OrchestrateInput,
  type OrchestrateOutput,
  type OrchestrationFact,
} from '#core';
import { actionsOver } from '../task/draft.ts';
import {
  askForAgent,
  cancel,
  complete,
  fail,
  hasOpenTasks,
  loseAgent,
  note,
  noteDone,
  noteFailed,
  open,
  sendBeat,
  show,
  takeAgent,
  takeDecision,
  timeOut,
} from './delegate.ts';
import type { OrchestrationContext, OrchestrationEvent, OrchestrationInput } from './orchestration-state.ts';

const act = actionsOver<OrchestrationContext, OrchestrationEvent, OrchestrationFact>();

/** What the charts `orchestrator` and `coordinator` are made of. */
export const orchestration = setup({
  types: {
    context: {} as OrchestrationContext,
    events: {} as OrchestrationEvent,
    input: {} as OrchestrationInput,
    emitted: {} as OrchestrationFact,
  },
  actors: {
    orchestrate: effect<OrchestrateInput, OrchestrateOutput>(),
    launch: effect<LaunchInput, LaunchOutput>(),
    follow: effect<FollowInput, FollowOutput>(),
  },
  delays: {
    waitTime: ({ context }) => context.waitMs,
    requeueTime: 300_000,
  },
  guards: {
    isFinished: ({ context }) => context.isDone && !hasOpenTasks(context),
    hasResults: ({ context }) => !hasOpenTasks(context),
  },
  actions: {
    open: act(open),
    askForAgent: act(askForAgent),
    takeAgent: act(takeAgent),
    loseAgent: act(loseAgent),
    sendBeat: act(sendBeat),
    takeDecision: act(takeDecision),
    showWaiting: act((draft) => show(draft, 'waiting')),
    noteDone: act(noteDone),
    noteFailed: act(noteFailed),
    timeOut: act(timeOut),
    note: act(note),
    complete: act(complete),
    fail: act(fail),
    cancel: act(cancel),
  },
});
