/**
 * Where a connection breaks once a pattern has been seen from the client to the server.
 * `beforeForwarding`: the server never gets it. `beforeReply`: the server got it and has answered it, but the
 * client never learns that; the answer is taken to be the next bytes from the server.
 */
export type CutPlace = 'beforeForwarding' | 'beforeReply';

export type UpstreamCondition =
  | { readonly byteCount: number }
  | { readonly pattern: Buffer; readonly place: CutPlace };

/** What makes a fault proxy break a connection, judged by the bytes from the client to the server. */
export interface UpstreamTrigger {
  readonly place: CutPlace;
  /**
   * A judge of one connection's bytes, chunk by chunk: the number of bytes of the chunk that may still pass once
   * the trigger is met, undefined until then.
   */
  openScanner(): (chunk: Buffer) => number | undefined;
  fired(): void;
}

export function createUpstreamTrigger(condition: UpstreamCondition, fired: () => void): UpstreamTrigger {
  if ('byteCount' in condition) {
    let remaining = condition.byteCount;
    const scan = (chunk: Buffer) => {
      if (chunk.length > remaining) return remaining;
      remaining -= chunk.length;
      return undefined;
    };
    return { place: 'beforeForwarding', openScanner: () => scan, fired };
  }
  const { pattern, place } = condition;
  return { place, openScanner: () => createPatternScanner(pattern), fired };
}

/** Finds a pattern also where it lies across chunks; its part in earlier chunks has passed by then. */
function createPatternScanner(pattern: Buffer): (chunk: Buffer) => number | undefined {
  let tail = Buffer.alloc(0);
  return (chunk) => {
    const text = Buffer.concat([tail, chunk]);
    const at = text.indexOf(pattern);
    if (at !== -1) return Math.max(0, at - tail.length);
    tail = text.subarray(Math.max(0, text.length - pattern.length + 1));
    return undefined;
  };
}
