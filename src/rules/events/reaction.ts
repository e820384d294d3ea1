import { z } from 'zod';
import type { JsonObject, JsonValue } from '#core';
import { EventError } from './event-error.ts';
import { parsePattern } from './topic.ts';

const reserved = /^(?:xstate|statehouse)\b|^$/;
const address = z
  .string()
  .regex(/^[\w-]+\/\S+$/, 'must be the durable address of an actor')
  .max(500);

/** What an event, a rule or a schedule sets off. Texts may hold placeholders: see `fillTemplate`. */
export const reactionSchema = z.discriminatedUnion('kind', [
  /** Submits a task. */
  z.strictObject({
    kind: z.literal('task'),
    description: z.string().min(1).max(5_000),
    options: z.record(z.string(), z.json()).default({}),
  }),
  /** Starts an actor of a chart. */
  z.strictObject({
    kind: z.literal('actor'),
    chart: z.string().min(1).max(100),
    input: z.json().default(null),
  }),
  /** Publishes another event. */
  z.strictObject({
    kind: z.literal('publish'),
    topic: z.string().min(1).max(300),
    payload: z.json().default(null),
  }),
  /** Sends an event to an actor. Without `event`: the published event as `bus.event`. */
  z.strictObject({
    kind: z.literal('send'),
    to: address,
    event: z
      .looseObject({ type: z.string().refine((type) => !reserved.test(type), 'is a reserved event type') })
      .nullable()
      .default(null),
  }),
]);

export type Reaction =
  | { readonly kind: 'task'; readonly description: string; readonly options: JsonObject }
  | { readonly kind: 'actor'; readonly chart: string; readonly input: JsonValue }
  | { readonly kind: 'publish'; readonly topic: string; readonly payload: JsonValue }
  | { readonly kind: 'send'; readonly to: string; readonly event: (JsonObject & { type: string }) | null };

/** The reaction, when it can be used. Throws {@link EventError}. */
export function parseReaction(value: unknown): Reaction {
  const read = reactionSchema.safeParse(value);
  if (!read.success) throw EventError.invalid('action', read.error.issues);
  // A topic may hold placeholders: they stand for one word or several.
  if (read.data.kind === 'publish') parsePattern(read.data.topic.replace(/\{\{[^{}]*\}\}/g, 'x'));
  return read.data as Reaction;
}
