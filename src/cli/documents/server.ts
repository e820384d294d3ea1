import { operation, type UserError } from './operation.ts';

export interface ProviderView {
  readonly name: string;
  readonly baseUrl: string;
  readonly model: string;
  readonly rehearsal: boolean;
  readonly circuit: 'closed' | 'open' | 'halfOpen';
}

export interface HealthView {
  readonly ready: boolean;
  readonly version: string;
  readonly startedAt: string;
  readonly database: {
    readonly reachable: boolean;
    readonly kind: string;
    readonly latencyMs: number | null;
  };
  readonly providers: readonly ProviderView[];
  readonly halts: readonly { readonly root: string | null; readonly reason: string; readonly at: string }[];
  readonly deadLetters: number;
}

export const serverHealth = operation<{ health: HealthView }>(`query ServerHealth {
  health {
    ready version startedAt
    database { reachable kind latencyMs }
    providers { name baseUrl model rehearsal circuit }
    halts { root reason at }
    deadLetters
  }
}`);

export const emergencyStop = operation<
  { emergencyStop: { halted: number | null; errors: readonly UserError[] } },
  { root: string | null; reason: string; idempotencyKey: string }
>(`mutation EmergencyStop($root: String, $reason: String!, $idempotencyKey: String) {
  emergencyStop(root: $root, reason: $reason, idempotencyKey: $idempotencyKey) { halted errors { code message } }
}`);

export const emergencyReset = operation<
  { emergencyReset: { resumed: number | null; errors: readonly UserError[] } },
  { root: string | null; idempotencyKey: string }
>(`mutation EmergencyReset($root: String, $idempotencyKey: String) {
  emergencyReset(root: $root, idempotencyKey: $idempotencyKey) { resumed errors { code message } }
}`);
