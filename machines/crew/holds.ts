import type { BreakerState } from '#core';
import type { DispatchLimits, QueueName } from '#rules';
import type { CrewContext } from './crew-state.ts';

/** Why a queue gives nothing out, and since when. */
export interface QueueStop {
  readonly reason: string;
  readonly by: string;
  readonly at: number;
}

/** What safeguards keep the crew from doing. */
export interface CrewHolds {
  readonly queues: Readonly<Record<string, QueueStop>>;
  /** The circuit breakers of agent types that have failed so far. */
  readonly breakers: Readonly<Record<string, { readonly address: string; readonly state: BreakerState }>>;
  /** Share of the crew that a node under pressure leaves to work, 0 to 1, by the actor that watches the node. */
  readonly throttles: Readonly<Record<string, number>>;
}

const noHolds: CrewHolds = { queues: {}, breakers: {}, throttles: {} };

/** A crew that was stored before there were holds has none. */
export function holdsOf({ holds }: { readonly holds?: Partial<CrewHolds> }): CrewHolds {
  return { ...noHolds, ...holds };
}

/** The limits that people set, made tighter by what is held. */
export function limitsInForce(context: CrewContext): DispatchLimits {
  const { queues, breakers } = holdsOf(context);
  const stopped = Object.keys(queues).map((queue) => [queue, 0]);
  const limited = Object.entries(breakers).flatMap(([kind, { state }]) => {
    if (state === 'closed') return [];
    const set = context.limits.types[kind] ?? Number.POSITIVE_INFINITY;
    return [[kind, state === 'open' ? 0 : Math.min(set, 1)] as const];
  });
  return {
    queues: { ...context.limits.queues, ...Object.fromEntries(stopped) } as Partial<
      Record<QueueName, number>
    >,
    types: { ...context.limits.types, ...Object.fromEntries(limited) },
  };
}

/** How many more pieces of work may start under pressure; no limit without. */
export function placesLeft({ workers, leases, holds }: CrewContext): number {
  const share = Math.min(1, ...Object.values(holdsOf(holds ? { holds } : {}).throttles));
  if (share >= 1) return Number.POSITIVE_INFINITY;
  return Math.max(0, Math.floor(workers.length * share) - leases.length);
}
