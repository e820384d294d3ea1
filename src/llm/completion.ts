import type OpenAI from 'openai';
import type { ChatCompletionChunk, ChatCompletionCreateParams } from 'openai/resources/chat/completions';
import type { Clock, ModelUsage, ToolCallRequest } from '#core';
import { type ErrorPlace, ModelTimedOutError, ModelUnavailableError, type TimeoutPhase } from './errors.ts';
import type { ProviderTimeouts } from './provider.ts';

/** Above these, an endpoint is broken or hostile: whole books, and more than any model takes or costs. */
const MOST_CHARACTERS = 4_000_000;
const MOST_TOOL_CALLS = 1_000;
const MOST_TOKENS = 1_000_000_000;
const MOST_USD = 1_000_000;

/** What has arrived so far; readable while the request runs and after it failed. */
export interface Completion {
  text: string;
  refusal: string;
  toolCalls: { id: string; name: string; arguments: string }[];
  finishReason: string | null;
  usage: ModelUsage | null;
  /** Cost in USD as the server states it (OpenRouter does). */
  statedCostUsd: number | null;
  firstTokenMs: number | null;
}

export function emptyCompletion(): Completion {
  return {
    text: '',
    refusal: '',
    toolCalls: [],
    finishReason: null,
    usage: null,
    statedCostUsd: null,
    firstTokenMs: null,
  };
}

export interface CompletionRequest {
  readonly client: OpenAI;
  readonly body: ChatCompletionCreateParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeouts: ProviderTimeouts;
  readonly place: ErrorPlace;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly into: Completion;
  onToken?(delta: string, offset: number): void;
}

/**
 * Sends one request and gathers its reply into `into`. Rejects with the signal's reason on abort, with
 * ModelTimedOutError when a deadline passes, with ModelUnavailableError when the stream ends early, and otherwise with
 * what the SDK threw.
 */
export async function runCompletion(request: CompletionRequest): Promise<void> {
  const { clock, signal, timeouts, into } = request;
  const controller = new AbortController();
  const deadlines = new Deadlines(clock, controller);
  const onAbort = () => controller.abort();
  signal.throwIfAborted();
  signal.addEventListener('abort', onAbort, { once: true });
  const startedAt = clock.now();
  deadlines.set('total', timeouts.totalMs);
  deadlines.set('firstToken', timeouts.firstTokenMs);
  try {
    const options = {
      signal: controller.signal,
      headers: request.headers,
      timeout: timeouts.totalMs + 60_000,
    };
    if (request.body.stream) {
      const stream = await request.client.chat.completions.create(request.body, options);
      for await (const chunk of stream) {
        if (takeChunk(chunk, request)) {
          into.firstTokenMs ??= clock.now() - startedAt;
          deadlines.clear('firstToken');
        }
        if (into.firstTokenMs !== null) deadlines.set('idle', timeouts.idleMs);
      }
    } else {
      const reply = await request.client.chat.completions.create({ ...request.body, stream: false }, options);
      into.firstTokenMs = clock.now() - startedAt;
      takeWhole(reply, request);
    }
  } catch (error) {
    throw deadlines.verdict(request.place) ?? (signal.aborted ? signal.reason : error);
  } finally {
    deadlines.clearAll();
    signal.removeEventListener('abort', onAbort);
  }
  // The SDK ends its iteration quietly on abort and when the server closes early.
  if (into.finishReason !== null) return;
  const late = deadlines.verdict(request.place);
  if (late) throw late;
  signal.throwIfAborted();
  throw ModelUnavailableError.cut(request.place, into.text.length);
}

