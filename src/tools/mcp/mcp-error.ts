import { TerminalError } from '#core';

/** An MCP server that cannot be reached, or whose tool did not succeed. */
export class McpError extends TerminalError {
  static unavailable(server: string, reason: string): McpError {
    return new McpError(
      `The MCP server '${server}' is unavailable: ${reason}. Do without its tools for now, or try again later.`,
      { code: 'mcp.unavailable', details: { server } },
    );
  }

  static connectionLost(server: string, tool: string): McpError {
    return new McpError(
      `The connection to the MCP server '${server}' was lost during '${tool}'; whether it took effect is unknown. Find out before you try again.`,
      { code: 'mcp.connectionLost', details: { server, tool } },
    );
  }

  static toolFailed(server: string, tool: string, text: string): McpError {
    return new McpError(`'${tool}' of the MCP server '${server}' failed: ${text}`, {
      code: 'mcp.toolFailed',
      details: { server, tool },
    });
  }
}
