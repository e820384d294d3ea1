import type { JsonObject, JsonValue } from '#core';

/** What a tool knows of its call. */
export interface ToolContext {
  /** Idempotency key: the same on every try of the same call. Hand it on where the other side understands one. */
  readonly key: string;
  /** Address of the actor that asked. */
  readonly address: string;
  /** Aborted when the asker leaves its state, the time is up, or the runtime shuts down. */
  readonly signal: AbortSignal;
}

/** Something that a model may ask for. */
export interface Tool {
  /** `[a-zA-Z0-9_-]{1,64}`, unique in the tool box. */
  readonly name: string;
  /** For the model: what it does, when to use it, what comes back. */
  readonly description: string;
  /** JSON schema of the arguments: an object. */
  readonly parameters: JsonObject;
  /** Whether running it twice with the same key does no harm. */
  readonly retrySafe: boolean;
  /** Longest run in ms. Default: the tool box's. */
  readonly timeoutMs?: number;
  /** Gets arguments that fit the schema. A rejection is told to the model in its words. */
  execute(argument: JsonObject, context: ToolContext): Promise<JsonValue> | JsonValue;
}

/** Tools that may change while the tool box is open, such as those of an MCP server. */
export interface ToolSource {
  tools(): readonly Tool[];
  /** Resolves when the first look at what there is has succeeded or failed. Absent where there is nothing to wait for. */
  ready?(): Promise<void>;
  close(): Promise<void>;
}
