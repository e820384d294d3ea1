import {
  type Clock,
  type EffectContext,
  type Ids,
  type ToolCallLog,
  type ToolCallRequest,
  type ToolCallSummary,
  type ToolRunner,
  toPlainError,
} from '#core';
export interface ToolStepParts {
  readonly tools: ToolRunner;
  readonly toolCalls: ToolCallLog;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Tools that may be called twice with the same arguments without harm. */
  readonly isRepeatable: (name: string) => boolean;
}

const summaryCharacters = 2_000;

/**
 * Makes one tool call, with a row before it starts and its result after. Under a key that was used before, the recorded
 * result comes back; a call that nobody saw the end of is made again only when that is harmless or a person has said
 * that it did not happen, else it is null. A tool that fails gives the model its error to read; it does not fail the work.
 */
export async function callTool(
  parts: ToolStepParts,
  call: ToolCallRequest,
  { key, context }: { readonly key: string; readonly context: EffectContext },
): Promise<(ToolCallSummary & { readonly content: string }) | null> {
  const { tools, toolCalls, clock, ids } = parts;
  const known = await toolCalls.find(key);
  if (known?.status === 'completed') return summary(call, known.result, false);
  if (known?.status === 'failed') return summary(call, errorText(known.error.message), true);
  if (known?.status === 'started' && !parts.isRepeatable(call.name)) return null;
  const { address, root, signal } = context;
  if (known?.status !== 'started') {
    const { name } = call;
    const startedAt = new Date(clock.now());
    await toolCalls.start({ id: ids.next(), key, address, root, name, arguments: call.arguments, startedAt });
  }
  try {
    const result = JSON.stringify(await tools.run(call, { key, address, signal })) ?? 'null';
    await toolCalls.end({ key, result, error: null, endedAt: new Date(clock.now()) });
    return summary(call, result, false);
  } catch (error) {
    if (signal.aborted) throw error;
    const { code = 'tool.failed', message } = toPlainError(error);
    await toolCalls.end({ key, result: null, error: { code, message }, endedAt: new Date(clock.now()) });
    return summary(call, errorText(message), true);
  }
}

/** A call that is not made: the model reads `content` in place of a result. */
export function refusedCall(
  call: ToolCallRequest,
  content: string,
): ToolCallSummary & { readonly content: string } {
  return summary(call, content, true);
}

function errorText(message: string): string {
  return JSON.stringify({ error: message });
}

function summary(call: ToolCallRequest, content: string, failed: boolean) {
  const { id, name } = call;
  return {
    id,
    name,
    arguments: call.arguments.slice(0, summaryCharacters),
    result: content.slice(0, summaryCharacters),
    failed,
    content,
  };
}
