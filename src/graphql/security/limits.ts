/** Bounds of one operation and of what carries it, the same on HTTP and WebSocket. */
export interface Limits {
  /** Nested fields; those of introspection are not counted, GraphQL's own rule bounds them. */
  readonly depth: number;
  /** Cost as `@cost` and page sizes add it up. */
  readonly cost: number;
  /** Aliased fields in the document. */
  readonly aliases: number;
  /** Directives in the document. */
  readonly directives: number;
  /** Lexical tokens of the document. */
  readonly tokens: number;
  /** Bytes of a request body, and of a WebSocket frame. */
  readonly bytes: number;
}

export const defaultLimits: Limits = {
  depth: 12,
  cost: 10_000,
  aliases: 30,
  directives: 30,
  tokens: 2_000,
  bytes: 1_048_576,
};
