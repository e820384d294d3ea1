import { EventError, parsePattern, type Reaction } from '#rules';
import { change } from '../task/draft.ts';
import type { BusDraft, BusEvent, Rule } from './bus-state.ts';
import { sweep } from './sweep.ts';

type Of<Type extends BusEvent['type']> = Extract<BusEvent, { type: Type }>;

/** Most rules and subscriptions together: each is looked at for every event. */
export const mostRules = 200;

export function addRule(draft: BusDraft, event: Of<'bus.addRule'>): void {
  const { type: _, action, condition, ...rest } = event;
  const rule: Rule = {
    ...rest,
    id: draft.turn.id(),
    pattern: parsePattern(event.pattern),
    condition: condition as Rule['condition'],
    action: action as Reaction,
    bucket: null,
    fired: 0,
    limited: 0,
    createdBy: draft.turn.sender,
    createdAt: draft.turn.at,
  };
  keep(draft, rule);
}

/** An actor wants to be told. The same wish again changes nothing. */
export function subscribeSender(draft: BusDraft, { pattern: wanted }: Of<'bus.subscribe'>): void {
  const to = draft.turn.sender;
  const pattern = readable(wanted);
  if (to === null || pattern === null || ownSubscription(draft, pattern) !== undefined) return;
  if (draft.context.rules.length >= mostRules) {
    sweep(draft);
    return;
  }
  keep(draft, {
    id: draft.turn.id(),
    kind: 'subscription',
    name: '',
    pattern,
    condition: null,
    action: { kind: 'send', to, event: null },
    limit: null,
    bucket: null,
    enabled: true,
    fired: 0,
    limited: 0,
    createdBy: to,
    createdAt: draft.turn.at,
  });
}

export function unsubscribeSender(draft: BusDraft, { pattern: wanted }: Of<'bus.unsubscribe'>): void {
  const pattern = readable(wanted);
  const known = pattern === null ? undefined : ownSubscription(draft, pattern);
  if (known) removeRule(draft, { type: 'bus.removeRule', rule: known.id });
}

function ownSubscription({ context, turn }: BusDraft, pattern: string): Rule | undefined {
  return context.rules.find(
    (rule) =>
      rule.kind === 'subscription' &&
      rule.pattern === pattern &&
      rule.createdBy === turn.sender &&
      rule.action.kind === 'send' &&
      rule.action.to === turn.sender,
  );
}

function readable(pattern: string): string | null {
  try {
    return parsePattern(String(pattern));
  } catch (error) {
    if (error instanceof EventError) return null;
    throw error;
  }
}

function keep(draft: BusDraft, rule: Rule): void {
  change(draft, { rules: [...draft.context.rules, rule] });
  show(draft, rule, false);
}

export function enableRule(draft: BusDraft, { rule: id, enabled }: Of<'bus.enableRule'>): void {
  const known = draft.context.rules.find((rule) => rule.id === id);
  if (!known || known.enabled === enabled) return;
  const rule = { ...known, enabled };
  change(draft, { rules: draft.context.rules.map((one) => (one.id === id ? rule : one)) });
  show(draft, rule, false);
}

export function removeRule(draft: BusDraft, { rule: id }: Of<'bus.removeRule'>): void {
  const known = draft.context.rules.find((rule) => rule.id === id);
  if (!known) return;
  change(draft, { rules: draft.context.rules.filter((rule) => rule.id !== id) });
  show(draft, { ...known, enabled: false }, true);
}

function show(draft: BusDraft, rule: Rule, removed: boolean): void {
  const { id, kind, name, pattern, condition, action, limit, enabled, createdBy, createdAt } = rule;
  draft.facts.push({
    type: 'rule.changed',
    rule: id,
    kind,
    name,
    pattern,
    condition,
    action: JSON.parse(JSON.stringify(action)),
    limit,
    enabled,
    createdBy,
    createdAt,
    removed,
  });
}
