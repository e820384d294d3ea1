import type { McpServer } from '#config';
import type { Clock, Logger } from '#core';
import {
  createCalculator,
  createCurrentTime,
  createJsonQuery,
  createTextStatistics,
  createToolBox,
  openMcpTools,
  type Tool,
  type ToolBox,
} from '#tools';

/**
 * The tools that agents of the crew may call: the built-in ones and those of the configured MCP servers, which may
 * come up later. Calls are recorded by the work that makes them.
 */
export function openTools(options: {
  readonly mcpServers: readonly McpServer[];
  /** The tools for the files of tasks. */
  readonly fileTools: readonly Tool[];
  readonly clock: Clock;
  readonly logger: Logger;
}): ToolBox {
  const { mcpServers, fileTools, clock, logger } = options;
  return createToolBox({
    tools: [
      createCalculator(),
      createCurrentTime(clock),
      createJsonQuery(),
      createTextStatistics(),
      ...fileTools,
    ],
    sources: mcpServers.map((server) => openMcpTools(server, { clock, logger })),
    clock,
    logger,
  });
}
