/**
 * A token bucket: `capacity` at once, `perSecond` in the long run (RFC 2697 §1 describes the meter). Plain JSON.
 * It starts full.
 */
export interface TokenBucket {
  readonly tokens: number;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

export interface BucketRate {
  readonly capacity: number;
  readonly perSecond: number;
  /** Share of the rate that is let through, 0 to 1: lower under pressure, 0 when halted. Default 1. */
  readonly throttle?: number;
}

export interface BucketAnswer {
  readonly allowed: boolean;
  readonly bucket: TokenBucket;
  /** Wait after which the same request is allowed, if nobody else comes; null: never at this rate. */
  readonly retryAfterMs: number | null;
}

/** Takes one from the bucket, or says when. A clock that goes back adds nothing. */
export function takeFromBucket(bucket: TokenBucket | null, now: number, rate: BucketRate): BucketAnswer {
  const { capacity, perSecond, throttle = 1 } = rate;
  const speed = (perSecond * throttle) / 1_000;
  const before = bucket ?? { tokens: capacity, at: now };
  const elapsed = Math.max(0, now - before.at);
  const tokens = Math.min(capacity, before.tokens + elapsed * speed);
  const at = Math.max(now, before.at);
  if (throttle > 0 && tokens >= 1) {
    return { allowed: true, bucket: { tokens: tokens - 1, at }, retryAfterMs: 0 };
  }
  const retryAfterMs = speed > 0 && capacity >= 1 ? Math.ceil(Math.max(0, 1 - tokens) / speed) : null;
  return { allowed: false, bucket: { tokens, at }, retryAfterMs };
}
