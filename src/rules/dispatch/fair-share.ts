/**
 * Start-time fair queuing between users (P. Goyal, H. M. Vin, H. Cheng, "Start-Time Fair Queueing", SIGCOMM 1996):
 * a user's next piece of work has the start tag `max(virtual time, the user's last finish tag)` and the finish tag
 * `start + cost / weight`; the least start tag goes first and becomes the virtual time.
 *
 * Two users who could both be served at every choice between two moments differ, in cost per weight started, by at
 * most the largest cost per weight of the one plus that of the other. Whoever has nothing that could start earns no
 * credit for later.
 */
export interface FairShare {
  readonly virtualTime: number;
  /** Last finish tag of each user; one at or below the virtual time counts as absent. */
  readonly finish: Readonly<Record<string, number>>;
}

export const evenShare: FairShare = { virtualTime: 0, finish: {} };

/** Where the user's next piece of work stands in line: the least goes first. */
export function startTag(share: FairShare, user: string): number {
  return Math.max(share.virtualTime, share.finish[user] ?? 0);
}

export interface Charge {
  readonly user: string;
  /** Expected length of the work; any unit, the same for all. */
  readonly cost: number;
  /** Above 0; twice the weight gets twice the share. */
  readonly weight: number;
}

/** The shares after a piece of work was started in its turn. */
export function chargeInTurn(share: FairShare, charge: Charge): FairShare {
  return prune({ ...chargeOutOfTurn(share, charge), virtualTime: startTag(share, charge.user) });
}

/** The shares after a piece of work was started ahead of its turn: it counts, but the others' time does not pass. */
export function chargeOutOfTurn(share: FairShare, { user, cost, weight }: Charge): FairShare {
  return { ...share, finish: { ...share.finish, [user]: startTag(share, user) + cost / weight } };
}

function prune({ virtualTime, finish }: FairShare): FairShare {
  return {
    virtualTime,
    finish: Object.fromEntries(Object.entries(finish).filter(([, tag]) => tag > virtualTime)),
  };
}
