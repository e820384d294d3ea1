import { type BusPublish, type Cause, maxCausalDepth, maxChainEvents } from '#core';
import { EventError, matchesTopic, meetsCondition, parseTopic } from '#rules';
import type { Accepted, BusContext, BusDraft } from './bus-state.ts';
import { countInChain } from './chains.ts';
import { fire } from './fire.ts';
import { isOwnSubscription, sweep } from './sweep.ts';

const largestPayload = 65_536;

/** Stores an event and lets every rule that it meets fire. A refused one is stored with the reason and meets none. */
export function publish(draft: BusDraft, { topic, payload, cause: given }: BusPublish): void {
  const { turn } = draft;
  const id = turn.id();
  const cause = given ?? causeOf(draft.context, turn.sender);
  const depth = cause === null ? 0 : cause.depth + 1;
  const root = cause?.root ?? id;
  const inChain = depth === 0 ? 0 : countInChain(draft, root);
  const refused = refusal({ topic, payload: payload ?? null, depth, inChain });
  draft.facts.push({
    type: 'bus.published',
    event: id,
    topic: String(topic).slice(0, 200),
    payload: refused === null ? (payload ?? null) : null,
    publisher: turn.sender,
    cause: cause?.id ?? null,
    root,
    depth,
    refused,
  });
  if (refused !== null) return;
  const event: Accepted = { id, topic, payload: payload ?? null, depth, root };
  let isDelivered = false;
  for (const rule of draft.context.rules) {
    const isMet =
      rule.enabled &&
      matchesTopic(rule.pattern, topic) &&
      (rule.condition === null || meetsCondition(rule.condition, event.payload));
    if (!isMet) continue;
    fire(draft, rule, event);
    isDelivered ||= isOwnSubscription(rule);
  }
  if (isDelivered) sweep(draft);
}

/** Who publishes without a word about why is the cause itself, and what it was started by is behind it. */
function causeOf({ started }: BusContext, sender: string | null): Cause | null {
  if (sender === null || !sender.includes('/')) return null;
  const root = sender.split('/').slice(0, 2).join('/');
  return started.find(({ id }) => id === root) ?? { id: root, root, depth: 0 };
}

function refusal({
  topic,
  payload,
  depth,
  inChain,
}: Pick<Accepted, 'topic' | 'payload' | 'depth'> & { readonly inChain: number }): string | null {
  try {
    parseTopic(String(topic));
  } catch (error) {
    if (error instanceof EventError) return error.message;
    throw error;
  }
  if (depth > maxCausalDepth) {
    return `It is ${depth} links from what first caused it; at most ${maxCausalDepth} are followed, so that cycles end.`;
  }
  if (inChain > maxChainEvents) {
    return `What first caused it has brought about ${maxChainEvents} events already; no more are followed, so that rules which set each other off come to an end.`;
  }
  const { length } = JSON.stringify(payload);
  return length <= largestPayload
    ? null
    : `Its payload has ${length} characters as JSON; at most ${largestPayload} are taken.`;
}