/** Returns whether the chunk carried anything of the reply. */
function takeChunk(chunk: ChatCompletionChunk | null, request: CompletionRequest): boolean {
  const { into } = request;
  if (chunk === null) return false;
  takeUsage(chunk.usage, into);
  const choice = chunk.choices?.[0];
  if (!choice) return false;
  if (choice.finish_reason) into.finishReason = choice.finish_reason;
  const delta = (choice.delta ?? {}) as typeof choice.delta & {
    reasoning?: unknown;
    reasoning_content?: unknown;
  };
  if (delta.content) {
    const offset = into.text.length;
    into.text += delta.content;
    request.onToken?.(delta.content, offset);
  }
  if (delta.refusal) into.refusal += delta.refusal;
  for (const part of delta.tool_calls ?? []) {
    const index = part.index ?? into.toolCalls.length;
    if (!(index >= 0 && index < MOST_TOOL_CALLS)) throw ModelUnavailableError.flooding(request.place);
    into.toolCalls[index] ??= { id: '', name: '', arguments: '' };
    const call = into.toolCalls[index];
    if (part.id) call.id = part.id;
    if (part.function?.name) call.name += part.function.name;
    call.arguments += part.function?.arguments ?? '';
  }
  const length = into.text.length + into.refusal.length + sizeOf(into.toolCalls);
  if (length > MOST_CHARACTERS) throw ModelUnavailableError.flooding(request.place);
  return Boolean(
    delta.content || delta.refusal || delta.tool_calls || delta.reasoning || delta.reasoning_content,
  );
}

function takeWhole(reply: OpenAI.ChatCompletion, request: CompletionRequest): void {
  const { into } = request;
  takeUsage(reply.usage, into);
  const choice = reply.choices?.[0];
  if (!choice) return;
  into.text = choice.message.content ?? '';
  into.refusal = choice.message.refusal ?? '';
  into.toolCalls = (choice.message.tool_calls ?? []).flatMap((call) =>
    call.type === 'function'
      ? [{ id: call.id, name: call.function.name, arguments: call.function.arguments }]
      : [],
  );
  if (into.text.length > MOST_CHARACTERS) throw ModelUnavailableError.flooding(request.place);
  into.finishReason = choice.finish_reason ?? 'stop';
  if (into.text !== '') request.onToken?.(into.text, 0);
}

function takeUsage(usage: ChatCompletionChunk['usage'] | undefined, into: Completion): void {
  if (!usage) return;
  const { prompt_tokens: promptTokens = 0, completion_tokens: completionTokens = 0 } = usage;
  // Counts that cannot be are as good as none: they are then estimated from the text.
  if (isCount(promptTokens) && isCount(completionTokens)) into.usage = { promptTokens, completionTokens };
  const { cost } = usage as { cost?: unknown };
  if (typeof cost === 'number' && cost >= 0 && cost < MOST_USD) into.statedCostUsd = cost;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_TOKENS;
}

function sizeOf(calls: Completion['toolCalls']): number {
  return calls.reduce((sum, call) => sum + call.name.length + call.arguments.length, 0);
}

export function toolCallsOf(completion: Completion): readonly ToolCallRequest[] {
  return completion.toolCalls
    .filter((call) => call.name !== '')
    .map((call, index) => ({ ...call, id: call.id === '' ? `call_${index}` : call.id }));
}

/** Aborts the request when a phase takes too long, and remembers which. */
class Deadlines {
  readonly #clock: Clock;
  readonly #controller: AbortController;
  readonly #cancels = new Map<TimeoutPhase, () => void>();
  #missed: { readonly phase: TimeoutPhase; readonly afterMs: number } | undefined;

  constructor(clock: Clock, controller: AbortController) {
    this.#clock = clock;
    this.#controller = controller;
  }

  set(phase: TimeoutPhase, afterMs: number): void {
    this.clear(phase);
    const cancel = this.#clock.schedule(afterMs, () => {
      this.#missed ??= { phase, afterMs };
      this.#controller.abort();
    });
    this.#cancels.set(phase, cancel);
  }

  clear(phase: TimeoutPhase): void {
    this.#cancels.get(phase)?.();
    this.#cancels.delete(phase);
  }

  clearAll(): void {
    for (const phase of [...this.#cancels.keys()]) this.clear(phase);
  }

  verdict(place: ErrorPlace): ModelTimedOutError | undefined {
    return this.#missed && ModelTimedOutError.during(this.#missed.phase, this.#missed.afterMs, place);
  }
}
