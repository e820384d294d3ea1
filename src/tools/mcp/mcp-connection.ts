import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { type Tool as McpTool, ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import type { Clock, Logger } from '#core';
import { McpError } from './mcp-error.ts';
import type { McpServerSettings } from './mcp-settings.ts';
import { openTransport } from './open-transport.ts';

export type McpStatus = 'connecting' | 'connected' | 'down' | 'closed';

const firstRetryMs = 500;
const longestRetryMs = 60_000;
/** A server that dies sooner after its start counts as one that did not start. */
const steadyAfterMs = 10_000;
const mostPages = 50;
const stderrShown = 500;

/**
 * The connection to one MCP server. One that is lost is opened again: at once for the next call, else after a back-off
 * that doubles while the server keeps dying. The tools of the last connection stay listed in the meantime.
 */
export class McpConnection {
  readonly #settings: McpServerSettings;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #client: Client | null = null;
  #opening: Promise<Client> | null = null;
  #tools: readonly McpTool[] = [];
  #failures = 0;
  #connectedAt = 0;
  #retryAt = 0;
  #cancelRetry: () => void = () => {};
  #lastProblem = 'it has not been reached yet';
  #stderr = '';
  #closed = false;

  constructor(settings: McpServerSettings, ports: { readonly clock: Clock; readonly logger: Logger }) {
    this.#settings = settings;
    this.#clock = ports.clock;
    this.#logger = ports.logger.child({ mcpServer: settings.name });
  }

  get status(): McpStatus {
    if (this.#closed) return 'closed';
    if (this.#client !== null) return 'connected';
    return this.#opening === null ? 'down' : 'connecting';
  }

  get tools(): readonly McpTool[] {
    return this.#tools;
  }

  /** The open connection, or a new one. Rejects with {@link McpError} while the server is given a rest. */
  async open(): Promise<Client> {
    if (this.#closed) throw McpError.unavailable(this.#settings.name, 'its connection has been closed');
    if (this.#client !== null) return this.#client;
    if (this.#opening !== null) return this.#opening;
    const rest = this.#retryAt - this.#clock.now();
    if (rest > 0) {
      const seconds = Math.ceil(rest / 1_000);
      throw McpError.unavailable(this.#settings.name, `${this.#lastProblem} (next try in ${seconds} s)`);
    }
    this.#opening = this.#connect().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  /** Gives up this client, as one whose session the server no longer knows. The next call opens another. */
  async drop(client: Client): Promise<void> {
    if (this.#client === client) this.#client = null;
    await client.close().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelRetry();
    const opening = this.#opening;
    const client = this.#client ?? (await opening?.catch(() => null)) ?? null;
    this.#client = null;
    await client?.close().catch(() => undefined);
  }

  async #connect(): Promise<Client> {
    const { name, connectTimeoutMs = 20_000 } = this.#settings;
    this.#cancelRetry();
    this.#stderr = '';
    const client = new Client({ name: 'statehouse', version: '1' });
    const transport = openTransport(this.#settings.transport, (text) => this.#noteStderr(text));
    try {
      await client.connect(transport, { timeout: connectTimeoutMs });
      this.#tools = await this.#list(client, connectTimeoutMs);
    } catch (error) {
      await client.close().catch(() => undefined);
      this.#noteFailure(error instanceof Error ? error.message : String(error));
      throw McpError.unavailable(name, this.#lastProblem);
    }
    this.#client = client;
    this.#connectedAt = this.#clock.now();
    client.onclose = () => this.#noteClosed(client);
    client.onerror = (error) => this.#logger.debug({ error: error.message }, 'an MCP message is unusable');
    client.setNotificationHandler(ToolListChangedNotificationSchema, () => this.#reload(client));
    this.#logger.info({ tools: this.#tools.length }, 'connected to an MCP server');
    return client;
  }

  async #list(client: Client, timeout: number): Promise<readonly McpTool[]> {
    if (client.getServerCapabilities()?.tools === undefined) return [];
    const tools: McpTool[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page += 1) {
      const answer = await client.listTools(cursor === undefined ? {} : { cursor }, { timeout });
      tools.push(...answer.tools);
      cursor = answer.nextCursor;
      if (cursor === undefined) break;
    }
    return tools;
  }

  async #reload(client: Client): Promise<void> {
    try {
      this.#tools = await this.#list(client, this.#settings.connectTimeoutMs ?? 20_000);
    } catch (error) {
      this.#logger.warn({ error: String(error) }, 'the changed tools of an MCP server cannot be listed');
    }
  }

  #noteClosed(client: Client): void {
    if (this.#client !== client || this.#closed) return;
    this.#client = null;
    if (this.#clock.now() - this.#connectedAt >= steadyAfterMs) this.#failures = 0;
    // The first restart is at once.
    if (this.#failures === 0) {
      this.#failures = 1;
      this.#retryAt = 0;
      this.#lastProblem = 'it has ended';
      this.#logger.warn({}, 'an MCP server has ended and is started again');
      void this.open().catch(() => undefined);
    } else this.#noteFailure('it has ended soon after its start');
  }

  #noteFailure(problem: string): void {
    this.#failures += 1;
    const words = this.#stderr.trim();
    this.#lastProblem = words === '' ? problem : `${problem}; it said: ${words.slice(-stderrShown)}`;
    const delay = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(this.#failures - 1, 20));
    this.#retryAt = this.#clock.now() + delay;
    this.#logger.warn({ problem: this.#lastProblem, retryInMs: delay }, 'an MCP server is unavailable');
    if (this.#closed) return;
    this.#cancelRetry = this.#clock.schedule(delay, () => void this.open().catch(() => undefined));
  }

  #noteStderr(text: string): void {
    this.#stderr = (this.#stderr + text).slice(-4 * stderrShown);
    this.#logger.debug({ stderr: text.slice(0, 2_000) }, 'an MCP server writes');
  }
}
