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
}

const noHolds: CrewHolds = { queues: {} };

/** A crew that was stored before there were holds has none. */
export function holdsOf({ holds }: { readonly holds?: CrewHolds }): CrewHolds {
  return { ...noHolds, ...holds };
}

/** The limits that people set, made tighter by what is held. */
export function limitsInForce(context: CrewContext): DispatchLimits {
  const stopped = Object.keys(holdsOf(context).queues).map((queue) => [queue, 0]);
  return {
    queues: { ...context.limits.queues, ...Object.fromEntries(stopped) } as Partial<
      Record<QueueName, number>
    >,
    types: context.limits.types,
  };
}
