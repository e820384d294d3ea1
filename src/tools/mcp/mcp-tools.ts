import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPError } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {
  type CallToolResult,
  CallToolResultSchema,
  ErrorCode,
  type Tool as McpTool,
  McpError as ProtocolError,
} from '@modelcontextprotocol/sdk/types.js';
import { type Clock, type JsonObject, type JsonValue, type Logger, silentLogger, systemClock } from '#core';
import { ArgumentChecker } from '../argument-checker.ts';
import type { Tool, ToolContext, ToolSource } from '../tool.ts';
import { errorText, mapResult } from './map-result.ts';
import { McpConnection, type McpStatus } from './mcp-connection.ts';
import { McpError } from './mcp-error.ts';
import type { McpServerSettings } from './mcp-settings.ts';
import { prefixedName } from './tool-name.ts';

export interface McpTools extends ToolSource {
  readonly name: string;
  readonly status: McpStatus;
  /** Resolves when the first connection stands or has failed; a failed one is tried again in the background. */
  ready(): Promise<void>;
}

const defaultTimeoutMs = 60_000;
const longestDescription = 4_000;

/**
 * The tools of an MCP server as tools of ours. Closing ends the server that was started.
 *
 * A call that the server certainly did not get, since it no longer knew the session, is made again. One whose
 * connection was lost is made again only when its tool is retry-safe: it says so itself (`readOnlyHint`,
 * `idempotentHint`), or the settings do.
 */
export function openMcpTools(
  settings: McpServerSettings,
  ports: { readonly clock?: Clock; readonly logger?: Logger } = {},
): McpTools {
  const { clock = systemClock, logger = silentLogger } = ports;
  const connection = new McpConnection(settings, { clock, logger });
  const checker = new ArgumentChecker();
  let adapted: { readonly from: readonly McpTool[]; readonly tools: readonly Tool[] } = {
    from: [],
    tools: [],
  };
  const first = connection.open().then(
    () => undefined,
    () => undefined,
  );
  const adapt = (): readonly Tool[] => {
    if (adapted.from === connection.tools) return adapted.tools;
    const wanted = connection.tools.filter(({ name }) => settings.tools?.includes(name) ?? true);
    const tools = wanted.flatMap((tool) => {
      const made = adaptTool(tool, settings, connection);
      try {
        checker.compile(made.name, made.parameters);
        return [made];
      } catch (error) {
        logger.warn({ tool: made.name, error: String(error) }, 'a tool of an MCP server is passed over');
        return [];
      }
    });
    adapted = { from: connection.tools, tools };
    return tools;
  };
  return {
    name: settings.name,
    get status() {
      return connection.status;
    },
    ready: () => first,
    tools: adapt,
    close: () => connection.close(),
  };
}

function adaptTool(tool: McpTool, settings: McpServerSettings, connection: McpConnection): Tool {
  const { annotations } = tool;
  const retrySafe =
    annotations?.readOnlyHint === true ||
    annotations?.idempotentHint === true ||
    (settings.retrySafe?.includes(tool.name) ?? false);
  return {
    name: prefixedName(settings.name, tool.name),
    description: (tool.description ?? tool.title ?? tool.name).slice(0, longestDescription),
    parameters: tool.inputSchema as JsonObject,
    retrySafe,
    timeoutMs: settings.timeoutMs ?? defaultTimeoutMs,
    execute: (argument, context) =>
      callTool({ tool: tool.name, argument, context, settings, connection, retrySafe }),
  };
}

interface McpCall {
  readonly tool: string;
  readonly argument: JsonObject;
  readonly context: ToolContext;
  readonly settings: McpServerSettings;
  readonly connection: McpConnection;
  readonly retrySafe: boolean;
}

async function callTool(call: McpCall): Promise<JsonValue> {
  const { tool, context, settings, connection, retrySafe } = call;
  for (let attempt = 1; ; attempt += 1) {
    context.signal.throwIfAborted();
    const client = await connection.open();
    try {
      const result = await request(client, call);
      if (result.isError === true) throw McpError.toolFailed(settings.name, tool, errorText(result));
      return mapResult(result);
    } catch (error) {
      context.signal.throwIfAborted();
      const loss = lossOf(error);
      if (loss === null) {
        if (error instanceof McpError) throw error;
        throw McpError.toolFailed(settings.name, tool, (error as Error).message);
      }
      await connection.drop(client);
      if (attempt === 1 && (loss === 'notDelivered' || retrySafe)) continue;
      if (loss === 'notDelivered') throw McpError.unavailable(settings.name, (error as Error).message);
      throw McpError.connectionLost(settings.name, tool);
    }
  }
}

async function request(
  client: Client,
  { tool, argument, context, settings }: McpCall,
): Promise<CallToolResult> {
  const timeout = (settings.timeoutMs ?? defaultTimeoutMs) + 1_000;
  const answer = await client.callTool(
    { name: tool, arguments: { ...argument }, _meta: { 'statehouse/idempotencyKey': context.key } },
    CallToolResultSchema,
    { signal: context.signal, timeout, maxTotalTimeout: timeout },
  );
  return answer as CallToolResult;
}

/** Whether an error means that the connection is gone, and then whether the server can have begun the call. */
function lossOf(error: unknown): 'notDelivered' | 'unknown' | null {
  if (error instanceof ProtocolError) return error.code === ErrorCode.ConnectionClosed ? 'unknown' : null;
  // The server does not know the session (404), or wants one (400): it has been restarted.
  if (error instanceof StreamableHTTPError)
    return error.code === 404 || error.code === 400 ? 'notDelivered' : null;
  if (!(error instanceof Error)) return null;
  if (error.message === 'Not connected') return 'notDelivered';
  const { code } = (error.cause ?? {}) as { readonly code?: string };
  if (error instanceof TypeError && code === 'ECONNREFUSED') return 'notDelivered';
  return error instanceof TypeError && /fetch failed|terminated/.test(error.message) ? 'unknown' : null;
}
