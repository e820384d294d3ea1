import type { JsonObject } from '#core';
import type { MutationResolvers, ReactionInput } from '../../__generated__/resolvers-types.ts';
import type { GraphqlContext } from '../../context.ts';
import { readKey } from '../../node-id.ts';
import { attempt } from '../../user-error.ts';
import { defined } from '../defined.ts';
import { changeRequest } from './change-request.ts';

type Names =
  | 'publishEvent'
  | 'subscribeToTopic'
  | 'unsubscribeFromTopic'
  | 'createRule'
  | 'setRuleEnabled'
  | 'deleteRule';

export const eventMutations: Pick<MutationResolvers, Names> = {
  publishEvent: (_, { topic, payload, because, idempotencyKey }, context) =>
    attempt(
      async () => {
        const id = await context.services.events.publish({
          ...changeRequest(context, idempotencyKey),
          topic,
          payload: payload ?? null,
          ...(because == null ? {} : { because: readKey('BusEvent', because) }),
        });
        return { event: await context.loaders.row('busEvents', id) };
      },
      { event: null },
    ),
  subscribeToTopic: (_, { pattern, action, name, idempotencyKey }, context) =>
    ruleChange(context, () =>
      context.services.events.addRule({
        ...changeRequest(context, idempotencyKey),
        kind: 'subscription',
        pattern,
        action: readReaction(action),
        ...defined({ name }),
      }),
    ),
  unsubscribeFromTopic: (_, { id, idempotencyKey }, context) =>
    ruleChange(context, async () => {
      const rule = readKey('EventRule', id);
      await context.services.events.removeRule(rule, changeRequest(context, idempotencyKey));
      return rule;
    }),
  createRule: (_, { rule, idempotencyKey }, context) =>
    ruleChange(context, () => {
      const { pattern, action, name, condition, limit } = rule;
      return context.services.events.addRule({
        ...changeRequest(context, idempotencyKey),
        kind: 'rule',
        pattern,
        action: readReaction(action),
        ...defined({ name, condition, limit }),
      });
    }),
  setRuleEnabled: (_, { id, enabled, idempotencyKey }, context) =>
    ruleChange(context, async () => {
      const rule = readKey('EventRule', id);
      await context.services.events.enableRule(rule, { ...changeRequest(context, idempotencyKey), enabled });
      return rule;
    }),
  deleteRule: (_, { id, idempotencyKey }, context) =>
    ruleChange(context, async () => {
      const rule = readKey('EventRule', id);
      await context.services.events.removeRule(rule, changeRequest(context, idempotencyKey));
      return rule;
    }),
};

function ruleChange(context: GraphqlContext, change: () => Promise<string>) {
  return attempt(async () => ({ rule: await context.loaders.row('rules', await change()) }), { rule: null });
}

/** The form in which services take what GraphQL gives as one of several inputs. */
export function readReaction(input: ReactionInput): JsonObject {
  const [kind, given] = Object.entries(defined(input))[0] ?? ['none', {}];
  return { kind, ...defined(given as object) } as JsonObject;
}
