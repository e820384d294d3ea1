import type {
  Clock,
  Ids,
  JsonObject,
  ModelCallContext,
  ModelCallLog,
  ModelMessage,
  ModelReply,
  ModelRequest,
  StatehouseError,
} from '#core';
import type { Capabilities } from './capabilities.ts';
import { type Completion, emptyCompletion, runCompletion, toolCallsOf } from './completion.ts';
import type { ProviderConnection } from './connection.ts';
import { type ErrorPlace, ModelRefusedError, UnusableReplyError } from './errors.ts';
import type { OutputChecker } from './output-checker.ts';
import { secretsOf } from './provider.ts';
import { buildRequestBody } from './request-body.ts';
import { translateError } from './translate-error.ts';
import { type CountedUsage, costOf, estimateUsage } from './usage.ts';

export interface RecordedRequest {
  readonly connection: ProviderConnection;
  readonly model: string;
  readonly request: ModelRequest;
  readonly messages: readonly ModelMessage[];
  readonly context: ModelCallContext;
  readonly capabilities: Capabilities;
  /** What the requests of this call before this one used: the reply states the sum. */
  readonly spent: Spent;
}

export interface Spent {
  promptTokens: number;
  completionTokens: number;
  costUsd: number;
  estimated: boolean;
}

export interface RecorderPorts {
  readonly log: ModelCallLog;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly checker: OutputChecker;
}

export type RecordedOutcome =
  | { readonly reply: ModelReply; readonly error?: never }
  | { readonly reply?: never; readonly error: StatehouseError };

/**
 * One request to one provider, recorded before it leaves and after it ended, however it ended. Rejects only with the
 * signal's reason on abort, or when the log itself fails.
 */
export async function sendRecorded(asked: RecordedRequest, ports: RecorderPorts): Promise<RecordedOutcome> {
  const { connection, context, request, model } = asked;
  const { config } = connection;
  const id = ports.ids.next();
  const place = { provider: config.name, baseUrl: config.baseUrl, model };
  const body = buildRequestBody({
    request,
    messages: asked.messages,
    model,
    stream: config.stream ?? true,
    capabilities: asked.capabilities,
  });
  const completion = emptyCompletion();
  await ports.log.start({
    id,
    key: context.key,
    attempt: context.attempt,
    address: context.address,
    root: context.root,
    persona: request.persona ?? null,
    purpose: context.purpose,
    provider: config.name,
    model,
    rehearsal: config.rehearsal ?? false,
    request: body as unknown as JsonObject,
    startedAt: new Date(ports.clock.now()),
  });
  let reply: ModelReply | null = null;
  let failure: unknown = null;
  let error: StatehouseError | null = null;
  try {
    await runCompletion({
      client: connection.client,
      body,
      headers: {
        'x-statehouse-key': context.key,
        'x-statehouse-call': id,
        'x-statehouse-attempt': String(context.attempt),
      },
      timeouts: connection.timeouts,
      place,
      clock: ports.clock,
      signal: context.signal,
      into: completion,
      onToken: (delta, offset) => context.onToken?.(delta, offset),
    });
    reply = readReply(completion, { asked, id, place, checker: ports.checker });
  } catch (thrown) {
    failure = thrown;
  }
  const cut = reply === null && context.signal.aborted && failure === context.signal.reason;
  if (reply === null && !cut) {
    error = translateError(failure, {
      place,
      nowMs: ports.clock.now(),
      connectMs: connection.timeouts.connectMs,
      received: completion.text.length,
      secrets: secretsOf(config),
    });
  }
  const used = usedBy(asked, completion);
  asked.spent.promptTokens += used.promptTokens;
  asked.spent.completionTokens += used.completionTokens;
  asked.spent.costUsd += used.costUsd;
  asked.spent.estimated ||= used.estimated;
  if (reply !== null) {
    const { costUsd, ...usage } = asked.spent;
    reply = { ...reply, usage, costUsd };
  }
  await ports.log.end({
    id,
    status: reply !== null ? 'completed' : cut ? 'cut' : 'failed',
    text: completion.text,
    reply,
    error: error === null ? null : { code: error.code, message: error.message },
    promptTokens: used.promptTokens,
    completionTokens: used.completionTokens,
    costUsd: used.costUsd,
    firstTokenMs: completion.firstTokenMs,
    endedAt: new Date(ports.clock.now()),
  });
  if (reply !== null) return { reply };
  if (error !== null) return { error };
  throw context.signal.reason;
}

interface Reading {
  readonly asked: RecordedRequest;
  readonly id: string;
  readonly place: ErrorPlace;
  readonly checker: OutputChecker;
}

/** The reply that a finished completion amounts to. Throws the typed error when it is a refusal or unusable. */
function readReply(completion: Completion, { asked, id, place, checker }: Reading): ModelReply {
  const { text } = completion;
  if (completion.finishReason === 'content_filter') throw ModelRefusedError.contentFiltered(place);
  if (completion.refusal !== '') throw ModelRefusedError.refused(place, completion.refusal);
  const toolCalls = toolCallsOf(completion);
  const { output } = asked.request;
  const reply: ModelReply = {
    callId: id,
    text,
    toolCalls,
    usage: { promptTokens: 0, completionTokens: 0 },
    costUsd: 0,
    provider: place.provider,
    model: place.model,
    rehearsal: asked.connection.config.rehearsal ?? false,
    finishReason: completion.finishReason ?? 'stop',
  };
  if (toolCalls.length > 0) return reply;
  if (output === undefined) {
    if (text.trim() !== '') return reply;
    throw UnusableReplyError.because(place, { text, problems: ['the reply is empty'] });
  }
  const checked = checker.check(text, output);
  if (checked.ok) return { ...reply, value: checked.value };
  const tooShort = 'it was cut off at the token limit: answer more briefly (or raise maxOutputTokens)';
  const problems = completion.finishReason === 'length' ? [tooShort, ...checked.problems] : checked.problems;
  throw UnusableReplyError.because(place, { text, problems });
}

/** Tokens and cost of this request alone. A request that brought nothing is not charged. */
function usedBy(asked: RecordedRequest, completion: Completion): CountedUsage & { readonly costUsd: number } {
  const said =
    completion.text + completion.refusal + completion.toolCalls.map((call) => call.arguments).join('');
  const usage: CountedUsage = completion.usage
    ? { ...completion.usage, estimated: false }
    : said === ''
      ? { promptTokens: 0, completionTokens: 0, estimated: false }
      : estimateUsage(asked.messages, said);
  const { costUsd } = costOf(asked.connection.config, asked.model, usage);
  return { ...usage, costUsd: completion.statedCostUsd ?? costUsd };
}
