import type { ReplyKind } from './deliberation-replies.ts';
import type { JsonValue } from './json.ts';
import type { ToolCallRequest } from './model.ts';

/** What an agent is to do besides the kind: ids and short texts, never bodies. */
export interface AgentTask {
  /** Consensus round, from 1; null outside of one. */
  readonly round: number | null;
  /** The voting rule in force, in words. */
  readonly rule: string | null;
  /** Keys of the options that may be voted for. */
  readonly options: readonly string[];
  /** What to mind now: why it is asked, how the ballot went. At most 2,000 characters. */
  readonly note: string | null;
}

/** A pattern to look for in a model's words while they stream. */
export interface StreamPolicy {
  readonly id: string;
  /** Source of a regular expression, matched without regard to case. */
  readonly pattern: string;
  /** True when whoever set the policy will act on the agent: the answer is then kept back for a moment. */
  readonly acts: boolean;
}

/** One finished tool call of the request at hand. */
export interface ToolExchange {
  readonly call: ToolCallRequest;
  /** JSON text, cut to 4,000 characters. */
  readonly result: string;
}

/** Input of the effect `model`: one request of an agent to its model. */
export interface AgentModelInput {
  readonly kind: ReplyKind;
  readonly persona: string;
  /** Whose transcript is read. */
  readonly conversation: string;
  /** Only messages before this ordinal are read, so that a repeated call sees the same. */
  readonly beforeOrdinal: number;
  readonly windowTokens: number;
  readonly seed?: number;
  readonly task: AgentTask;
  /** To heed first, oldest first. */
  readonly interjections: readonly string[];
  readonly policies: readonly StreamPolicy[];
  readonly exchange: readonly ToolExchange[];
}

export interface AgentUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costUsd: number;
}

/** Output of the effect `model`. */
export interface AgentModelOutput {
  /** The structured reply of the kind; text for `chat`. Null when the model asked for tools instead. */
  readonly reply: JsonValue;
  readonly toolCalls: readonly ToolCallRequest[];
  readonly callId: string;
  readonly rehearsal: boolean;
  readonly usage: AgentUsage;
}

/** Input of the effect `modelCut`: the key of the call that was aborted. */
export interface ModelCutInput {
  readonly key: string;
  readonly kind: ReplyKind;
}

/** Output of the effect `modelCut`; see `Cut`. */
export interface ModelCutOutput {
  readonly callId: string | null;
  readonly offset: number;
  readonly prefix: string;
}

/** Input of the effect `tool`: calls that the model asked for in one reply, to be run in order. */
export interface ToolEffectInput {
  readonly calls: readonly ToolCallRequest[];
}

export interface ToolEffectOutput {
  /** JSON text of each call's result, in order. */
  readonly results: readonly string[];
}

/** Input and output of the effect `notifyPeople`. */
export interface NotifyInput {
  readonly question: string;
  readonly urgency: string;
  readonly askerName: string;
  readonly options: readonly string[];
}

export interface NotifyOutput {
  readonly channels: readonly string[];
}
