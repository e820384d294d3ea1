import type { Api } from '../client/api.ts';
import type { ConnectionWatch, Subscriptions } from '../client/subscriptions.ts';
import { conversationEvents, conversationTokens } from '../documents/conversation-events.ts';
import type { ClarificationView } from '../documents/views.ts';
import type { AnswerSource } from './answer-source.ts';
import { createAnswerer } from './answerer.ts';
import { hasEnded, isHeld } from './ending.ts';
import { type Opening, openConversation, startEvent } from './open-conversation.ts';
import { loadMessages, loadOverview, overviewEvents, withPhases } from './overview-events.ts';
import { pauseDurably } from './pause-durably.ts';
import type { RunEvent, RunResult } from './run-event.ts';
import { createRunLog } from './run-log.ts';
import type { Screen } from './screen.ts';
import { translateEvent } from './translate-event.ts';
import type { UnattendedPolicy } from './unattended-policy.ts';

export interface DeliberationPorts {
  readonly api: Api;
  /** Opens the way for live events; told of lost and restored connections through the watch. */
  readonly connect: (watch: ConnectionWatch) => Subscriptions;
  readonly screen: Screen;
  readonly answers: AnswerSource;
  readonly policy: UnattendedPolicy;
  /** Aborted when the person wants to stop; `interrupt` says that they do. */
  readonly interrupted: AbortSignal;
  readonly interrupt: () => void;
  /** Told the conversation's id as soon as it is known, so that a failure can say how to go on. */
  readonly opened: (conversationId: string) => void;
  readonly url: () => string;
  readonly now: () => number;
}

/** Runs or follows one deliberation until it ends or a person is needed, and shows everything on the way. */
export async function runDeliberation(opening: Opening, ports: DeliberationPorts): Promise<RunResult> {
  const { api, screen, interrupted } = ports;
  const startedAt = ports.now();
  const log = createRunLog(screen);
  /** Resolves with the reason why there is nothing more to follow. */
  const over = Promise.withResolvers<string | null>();
  const following = new AbortController();
  const subscriptions = ports.connect({
    lost: () => void log.show({ type: 'connection', state: 'lost', reason: null }),
    restored: () => void log.show({ type: 'connection', state: 'restored', reason: null }),
  });

  const opened = await openConversation(api, opening);
  const id = opened.conversation.address;
  ports.opened(id);
  log.show(startEvent(opened, { url: ports.url(), startedAt: new Date(startedAt).toISOString() }));
  for (const agent of opened.conversation.agents.nodes) log.skip({ type: 'joined', agent });

  const answerer = createAnswerer({
    api,
    source: ports.answers,
    policy: ports.policy,
    conversationId: id,
    notice: (text) => void log.show({ type: 'notice', text }),
    interrupt: ports.interrupt,
    unanswered: ({ askerName, address }) =>
      over.resolve(`${askerName} waits for an answer to ${address}, and nobody attends this run`),
    failed: over.reject,
  });

  /** Shows an event and does what it asks for. */
  function take(event: RunEvent): void {
    if (!log.show(event)) return;
    if (event.type === 'question' && isOpen(event.clarification)) answerer.ask(event.clarification);
    if (event.type === 'questionClosed') answerer.settle(event.clarification.address);
    if (event.type === 'status' && (hasEnded(event.status) || isHeld(event.status)))
      over.resolve(event.reason);
  }

  /** Reads everything there is and hands on what was not seen of it. */
  async function catchUp(hand: (event: RunEvent) => void) {
    const { conversation } = await loadOverview(api, id);
    const { phase, status, updatedAt: at, decision } = conversation;
    const messages = await loadMessages(api, id);
    const missed = overviewEvents(conversation, messages).filter((event) => !log.knows(event));
    for (const event of withPhases(missed, log.state().phase)) hand(event);
    hand({ type: 'phase', at, phase });
    hand({ type: 'usage', at, totals: conversation.totals });
    if (decision !== null) hand({ type: 'decision', at, decision });
    hand({ type: 'status', at, status, reason: conversation.failure?.message ?? null });
    return conversation;
  }

  async function followEvents(): Promise<void> {
    const events = subscriptions.follow({
      operation: conversationEvents,
      variables: { id, after: opened.after },
      cursorOf: ({ conversationEvents: event }) => event.cursor,
      signal: following.signal,
    });
    for await (const { conversationEvents: event } of events) {
      if (event.__typename === 'GapMarker') await catchUp(take);
      else {
        const translated = translateEvent(event);
        if (translated !== null) take(translated);
      }
    }
  }

  async function followTokens(): Promise<void> {
    const tokens = subscriptions.follow({
      operation: conversationTokens,
      variables: { root: id, after: null },
      cursorOf: () => null,
      signal: following.signal,
    });
    for await (const { tokens: token } of tokens) {
      if (token.__typename !== 'TokenDelta') continue;
      const { address: agent, effect, attempt, offset, delta, end } = token;
      log.show({ type: 'token', agent, effect, attempt, offset, delta, end });
    }
  }

  function onInterrupt(): void {
    answerer.close();
    screen.pausing();
    pauseDurably(api, id).then(
      (problem) => over.resolve(problem ?? 'interrupted; nothing is lost'),
      over.reject,
    );
  }

  try {
    if (opened.resumed) {
      for (const event of opened.past)
        if (event.type !== 'question' || !isOpen(event.clarification)) log.skip(event);
      await catchUp((event) => {
        if (event.type === 'phase' || event.type === 'usage') log.skip(event);
        else if (event.type !== 'decision') take(event);
      });
    }
    interrupted.addEventListener('abort', onInterrupt, { once: true });
    if (interrupted.aborted) onInterrupt();
    followEvents().catch(over.reject);
    followTokens().catch(over.reject);

    const reason = await over.promise;
    following.abort();
    const conversation = await catchUp((event) => void log.show(event));
    const { status, decision, totals } = conversation;
    const result: RunResult = {
      type: 'result',
      status,
      conversationId: id,
      decision,
      reason: decision === null ? (conversation.failure?.message ?? reason) : null,
      totals,
      elapsedMs: ports.now() - startedAt,
      rehearsal: log.state().rehearsal || conversation.rehearsal,
    };
    log.show(result);
    return result;
  } finally {
    interrupted.removeEventListener('abort', onInterrupt);
    following.abort();
    answerer.close();
  }
}

function isOpen(question: ClarificationView): boolean {
  return question.status === 'open' || question.status === 'notified';
}
