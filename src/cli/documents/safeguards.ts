import { type Change, operation, type UserError } from './operation.ts';

export interface BreakerView {
  readonly id: string;
  readonly subject: string;
  readonly kind: 'provider' | 'agent';
  readonly state: 'closed' | 'open' | 'halfOpen';
  readonly consecutiveFailures: number;
  readonly failures: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly openUntil: string | null;
  readonly reason: string | null;
  readonly updatedAt: string;
}

const breaker =
  'id subject kind state consecutiveFailures failures succeeded failed openUntil reason updatedAt';

export const listBreakers = operation<{ head: string; circuitBreakers: readonly BreakerView[] }>(
  `query ListBreakers { head circuitBreakers { ${breaker} } }`,
);

interface BreakerPayload {
  readonly circuitBreaker: BreakerView | null;
  readonly errors: readonly UserError[];
}

export const resetBreaker = operation<
  { change: BreakerPayload },
  Change & { readonly reason: string | null }
>(`mutation ResetBreaker($id: ID!, $reason: String, $idempotencyKey: String) {
  change: resetCircuitBreaker(id: $id, reason: $reason, idempotencyKey: $idempotencyKey) {
    circuitBreaker { ${breaker} } errors { code message }
  }
}`);

export const tripBreaker = operation<{ change: BreakerPayload }, Change & { readonly reason: string | null }>(
  `mutation TripBreaker($id: ID!, $reason: String, $idempotencyKey: String) {
  change: tripCircuitBreaker(id: $id, reason: $reason, idempotencyKey: $idempotencyKey) {
    circuitBreaker { ${breaker} } errors { code message }
  }
}`,
);

export interface PolicyView {
  readonly id: string;
  readonly on: 'event' | 'stream';
  readonly event: string;
  readonly address: string;
  readonly pattern: string | null;
  readonly function: string | null;
  readonly params: unknown;
  readonly rate: { readonly count: number; readonly withinMs: number } | null;
  readonly limit: { readonly count: number; readonly perMs: number };
  readonly action: string;
  readonly text: string | null;
}

const policy =
  'id on event address pattern function params rate { count withinMs } limit { count perMs } action text';

export const listPolicies = operation<{ crewPolicies: readonly PolicyView[] }>(
  `query ListPolicies { crewPolicies { ${policy} } }`,
);

interface PolicyPayload {
  readonly policies: readonly PolicyView[] | null;
  readonly errors: readonly UserError[];
}

export const setPolicy = operation<
  { setCrewPolicy: PolicyPayload },
  { input: object; idempotencyKey: string }
>(`mutation SetPolicy($input: CrewPolicyInput!, $idempotencyKey: String) {
  setCrewPolicy(input: $input, idempotencyKey: $idempotencyKey) {
    policies { ${policy} } errors { code message }
  }
}`);

export const removePolicy = operation<{ removeCrewPolicy: PolicyPayload }, Change>(
  `mutation RemovePolicy($id: ID!, $idempotencyKey: String) {
  removeCrewPolicy(id: $id, idempotencyKey: $idempotencyKey) {
    policies { ${policy} } errors { code message }
  }
}`,
);
