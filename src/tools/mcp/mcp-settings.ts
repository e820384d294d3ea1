/** How to reach an MCP server. */
export type McpTransportSettings =
  | {
      readonly kind: 'stdio';
      readonly command: string;
      readonly args: readonly string[];
      /** Added to the few variables that are safe to hand on (PATH, HOME, LANG and the like). */
      readonly env: Readonly<Record<string, string>>;
      readonly cwd?: string | undefined;
    }
  | { readonly kind: 'http'; readonly url: string; readonly headers: Readonly<Record<string, string>> };

export interface McpServerSettings {
  /** Prefix of its tools: `name__tool`. Letters, digits and `-`, at most 24. */
  readonly name: string;
  readonly transport: McpTransportSettings;
  /** Only these of its tools; absent: all. */
  readonly tools?: readonly string[] | undefined;
  /** Tools that do no harm when run twice, beyond those that say so of themselves. */
  readonly retrySafe?: readonly string[] | undefined;
  /** Longest call in ms. Default 60,000. */
  readonly timeoutMs?: number | undefined;
  /** Longest start and handshake in ms. Default 20,000. */
  readonly connectTimeoutMs?: number | undefined;
}
