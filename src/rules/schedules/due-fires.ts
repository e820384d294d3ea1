import { latestFires, nextFires, type Schedule } from './next-fires.ts';

/**
 * What happens to fires that were missed while nothing ran.
 * `fireOnce`: the latest of them, once. `skip`: none that is older than the grace. `fireAll`: all, oldest first, at
 * most `most` (default 100): of more, the latest.
 */
export type MisfirePolicy =
  | { readonly kind: 'fireOnce' }
  | { readonly kind: 'skip'; readonly graceMs?: number }
  | { readonly kind: 'fireAll'; readonly most?: number };

export const defaultMisfirePolicy: MisfirePolicy = { kind: 'fireOnce' };

export interface DueFires {
  /** To be started now, oldest first. */
  readonly fires: readonly {
    /** The same fire always has the same key, so that starting it twice can be refused. */
    readonly key: string;
    readonly at: number;
  }[];
  /** Missed fires that the policy passes over were there. */
  readonly passedOver: boolean;
  /** To be kept as `handledUntil`: every fire up to here is done with. */
  readonly handledUntil: number;
  /** When to look again; null: the schedule has ended. */
  readonly next: number | null;
}

/** A fire is not missed as long as it is no later than this. */
const defaultGraceMs = 60_000;
const defaultMost = 100;

/**
 * The fires of a schedule that are due at `now`, given that all up to `handledUntil` are done with. Decided by times
 * alone: after a crash the same question gives the same fires with the same keys, so none is missed and none doubled
 * when starting one and keeping `handledUntil` are committed together.
 * Times are in ms since the Unix epoch.
 */
export function dueFires(request: {
  readonly id: string;
  readonly schedule: Schedule;
  readonly policy?: MisfirePolicy;
  readonly handledUntil: number;
  readonly now: number;
}): DueFires {
  const { id, schedule, policy = defaultMisfirePolicy, handledUntil, now } = request;
  const most = policy.kind === 'fireAll' ? (policy.most ?? defaultMost) : 1;
  // A clock that went back has no fires due; those it shows again are done with.
  const found =
    now <= handledUntil ? [] : latestFires(schedule, { after: handledUntil, until: now }, most + 1);
  const kept = found.slice(-most).filter((at) => {
    return policy.kind !== 'skip' || now - at <= (policy.graceMs ?? defaultGraceMs);
  });
  const reached = Math.max(handledUntil, now);
  return {
    fires: kept.map((at) => ({ key: `${id}@${new Date(at).toISOString()}`, at })),
    passedOver: found.length > kept.length,
    handledUntil: reached,
    next: nextFires(schedule, reached, 1)[0] ?? null,
  };
}
