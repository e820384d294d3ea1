import {
  type EffectContext,
  type EffectHandler,
  type ToolEffectInput,
  type ToolEffectOutput,
  type ToolRunner,
  toPlainError,
} from '#core';

/**
 * The effect `tool`: runs what a model asked for, in order. A tool that fails tells the model so; it does not fail the
 * agent. Not safe to repeat, since a tool may change something outside.
 */
export function createToolEffect({ tools }: { readonly tools: ToolRunner }): EffectHandler {
  return {
    source: 'tool',
    retrySafe: false,
    run: (input: ToolEffectInput, context) => runTools(tools, input, context),
  } as EffectHandler;
}

/** For an installation without tools. */
export const noTools: ToolRunner = {
  definitions: () => [],
  run: ({ name }) => Promise.reject(new TypeError(`there is no tool '${name}'`)),
};

async function runTools(
  tools: ToolRunner,
  { calls }: ToolEffectInput,
  { key, address, signal }: EffectContext,
): Promise<ToolEffectOutput> {
  const results: string[] = [];
  for (const [index, call] of calls.entries()) {
    signal.throwIfAborted();
    try {
      const result = await tools.run(call, { key: `${key}.${index}`, address, signal });
      results.push(JSON.stringify(result));
    } catch (error) {
      if (signal.aborted) throw error;
      results.push(JSON.stringify({ error: toPlainError(error).message }));
    }
  }
  return { results };
}
