import { compareByAge } from './aged-order.ts';
import {
  type CrewAgent,
  type DispatchOptions,
  type DispatchState,
  defaultDispatchOptions,
  type LineMemory,
  type WaitingWork,
} from './dispatch-state.ts';
import { type Charge, chargeInTurn, chargeOutOfTurn, evenShare, startTag } from './fair-share.ts';
import type { OpenPlaces } from './open-places.ts';

export interface Start {
  readonly work: WaitingWork;
  readonly agent: CrewAgent;
  /** One sentence for people. */
  readonly why: string;
}

const leastCostMs = 1_000;
const mostCostMs = 3_600_000;

/** Starts as much of a line as there are places for, and says what the next round must know. */
export function serveLine(line: {
  readonly name: 'orchestration' | 'work';
  readonly waiting: readonly WaitingWork[];
  /** Whether anything of this line runs. */
  readonly busy: boolean;
  readonly memory: LineMemory;
  readonly places: OpenPlaces;
  readonly state: DispatchState;
  readonly now: number;
}): { readonly starts: readonly Start[]; readonly memory: LineMemory } {
  const { places, state, now } = line;
  const options = { ...defaultDispatchOptions, ...state.options };
  const queue = line.waiting
    .filter(({ notBefore }) => (notBefore ?? 0) <= now)
    .sort((a, b) => compareByAge(a, b, options.msPerPoint));
  const starts: Start[] = [];
  let { share, sinceAged, held } = restoreHold(line, queue);
  const begin = (start: Start, { inTurn }: { readonly inTurn: boolean }) => {
    places.take(start.work, start.agent);
    queue.splice(queue.indexOf(start.work), 1);
    share = (inTurn ? chargeInTurn : chargeOutOfTurn)(share, chargeOf(start.work, state.weights));
    sinceAged = inTurn ? sinceAged + 1 : 0;
    if (held?.work === start.work.id) held = null;
    starts.push(start);
  };
  for (;;) {
    if (held !== null || sinceAged >= options.agedEvery - 1) {
      const oldest = findOldestOverdue(queue, { held, now, options, places });
      const agent = oldest && places.ready(oldest)[0];
      if (oldest && agent) {
        begin({ work: oldest, agent, why: overdueReason(oldest, agent, now) }, { inTurn: false });
        continue;
      }
      if (oldest && held === null) {
        const kept = places.keepFor(oldest);
        if (kept !== undefined) {
          held = { work: oldest.id, agent: kept.key };
          places.keep(line.name, { work: oldest, agent: kept });
        }
      }
    }
    const next = findNext(queue, share, places);
    if (next === null) break;
    begin(next, { inTurn: true });
  }
  const idle = line.waiting.length === 0 && !line.busy;
  return { starts, memory: { share: idle ? evenShare : share, sinceAged, held } };
}

/** Puts an earlier round's hold in place again, unless its work or agent is no longer there. */
function restoreHold(
  {
    name,
    memory,
    places,
  }: { readonly name: string; readonly memory: LineMemory; readonly places: OpenPlaces },
  queue: readonly WaitingWork[],
): LineMemory {
  const work = queue.find(({ id }) => id === memory.held?.work);
  const agent = work && places.capable(work).find(({ key }) => key === memory.held?.agent);
  const stands = work !== undefined && agent !== undefined && places.isPossible(work);
  places.keep(name, stands ? { work, agent } : null);
  return stands ? memory : { ...memory, held: null };
}

function findOldestOverdue(
  queue: readonly WaitingWork[],
  frame: {
    readonly held: LineMemory['held'];
    readonly now: number;
    readonly options: DispatchOptions;
    readonly places: OpenPlaces;
  },
): WaitingWork | undefined {
  if (frame.held !== null) return queue.find(({ id }) => id === frame.held?.work);
  return queue
    .filter(({ enqueuedAt }) => frame.now - enqueuedAt > frame.options.patienceMs)
    .sort((a, b) => a.enqueuedAt - b.enqueuedAt || (a.id < b.id ? -1 : 1))
    .find((work) => frame.places.isPossible(work));
}

/** The user whose turn it is among those who have something that can start, and the most urgent of it. */
function findNext(
  queue: readonly WaitingWork[],
  share: LineMemory['share'],
  places: OpenPlaces,
): Start | null {
  const firsts = new Map<string, { readonly work: WaitingWork; readonly agent: CrewAgent }>();
  const hopeless = new Set<string>();
  for (const work of queue) {
    if (firsts.has(work.user)) continue;
    const kind = JSON.stringify([work.queue, work.agentType, work.capabilities, work.avoid]);
    if (hopeless.has(kind)) continue;
    const [agent] = places.ready(work);
    if (agent === undefined) hopeless.add(kind);
    else firsts.set(work.user, { work, agent });
  }
  // `queue` is in order of age and a Map keeps it, so equal tags go to the more urgent work.
  let best: { readonly work: WaitingWork; readonly agent: CrewAgent } | null = null;
  for (const first of firsts.values()) {
    if (best === null || startTag(share, first.work.user) < startTag(share, best.work.user)) best = first;
  }
  return best && { ...best, why: turnReason(best.work, best.agent, firsts.size) };
}

function chargeOf(work: WaitingWork, weights: DispatchState['weights']): Charge {
  const cost = Math.min(mostCostMs, Math.max(leastCostMs, work.estimatedMs));
  return { user: work.user, cost, weight: weights[work.user] ?? 1 };
}

function turnReason(work: WaitingWork, agent: CrewAgent, users: number): string {
  const turn = users > 1 ? `It is the turn of ${work.user} among ${users} users` : `${work.user} is served`;
  return `${turn}; the most urgent work that can start (priority ${work.priority}) goes to ${agent.key}, the least loaded that can do it.`;
}

function overdueReason(work: WaitingWork, agent: CrewAgent, now: number): string {
  const seconds = Math.round((now - work.enqueuedAt) / 1_000);
  return `It has waited ${seconds} s, longest of all that is overdue, and goes ahead of its turn to ${agent.key}.`;
}
