export interface Aging {
  readonly id: string;
  /** 0 to 10. */
  readonly priority: number;
  /** Milliseconds since the Unix epoch. */
  readonly enqueuedAt: number;
}

/** How long a wait makes up for one point of priority. */
export const defaultMsPerPoint = 30_000;

/**
 * Aged priority at time t: `priority + (t − enqueuedAt) / msPerPoint`; the highest goes first. All age alike, so the
 * order of two never changes while they wait, and sorting by `enqueuedAt − priority · msPerPoint` once is enough:
 * J. R. Jackson's dynamic priority, urgency less waiting time ("Some problems in queueing with dynamic priorities",
 * Naval Research Logistics Quarterly 7, 1960), of the family of L. Kleinrock and R. P. Finkelstein ("Time Dependent
 * Priority Queues", Operations Research 15, 1967) with equal slopes.
 *
 * What arrives more than `(10 − priority) · msPerPoint` later never overtakes.
 */
export function agedPriority(item: Aging, now: number, msPerPoint = defaultMsPerPoint): number {
  return item.priority + (now - item.enqueuedAt) / msPerPoint;
}

/** Order for `sort`: the highest aged priority first; equals by time of arrival, then by id. */
export function compareByAge(a: Aging, b: Aging, msPerPoint = defaultMsPerPoint): number {
  const due = (item: Aging) => item.enqueuedAt - item.priority * msPerPoint;
  return due(a) - due(b) || a.enqueuedAt - b.enqueuedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
