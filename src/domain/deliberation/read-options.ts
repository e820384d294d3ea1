import { z } from 'zod';
import type { JsonObject } from '#core';
import { BallotError, parseVotingRule } from '#rules';
import { DeliberationError } from './deliberation-errors.ts';

const seconds = z
  .number()
  .positive()
  .max(30 * 24 * 3_600);

const policy = z.object({
  pattern: z.string().min(1).max(300),
  action: z.enum(['interject', 'pause', 'restart', 'escalate']),
  text: z.string().max(2_000).nullish(),
});

/**
 * How a conversation is run, as people write it: durations in seconds, the rule in words, personas by key. Absent and
 * null mean the default.
 */
const requestedOptions = z.strictObject({
  /** Keys of 2 to 25 personas; default: the built-in five. */
  personas: z.array(z.string()).min(2).max(25).nullish(),
  votingRule: z.string().nullish(),
  quorum: z.number().min(0).max(1).nullish(),
  weights: z.array(z.object({ voter: z.string(), weight: z.number().min(0).max(1_000) })).nullish(),
  unattended: z.enum(['assume', 'fail', 'wait']).nullish(),
  people: z.array(z.string().min(1).max(200)).max(20).nullish(),
  timeLimitSeconds: seconds.nullish(),
  phaseTimeLimitSeconds: seconds.nullish(),
  ballotTimeLimitSeconds: seconds.nullish(),
  answerTimeLimitSeconds: seconds.nullish(),
  maxDiscussionTurns: z.int().min(1).max(100).nullish(),
  maxConsensusRounds: z.int().min(1).max(10).nullish(),
  maxQuestions: z.int().min(0).max(20).nullish(),
  maxTokens: z.int().min(1).nullish(),
  maxCostUsd: z.number().positive().nullish(),
  windowTokens: z.int().min(500).max(1_000_000).nullish(),
  runoff: z.boolean().nullish(),
  closeBallotsEarly: z.boolean().nullish(),
  supervision: z.array(policy).max(20).nullish(),
  seed: z.int().nullish(),
});

export interface ReadOptions {
  /** Keys, or null for the built-in panel. */
  readonly personas: readonly string[] | null;
  /** Names of people who vote. */
  readonly people: readonly string[];
  /** By persona key or person's name. */
  readonly weights: Readonly<Record<string, number>>;
  /** Options as the chart `conversation` takes them; it fills in the defaults. */
  readonly options: JsonObject;
}

/** The most that any conversation may use, whatever it asks for; null and absent are no limit. */
export interface BudgetCeiling {
  readonly tokensPerConversation?: number | null;
  readonly costUsdPerConversation?: number | null;
}

/** Reads options as people write them. Throws `conversation.invalidOptions`, which lists every problem with its path. */
export function readOptions(raw: unknown, ceiling: BudgetCeiling = {}): ReadOptions {
  const parsed = requestedOptions.safeParse(raw);
  if (!parsed.success) throw DeliberationError.invalidOptions(parsed.error.issues);
  const asked = parsed.data;
  const weights = Object.fromEntries((asked.weights ?? []).map(({ voter, weight }) => [voter, weight]));
  return {
    personas: asked.personas ?? null,
    people: asked.people ?? [],
    weights,
    options: present({
      votingRule: readRule(asked.votingRule),
      quorum: asked.quorum,
      runoff: asked.runoff,
      closeBallotsEarly: asked.closeBallotsEarly,
      ballotDeadlineMs: milliseconds(asked.ballotTimeLimitSeconds),
      maxDiscussionTurns: asked.maxDiscussionTurns,
      maxConsensusRounds: asked.maxConsensusRounds,
      maxQuestions: asked.maxQuestions,
      clarificationTimeoutMs: milliseconds(asked.answerTimeLimitSeconds),
      unattended: asked.unattended,
      phaseTimeoutMs: milliseconds(asked.phaseTimeLimitSeconds),
      totalTimeoutMs: milliseconds(asked.timeLimitSeconds),
      budget: readBudget(asked, ceiling),
      windowTokens: asked.windowTokens,
      seed: asked.seed,
      policies: asked.supervision?.map((one, index) => ({
        id: `policy-${index + 1}`,
        // People give text to look for, not a regular expression.
        match: { pattern: escapePattern(one.pattern), on: 'stream' },
        action: one.action,
        ...(one.text == null ? {} : { text: one.text }),
      })),
      people: asked.people?.map((name) => ({ name, weight: weights[name] ?? 1 })),
    }),
  };
}

function readBudget(
  asked: { maxTokens?: number | null | undefined; maxCostUsd?: number | null | undefined },
  ceiling: BudgetCeiling,
): { tokens: number | null; costUsd: number | null } | null {
  const tokens = lower(asked.maxTokens, ceiling.tokensPerConversation);
  const costUsd = lower(asked.maxCostUsd, ceiling.costUsdPerConversation);
  return tokens === null && costUsd === null ? null : { tokens, costUsd };
}

function lower(asked: number | null | undefined, most: number | null | undefined): number | null {
  if (asked == null || most == null) return asked ?? most ?? null;
  return Math.min(asked, most);
}

function readRule(text: string | null | undefined): object | undefined {
  if (text == null) return undefined;
  try {
    return parseVotingRule(text);
  } catch (error) {
    if (!(error instanceof BallotError)) throw error;
    throw DeliberationError.invalidOptions([{ path: ['votingRule'], message: error.message }]);
  }
}

function milliseconds(value: number | null | undefined): number | undefined {
  return value == null ? undefined : Math.max(1_000, Math.round(value * 1_000));
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function present(options: Readonly<Record<string, unknown>>): JsonObject {
  return JSON.parse(
    JSON.stringify(options, (_, value: unknown) => (value === null ? undefined : value)),
  ) as JsonObject;
}
