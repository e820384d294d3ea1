import type { JsonObject, JsonValue } from './json.ts';

export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string;
  readonly name?: string;
  /** Set on `assistant` messages that asked for tools. */
  readonly toolCalls?: readonly ToolCallRequest[];
  /** Set on `tool` messages: the call that this content answers. */
  readonly toolCallId?: string;
}

export interface ToolCallRequest {
  readonly id: string;
  readonly name: string;
  /** The arguments as the model wrote them: JSON text, not yet checked. */
  readonly arguments: string;
}

export interface ToolDefinition {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonObject;
}

export interface StructuredOutput {
  /** Schema name, `[a-zA-Z0-9_-]{1,64}`. */
  readonly name: string;
  readonly schema: JsonObject;
  /** Returns the problems of a parsed reply, in words that the model can act on; empty when it is good. */
  validate(value: JsonValue): readonly string[];
}

export type ModelTierName = 'small' | 'standard' | 'large';

export interface ModelRequest {
  readonly messages: readonly ModelMessage[];
  readonly output?: StructuredOutput;
  readonly tools?: readonly ToolDefinition[];
  /** The persona that speaks; configuration may give it a model or provider list of its own. */
  readonly persona?: string;
  /** Overrides the configured model name. */
  readonly model?: string;
  /** How strong a model it needs; each provider maps tiers to models. */
  readonly tier?: ModelTierName;
  readonly temperature?: number;
  /** The same seed and request give the same reply where the endpoint can do that. */
  readonly seed?: number;
  readonly maxOutputTokens?: number;
  /** How often a reply that cannot be used is sent back for correction. Default: as configured. */
  readonly repairs?: number;
}

export interface ModelCallContext {
  /** Stable idempotency key of the effect that asks; a recorded answer under this key is returned without a new call. */
  readonly key: string;
  /** Which try of the effect this is, from 1. */
  readonly attempt: number;
  readonly signal: AbortSignal;
  /** Address of the actor that asks. */
  readonly address: string;
  /** Address of the root of that actor's tree. */
  readonly root: string;
  /** What the call is for, for people: `vote`, `summary` … */
  readonly purpose: string;
  /** Receives text as it streams. `offset` is the length of all text of this call before `delta`, in UTF-16 units. */
  onToken?(delta: string, offset: number): void;
}

export interface ModelUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

export interface ModelReply {
  readonly callId: string;
  readonly text: string;
  /** The parsed and validated reply, when the request asked for structured output. */
  readonly value?: JsonValue;
  readonly toolCalls: readonly ToolCallRequest[];
  readonly usage: ModelUsage;
  readonly costUsd: number;
  readonly provider: string;
  readonly model: string;
  /** True when the rehearsal model spoke: the words are rule-based and must be labelled so. */
  readonly rehearsal: boolean;
  readonly finishReason: string;
}

export interface ProviderStatus {
  readonly name: string;
  readonly baseUrl: string;
  readonly model: string;
  readonly rehearsal: boolean;
  readonly circuit: 'closed' | 'open' | 'halfOpen';
  readonly consecutiveFailures: number;
  /** The model's context window; absent when it is not known. */
  readonly contextTokens?: number;
}

/** Every way to reach a model. Failover, retry, circuit breaking and repair happen behind it. */
export interface ModelGateway {
  /** Rejects with a retryable error when every provider is unavailable, a terminal one when the reply stays unusable, and the signal's reason on abort. */
  call(request: ModelRequest, context: ModelCallContext): Promise<ModelReply>;
  providers(): readonly ProviderStatus[];
}

export type ModelCallStatus = 'started' | 'completed' | 'failed' | 'cut' | 'outcomeUnknown';

/** One request to one provider, as stored before it leaves. */
export interface ModelCallStart {
  readonly id: string;
  readonly key: string;
  readonly attempt: number;
  readonly address: string;
  readonly root: string;
  readonly persona: string | null;
  readonly purpose: string;
  readonly provider: string;
  readonly model: string;
  readonly rehearsal: boolean;
  readonly request: JsonObject;
  readonly startedAt: Date;
}

/** The end of that request, as stored afterwards. `text` holds what had streamed, also of a cut or failed call. */
export interface ModelCallEnd {
  readonly id: string;
  readonly status: Exclude<ModelCallStatus, 'started'>;
  readonly text: string;
  readonly reply: ModelReply | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costUsd: number;
  readonly firstTokenMs: number | null;
  readonly endedAt: Date;
}

/** Where model calls are recorded. Both writes are committed when the promise resolves. */
export interface ModelCallLog {
  start(call: ModelCallStart): Promise<void>;
  end(call: ModelCallEnd): Promise<void>;
  /** The recorded reply of a completed call under this idempotency key, or null. */
  findCompleted(key: string): Promise<ModelReply | null>;
  /** What had streamed of the newest cut call under this key, or null. */
  findCut(key: string): Promise<{ readonly callId: string; readonly text: string } | null>;
}
