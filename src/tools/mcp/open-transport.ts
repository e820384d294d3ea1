import { getDefaultEnvironment, StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { McpTransportSettings } from './mcp-settings.ts';

/** A transport that is not started yet. `onStderr` gets what a started server writes there. */
export function openTransport(settings: McpTransportSettings, onStderr: (text: string) => void): Transport {
  if (settings.kind === 'http') {
    const transport = new StreamableHTTPClientTransport(new URL(settings.url), {
      requestInit: { headers: { ...settings.headers } },
    });
    // Its `sessionId` may be undefined, which the interface forbids under exactOptionalPropertyTypes.
    return transport as Transport;
  }
  const transport = new StdioClientTransport({
    command: settings.command,
    args: [...settings.args],
    env: { ...getDefaultEnvironment(), ...settings.env },
    stderr: 'pipe',
    ...(settings.cwd === undefined ? {} : { cwd: settings.cwd }),
  });
  transport.stderr?.on('data', (chunk: Buffer) => onStderr(chunk.toString('utf8')));
  return transport;
}
