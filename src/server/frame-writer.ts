import type { MaskedResult } from '#graphql';

/** Writes messages that carry a result. */
export interface FrameWriter {
  /** `head` is the message up to its payload, which is its last field. */
  write(result: MaskedResult, head: string): Buffer;
}

/** Whole messages kept for one result; clients number their subscriptions alike or all differently. */
const MOST_MESSAGES = 4;

/** Serialises each result once, and each message once for all sockets whose clients gave their subscription the same id. */
export function createFrameWriter(): FrameWriter {
  const written = new WeakMap<object, { readonly json: string; readonly messages: Map<string, Buffer> }>();
  return {
    write(result, head) {
      const known = written.get(result) ?? { json: JSON.stringify(result), messages: new Map() };
      written.set(result, known);
      const before = known.messages.get(head);
      if (before !== undefined) return before;
      const message = Buffer.from(`${head}${known.json}}`);
      if (known.messages.size < MOST_MESSAGES) known.messages.set(head, message);
      return message;
    },
  };
}
