import { z } from 'zod';
import type { ExpiryPolicy } from '#core';
import { personaSchema, type VotingRule, votingRuleSchema } from '#rules';
import { type SupervisionPolicy, supervisionPolicySchema } from '../supervisor/policies.ts';

const day = 24 * 3_600_000;

/** How a conversation is run. Durations are in milliseconds; time spent paused does not count. */
export interface ConversationOptions {
  /** Default `majority`. */
  readonly votingRule: VotingRule;
  /** Share of the weight of all voters that must vote, 0 to 1. Default 0.5. */
  readonly quorum: number;
  /** A tie, or a rejection that left several options standing, is voted on once more. Default true. */
  readonly runoff: boolean;
  /** Count as soon as the missing votes cannot change the result. Default false: everyone is heard. */
  readonly closeBallotsEarly: boolean;
  /** Default 10 minutes. */
  readonly ballotDeadlineMs: number;
  /** Default 12. */
  readonly maxDiscussionTurns: number;
  /** Default 3. */
  readonly maxConsensusRounds: number;
  /** Questions to people in the whole conversation. Default 5. */
  readonly maxQuestions: number;
  /** Default 1 hour. */
  readonly clarificationTimeoutMs: number;
  /**
   * What happens to a question that no person answers. `assume`: go on at once with the stated assumption;
   * `wait`: wait until it expires, then go on with the assumption; `fail`: wait until it expires, then fail.
   * Default `wait`.
   */
  readonly unattended: ExpiryPolicy;
  /** Default 30 minutes. */
  readonly phaseTimeoutMs: number;
  /** Default 4 hours. */
  readonly totalTimeoutMs: number;
  /** Default none. What is spent beyond it by calls under way is not prevented. */
  readonly budget: { readonly tokens: number | null; readonly costUsd: number | null } | null;
  /** Tokens of transcript that an agent reads. Default 6,000. */
  readonly windowTokens: number;
  /** Sent to the model with every request. Default none. */
  readonly seed: number | null;
  /** Policies of the supervisor. Default none. */
  readonly policies: readonly SupervisionPolicy[];
  /** People who vote beside the agents. Default none. */
  readonly people: readonly { readonly name: string; readonly weight: number }[];
  /** Begin at once. Default true. */
  readonly start: boolean;
}

export const conversationOptionsSchema = z.strictObject({
  votingRule: votingRuleSchema.default({ kind: 'majority' }),
  quorum: z.number().min(0).max(1).default(0.5),
  runoff: z.boolean().default(true),
  closeBallotsEarly: z.boolean().default(false),
  ballotDeadlineMs: z
    .int()
    .min(1_000)
    .max(30 * day)
    .default(600_000),
  maxDiscussionTurns: z.int().min(1).max(100).default(12),
  maxConsensusRounds: z.int().min(1).max(10).default(3),
  maxQuestions: z.int().min(0).max(20).default(5),
  clarificationTimeoutMs: z
    .int()
    .min(1)
    .max(30 * day)
    .default(3_600_000),
  unattended: z.enum(['assume', 'fail', 'wait']).default('wait'),
  phaseTimeoutMs: z
    .int()
    .min(1_000)
    .max(30 * day)
    .default(1_800_000),
  totalTimeoutMs: z
    .int()
    .min(1_000)
    .max(30 * day)
    .default(4 * 3_600_000),
  budget: z
    .object({
      tokens: z.int().min(1).nullable().default(null),
      costUsd: z.number().positive().nullable().default(null),
    })
    .nullable()
    .default(null),
  windowTokens: z.int().min(500).max(1_000_000).default(6_000),
  seed: z.int().nullable().default(null),
  policies: z.array(supervisionPolicySchema).max(20).default([]),
  people: z
    .array(z.object({ name: z.string().min(1).max(200), weight: z.number().min(0).default(1) }))
    .max(20)
    .default([]),
  start: z.boolean().default(true),
}) satisfies z.ZodType<ConversationOptions>;

/** Complete input: whoever starts the chart fills in the defaults by parsing with this schema. */
export const conversationInput = z.object({
  goal: z.string().min(3).max(5_000),
  context: z.string().max(20_000).nullable().default(null),
  personas: z.array(personaSchema).min(2).max(25),
  options: conversationOptionsSchema.prefault({}),
});

export type ConversationInput = z.infer<typeof conversationInput>;
