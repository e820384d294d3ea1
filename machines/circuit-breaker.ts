import { setup } from 'xstate';
import { z } from 'zod';
import { type BreakerState, defineChart, type TaskFact } from '#core';
import { actionsOver, change, type Draft, report } from './task/draft.ts';

const breakerInput = z.object({
  /** Name of the provider or agent type. */
  subject: z.string().min(1).max(200),
  kind: z.enum(['provider', 'agent']),
  /** Failures in a row that open it. */
  failures: z.int().min(1).max(1_000).default(5),
  /** How long it stays open before one trial, in ms. */
  openMs: z.int().min(1).default(30_000),
});

export type BreakerInput = z.infer<typeof breakerInput>;

const reported = z.object({
  succeeded: z.int().min(0),
  failed: z.int().min(0),
  /** Failures since the last success among them; all of them when there was none. */
  trailing: z.int().min(0),
  reason: z.string().max(500).optional(),
});
const reasonOnly = z.object({ reason: z.string().max(500).optional() });

interface BreakerContext extends BreakerInput {
  readonly state: BreakerState;
  readonly consecutiveFailures: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Milliseconds since the Unix epoch; null while it is not open. */
  readonly openUntil: number | null;
  readonly reason: string | null;
}

type Reported = z.infer<typeof reported> & { readonly type: 'breaker.reported' };
type BreakerEvent =
  | Reported
  | { readonly type: 'breaker.reset'; readonly reason?: string | undefined }
  | { readonly type: 'breaker.trip'; readonly reason?: string | undefined };

/** What a breaker tells its parent. */
export interface BreakerReport {
  readonly type: 'breaker.changed';
  readonly subject: string;
  readonly state: BreakerState;
}

const act = actionsOver<BreakerContext, BreakerEvent>();

function nextConsecutive({ consecutiveFailures }: BreakerContext, { succeeded, trailing }: Reported): number {
  return succeeded > 0 ? trailing : consecutiveFailures + trailing;
}

function count(draft: Draft<BreakerContext>, event: Reported): void {
  const { succeeded, failed, reason } = draft.context;
  change(draft, {
    consecutiveFailures: nextConsecutive(draft.context, event),
    succeeded: succeeded + event.succeeded,
    failed: failed + event.failed,
    reason: event.reason ?? reason,
  });
  tell(draft);
}

/** Takes on a state, and tells the parent and the world. */
function become(draft: Draft<BreakerContext>, state: BreakerState): void {
  const before = draft.context.state;
  const openUntil = state === 'open' ? draft.turn.at + draft.context.openMs : null;
  change(draft, { state, openUntil, ...(state === 'closed' ? { consecutiveFailures: 0 } : {}) });
  tell(draft);
  if (before === state) return;
  const { subject, kind, consecutiveFailures, reason } = draft.context;
  report(draft, { type: 'breaker.changed', subject, state } satisfies BreakerReport);
  const what = kind === 'provider' ? `model provider '${subject}'` : `agents of type '${subject}'`;
  const why = state === 'open' && reason !== null ? `: ${reason}` : '';
  draft.facts.push({
    type: 'safeguard.alerted',
    kind: 'breaker',
    level: state === 'open' ? 'warning' : 'info',
    subject,
    message: `The circuit of the ${what} is ${state}${why}`,
    root: null,
    details: { kind, state, consecutiveFailures },
  });
}

function tell({ facts, context }: Draft<BreakerContext>): void {
  const { subject, kind, state, consecutiveFailures, failures, succeeded, failed, openUntil, reason } =
    context;
  facts.push({
    type: 'breaker.changed',
    subject,
    kind,
    state,
    consecutiveFailures,
    failures,
    succeeded,
    failed,
    openUntil,
    reason,
  });
}

const machine = setup({
  types: {
    context: {} as BreakerContext,
    events: {} as BreakerEvent,
    input: {} as BreakerInput,
    emitted: {} as TaskFact,
  },
  delays: { coolDown: ({ context }) => context.openMs },
  guards: {
    failsTooOften: ({ context, event }) =>
      event.type === 'breaker.reported' && nextConsecutive(context, event) >= context.failures,
    hasSucceeded: ({ event }) =>
      event.type === 'breaker.reported' && event.succeeded > 0 && event.trailing === 0,
    hasFailed: ({ event }) => event.type === 'breaker.reported' && event.trailing > 0,
  },
  actions: {
    count: act(count),
    noteReason: act((draft, { reason }: { type: string; reason?: string }) =>
      change(draft, { reason: reason ?? 'by hand' }),
    ),
    becomeClosed: act((draft) => become(draft, 'closed')),
    becomeOpen: act((draft) => become(draft, 'open')),
    becomeHalfOpen: act((draft) => become(draft, 'halfOpen')),
  },
}).createMachine({
  id: 'circuit-breaker',
  context: ({ input }) => ({
    ...breakerInput.parse(input),
    state: 'closed',
    consecutiveFailures: 0,
    succeeded: 0,
    failed: 0,
    openUntil: null,
    reason: null,
  }),
  initial: 'closed',
  on: {
    'breaker.reset': { target: '.closed', actions: 'noteReason' },
    'breaker.trip': { target: '.open', actions: 'noteReason' },
  },
  states: {
    closed: {
      entry: 'becomeClosed',
      on: {
        'breaker.reported': [
          { guard: 'failsTooOften', target: 'open', actions: 'count' },
          { actions: 'count' },
        ],
      },
    },
    open: {
      entry: 'becomeOpen',
      on: {
        // A call that began before it opened, or the trial of the process itself.
        'breaker.reported': [
          { guard: 'hasSucceeded', target: 'closed', actions: 'count' },
          { actions: 'count' },
        ],
      },
      after: { coolDown: 'halfOpen' },
    },
    halfOpen: {
      entry: 'becomeHalfOpen',
      on: {
        'breaker.reported': [
          { guard: 'hasSucceeded', target: 'closed', actions: 'count' },
          { guard: 'hasFailed', target: 'open', actions: 'count' },
          { actions: 'count' },
        ],
      },
    },
  },
});

/** Closed, open after failures in a row, half open for one trial (M. Nygard, "Release It!"). */
export default defineChart({
  machine,
  description: 'Keeps work away from a provider or an agent type that fails, until one trial succeeds.',
  input: breakerInput,
  events: { 'breaker.reported': reported, 'breaker.reset': reasonOnly, 'breaker.trip': reasonOnly },
});
