import { z } from 'zod';
import type {
  BusFact,
  BusPublish,
  Cause,
  FindEndedOutput,
  FireLimit,
  JsonValue,
  LaunchOutput,
  PlainError,
  RuleKind,
} from '#core';
import type { Condition, Reaction, TokenBucket } from '#rules';
import { reactionSchema } from '#rules';
import type { Draft } from '../task/draft.ts';
import type { Chain } from './chains.ts';

const causeSchema = z.object({ id: z.string().max(500), root: z.string().max(500), depth: z.int().min(0) });

export const publishEvent = z.object({
  topic: z.string().min(1).max(200),
  payload: z.json(),
  cause: causeSchema.optional(),
});

const limitSchema = z.object({
  events: z.int().min(1).max(10_000),
  perSeconds: z.number().min(0.001).max(86_400),
});

export const addRuleEvent = z.object({
  kind: z.enum(['rule', 'subscription']).default('rule'),
  name: z.string().max(200).default(''),
  pattern: z.string().min(1).max(300),
  condition: z.record(z.string(), z.json()).nullable().default(null),
  action: reactionSchema,
  limit: limitSchema.nullable().default(null),
  enabled: z.boolean().default(true),
});

export const ruleEvent = z.object({ rule: z.string().min(1) });
export const enableEvent = z.object({ rule: z.string().min(1), enabled: z.boolean() });

export const busInput = z.object({});

export interface Rule {
  readonly id: string;
  readonly kind: RuleKind;
  readonly name: string;
  readonly pattern: string;
  readonly condition: Condition | null;
  readonly action: Reaction;
  readonly limit: FireLimit | null;
  readonly bucket: TokenBucket | null;
  readonly enabled: boolean;
  readonly fired: number;
  readonly limited: number;
  readonly createdBy: string | null;
  readonly createdAt: number;
}

/** A start that has not been confirmed. */
export interface Launch {
  readonly id: string;
  readonly rule: string;
  readonly event: string;
}

export interface BusContext {
  readonly rules: readonly Rule[];
  readonly launches: readonly Launch[];
  /** The latest roots that were started because of events, so that what they publish continues the chain. */
  readonly started: readonly Cause[];
  /** How many events came of first causes; absent: of none yet. */
  readonly chains?: readonly Chain[];
  /** Id of the look whether subscribers still live, when one is under way. */
  readonly sweeping?: string | null;
  /** When the latest one began. */
  readonly sweptAt?: number;
}

export type BusDraft = Draft<BusContext, BusFact>;

/** An event that was accepted. */
export interface Accepted {
  readonly id: string;
  readonly topic: string;
  readonly payload: JsonValue;
  readonly depth: number;
  readonly root: string;
}

export type BusEvent =
  | BusPublish
  | { readonly type: 'bus.subscribe'; readonly pattern: string }
  | { readonly type: 'bus.unsubscribe'; readonly pattern: string }
  | ({ readonly type: 'bus.addRule' } & z.infer<typeof addRuleEvent>)
  | { readonly type: 'bus.enableRule'; readonly rule: string; readonly enabled: boolean }
  | { readonly type: 'bus.removeRule'; readonly rule: string };

export interface LaunchDone {
  readonly type: string;
  readonly actorId: string;
  readonly output: LaunchOutput;
}

export interface SweepDone {
  readonly type: string;
  readonly actorId: string;
  readonly output: FindEndedOutput;
}

export interface LaunchFailed {
  readonly type: string;
  readonly actorId: string;
  readonly error: PlainError;
}
