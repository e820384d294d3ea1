import {
  type Clock,
  type JsonObject,
  type JsonValue,
  type Logger,
  StatehouseError,
  silentLogger,
  systemClock,
  type ToolRunner,
} from '#core';
import { ArgumentChecker } from './argument-checker.ts';
import { limitResult } from './limit-result.ts';
import { runWithin } from './run-within.ts';
import type { Tool, ToolContext, ToolSource } from './tool.ts';
import { ToolError } from './tool-error.ts';

export interface ToolBoxOptions {
  readonly tools: readonly Tool[];
  /** Further tools that may come and go. A name that is taken is passed over, and logged. */
  readonly sources?: readonly ToolSource[];
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** Longest run of a tool without a limit of its own. Default 60,000. */
  readonly timeoutMs?: number;
  /** Longest JSON text of a result; a longer one is cut. Default 65,536. */
  readonly maxResultBytes?: number;
  /** Longest JSON text of arguments. Default 1,048,576. */
  readonly maxArgumentBytes?: number;
}

export interface ToolBox extends ToolRunner {
  ready(): Promise<void>;
  /** Whether this call could be repeated with the same key after a crash; false for an unknown tool. */
  isRetrySafe(name: string): boolean;
  /** Closes the sources. Calls that run are not waited for. */
  close(): Promise<void>;
}

/**
 * The tools that models may call. Arguments are checked before a tool sees them; every failure is a terminal
 * {@link ToolError} or the tool's own terminal error, apart from an abort, which rejects with the signal's reason.
 * A call whose key is running joins it. Calls are not recorded here: whoever asks keeps a `ToolCallLog`.
 */
export function createToolBox(options: ToolBoxOptions): ToolBox {
  const { sources = [], clock = systemClock, logger = silentLogger } = options;
  const { timeoutMs = 60_000, maxResultBytes = 65_536, maxArgumentBytes = 1_048_576 } = options;
  const checker = new ArgumentChecker();
  const own = new Map<string, Tool>();
  const running = new Map<string, Promise<JsonValue>>();
  const warned = new Set<string>();
  for (const tool of options.tools) {
    if (!/^[a-zA-Z0-9_-]{1,64}$/.test(tool.name)) {
      throw ToolError.badDefinition(tool.name, 'its name must be 1 to 64 letters, digits, - or _');
    }
    if (own.has(tool.name)) throw ToolError.badDefinition(tool.name, 'the name is taken');
    checker.compile(tool.name, tool.parameters);
    own.set(tool.name, tool);
  }

  const all = (): ReadonlyMap<string, Tool> => {
    const tools = new Map(own);
    for (const tool of sources.flatMap((source) => source.tools())) {
      if (!tools.has(tool.name)) tools.set(tool.name, tool);
      else if (!warned.has(tool.name)) {
        warned.add(tool.name);
        logger.warn({ tool: tool.name }, 'a tool is passed over: its name is taken');
      }
    }
    return tools;
  };

  const execute = async (tool: Tool, argument: JsonObject, context: ToolContext): Promise<JsonValue> => {
    const limit = tool.timeoutMs ?? timeoutMs;
    try {
      const result = await runWithin((signal) => tool.execute(argument, { ...context, signal }), {
        clock,
        timeoutMs: limit,
        signal: context.signal,
        expired: () => ToolError.timedOut(tool.name, limit),
      });
      return limitResult(result, maxResultBytes);
    } catch (error) {
      if (context.signal.aborted) throw context.signal.reason;
      throw error instanceof StatehouseError && error.family === 'terminal'
        ? error
        : ToolError.failed(tool.name, error);
    }
  };

  return {
    async ready() {
      await Promise.all(sources.map((source) => source.ready?.()));
    },
    definitions: () =>
      [...all().values()].map(({ name, description, parameters }) => ({ name, description, parameters })),
    isRetrySafe: (name) => all().get(name)?.retrySafe ?? false,
    async run(call, context) {
      context.signal.throwIfAborted();
      const tools = all();
      const tool = tools.get(call.name);
      if (tool === undefined) throw ToolError.unknown(call.name, [...tools.keys()]);
      if (Buffer.byteLength(call.arguments) > maxArgumentBytes) {
        throw ToolError.refused(tool.name, `its arguments are longer than ${maxArgumentBytes} bytes`);
      }
      const argument = checker.parse(tool.name, tool.parameters, call.arguments);
      const joined = running.get(context.key);
      if (joined !== undefined) return joined;
      const run = execute(tool, argument, context).finally(() => running.delete(context.key));
      running.set(context.key, run);
      return run;
    },
    async close() {
      await Promise.allSettled(sources.map((source) => source.close()));
    },
  };
}
