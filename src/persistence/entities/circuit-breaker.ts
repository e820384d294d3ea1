import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { BreakerKind, BreakerState } from '#core';

/** A circuit breaker as it stands. */
export const CircuitBreaker = defineEntity({
  name: 'CircuitBreaker',
  tableName: 'circuit_breaker',
  properties: {
    address: p.text().primary(),
    subject: p.text(),
    kind: p.text().$type<BreakerKind>(),
    state: p.text().$type<BreakerState>(),
    consecutiveFailures: p.integer(),
    failures: p.integer(),
    succeeded: p.bigint('number'),
    failed: p.bigint('number'),
    openUntil: p.datetime(3).strictNullable(),
    reason: p.text().strictNullable(),
    updatedAt: p.datetime(3),
  },
});

export type CircuitBreakerRow = InferEntity<typeof CircuitBreaker>;
