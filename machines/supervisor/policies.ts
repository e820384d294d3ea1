import { z } from 'zod';
import type { StreamPolicy } from '#core';

/** What a supervisor does when it sees something in what its agents say or do. */
export interface SupervisionPolicy {
  readonly id: string;
  readonly match: {
    /** Source of a regular expression, matched without regard to case. */
    readonly pattern: string;
    /** In words while they stream, in finished replies, or in any event of an agent. */
    readonly on: 'stream' | 'message' | 'event';
    /** Only events of this type; for `event`. */
    readonly event?: string | undefined;
  };
  /** At most `count` times within `perMs`. Default 3 in 60,000. */
  readonly rate?: { readonly count: number; readonly perMs: number } | undefined;
  readonly action: 'interject' | 'pause' | 'restart' | 'escalate';
  /** What to say to the agent or the person. */
  readonly text?: string | undefined;
}

const pattern = z
  .string()
  .min(1)
  .max(300)
  .refine((source) => {
    try {
      return new RegExp(source, 'iu') instanceof RegExp;
    } catch {
      return false;
    }
  }, 'must be a regular expression');

export const supervisionPolicySchema = z.object({
  id: z.string().min(1).max(60),
  match: z.object({
    pattern,
    on: z.enum(['stream', 'message', 'event']),
    event: z.string().max(100).optional(),
  }),
  rate: z.object({ count: z.int().min(1), perMs: z.int().min(1) }).optional(),
  action: z.enum(['interject', 'pause', 'restart', 'escalate']),
  text: z.string().max(2_000).optional(),
}) satisfies z.ZodType<SupervisionPolicy>;

/** When each policy acted last, newest last. */
export type PolicyFirings = Readonly<Record<string, readonly number[]>>;

export const defaultRate = { count: 3, perMs: 60_000 } as const;

/** The part of the policies that a model call watches for. */
export function streamPolicies(policies: readonly SupervisionPolicy[]): readonly StreamPolicy[] {
  return policies
    .filter(({ match }) => match.on === 'stream')
    .map(({ id, match, action }) => ({ id, pattern: match.pattern, acts: action !== 'escalate' }));
}

/** Policies that an agent's report calls for. `agent.matched` names its own. */
export function policiesFor(
  policies: readonly SupervisionPolicy[],
  report: { readonly type: string; readonly policyId?: string | null; readonly reply?: unknown },
): readonly SupervisionPolicy[] {
  if (report.type === 'agent.matched') return policies.filter(({ id }) => id === report.policyId);
  return policies.filter(({ match }) => {
    if (match.on === 'message') return report.type === 'agent.replied' && finds(match.pattern, report.reply);
    if (match.on !== 'event') return false;
    return (match.event === undefined || match.event === report.type) && finds(match.pattern, report);
  });
}

function finds(source: string, value: unknown): boolean {
  return new RegExp(source, 'iu').test(typeof value === 'string' ? value : JSON.stringify(value));
}

/** The firings with this one added, or null when the policy has acted often enough for now. */
export function fire(firings: PolicyFirings, policy: SupervisionPolicy, at: number): PolicyFirings | null {
  const { count, perMs } = policy.rate ?? defaultRate;
  const recent = (firings[policy.id] ?? []).filter((time) => time > at - perMs);
  return recent.length >= count ? null : { ...firings, [policy.id]: [...recent, at] };
}
