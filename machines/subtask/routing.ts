import { type RouteTry, routeSubtask } from '#rules';
import type { RouterAsk, SubtaskRoute } from '../router/router-state.ts';
import { change, type Draft, send } from '../task/draft.ts';
import type { SubtaskContext } from './subtask-state.ts';

type SubtaskDraft = Draft<SubtaskContext>;

/** Tries that are remembered. */
const mostTries = 50;

/** Asks the router where the next try goes. */
export function askRouter(draft: SubtaskDraft): void {
  send(draft, draft.context.router, { type: 'router.ask', ...question(draft.context) } satisfies RouterAsk);
}

function question(context: SubtaskContext): Omit<RouterAsk, 'type'> {
  const { capabilities, plannedTier, estimatedSeconds, tries, triesBeforePerson } = context;
  return {
    capabilities,
    tier: plannedTier,
    estimatedMs: estimatedSeconds * 1_000,
    tries,
    triesBeforePerson,
  };
}

export function takeRoute(draft: SubtaskDraft, { queue, tier, avoid, askPerson, why }: SubtaskRoute): void {
  change(draft, { tier, avoid, ...(why.length > 0 ? { reason: why.join(' ') } : {}) });
  if (why.length === 0) return;
  const { task, id, attempt } = draft.context;
  draft.facts.push({
    type: 'subtask.routed',
    task,
    subtask: id,
    attempt: attempt + 1,
    queue,
    tier,
    avoid,
    askPerson,
    why,
  });
}

/** A router that says nothing holds nobody up: the same rules without its figures. */
export function routeAlone(draft: SubtaskDraft): void {
  const { capabilities, tier, estimatedMs, tries } = question(draft.context);
  const route = routeSubtask({ subtask: { capabilities, tier, estimatedMs }, tries, quality: [] });
  takeRoute(draft, { type: 'subtask.route', ...route, askPerson: false });
}

/** Remembers how the try at hand went. */
export function noteTry(draft: SubtaskDraft, result: RouteTry['result'], escalates = false): void {
  const { agent, tier, tries } = draft.context;
  if (agent === null) return;
  const one: RouteTry = { agent: agent.key, tier, result, ...(escalates ? { escalates } : {}) };
  change(draft, { tries: [...tries, one].slice(-mostTries) });
}

/** Tries that count against somebody. */
export function blamedTries({ tries }: SubtaskContext): number {
  return tries.filter(({ result }) => result === 'rejected' || result === 'failed').length;
}

export function noteLostAgent(
  draft: SubtaskDraft,
  { reason }: { readonly reason?: string | undefined },
): void {
  noteTry(draft, 'lost');
  change(draft, {
    agent: null,
    reason: reason ?? 'its agent gave no sign of life; another one takes over',
  });
}
