import { chooseSpeaker, detectStuck, openConcerns, readyForConsensus, shouldSummarise } from '#rules';
import { type ConversationContext, facilitatorOf, present } from './conversation-state.ts';
import { ask, change, type Draft } from './draft.ts';

/** Standstills after which the discussion goes on to consensus as it stands. */
const standstillsBorne = 2;

/** Whether the discussion is ripe for a proposal, or will not become so. */
export function isRipe(context: ConversationContext): boolean {
  const agents = present(context);
  const readiness = Object.fromEntries(agents.map(({ key }) => [key, context.readiness[key] ?? false]));
  const { ready } = readyForConsensus({
    readiness,
    openConcerns: openConcerns(context.concerns).length,
    turns: context.turn,
    maxTurns: context.options.maxDiscussionTurns,
  });
  return ready || (isStuck(context) && context.standstills + 1 >= standstillsBorne);
}

export function isStuck(context: ConversationContext): boolean {
  return detectStuck({
    recentStatements: context.recent,
    concernsOpenByTurn: context.concernsByTurn,
    readiness: context.readinessByTurn,
  }).stuck;
}

export function needsSummary(context: ConversationContext): boolean {
  return shouldSummarise({
    transcriptTokens: context.tokensSinceSummary,
    windowTokens: context.options.windowTokens,
  });
}

export function askSpeaker(draft: Draft): void {
  const { context } = draft;
  const { agent, why } = chooseSpeaker({
    agents: present(context),
    lastSpoke: context.lastSpoke,
    bids: context.bids,
    addressed: context.addressed,
    openConcerns: openConcerns(context.concerns),
    turn: context.turn,
  });
  ask(draft, agent, 'discuss', { note: why });
}

export function askForSummary(draft: Draft): void {
  const facilitator = facilitatorOf(draft.context);
  if (facilitator) ask(draft, facilitator.key, 'summary');
}

/** The facilitator names where the discussion goes in circles; what was counted so far counts no more. */
export function breakStandstill(draft: Draft): void {
  const { context } = draft;
  const { why } = detectStuck({
    recentStatements: context.recent,
    concernsOpenByTurn: context.concernsByTurn,
    readiness: context.readinessByTurn,
  });
  change(draft, {
    standstills: context.standstills + 1,
    recent: [],
    concernsByTurn: [],
    readinessByTurn: [],
  });
  const facilitator = facilitatorOf(context);
  if (facilitator) {
    ask(draft, facilitator.key, 'summary', {
      note: `The discussion no longer moves. ${why} Name what is agreed, what is open, and what would settle it.`,
    });
  }
}
