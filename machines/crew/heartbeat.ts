import { crewSilenceMs } from '#rules';
import { change, type Draft, send } from '../task/draft.ts';
import { changeWorker, isSilent, leaseOf, showWorker } from './books.ts';
import type { CrewContext, Lease } from './crew-state.ts';
import { giveUp } from './crew-supervision.ts';
import { dispatch } from './dispatch.ts';
import { tellWorker } from './worker-actors.ts';

type CrewDraft = Draft<CrewContext>;

/** Signs of life that may stay out. Counted, so that a crew that was down itself asks before it judges. */
const mostUnanswered = 3;

export function noteBeat(draft: CrewDraft): void {
  const { leases } = draft.context;
  change(draft, {
    leases: leases.map((lease) =>
      lease.id === draft.turn.sender ? { ...lease, beatAt: draft.turn.at, unanswered: 0 } : lease,
    ),
  });
  const lease = leaseOf(draft);
  if (lease) showWorker(draft, lease.agent);
}

/**
 * Asks every subtask for a sign of life. Where none has come for too long, the agent has failed: its actor is told so
 * and ends, supervision begins it anew or puts it to a person, and somebody else takes its work over. It is unavailable
 * for a while.
 */
export function tend(draft: CrewDraft): void {
  for (const { key, silentAt } of draft.context.workers) {
    if (silentAt == null || isSilent({ silentAt }, draft.turn.at)) continue;
    changeWorker(draft, key, (worker) => ({ ...worker, silentAt: null }));
    showWorker(draft, key);
  }
  for (const lease of draft.context.leases) {
    if (lease.lostAt !== undefined) giveUp(draft, lease.agent, 'its actor does not answer');
    else if (hasFallenSilent(lease, draft.turn.at)) lose(draft, lease);
    else {
      changeLease(draft, { ...lease, unanswered: (lease.unanswered ?? 0) + 1 });
      send(draft, lease.id, { type: 'subtask.probe' });
    }
  }
  dispatch(draft);
}

function hasFallenSilent({ beatAt, unanswered = 0 }: Lease, now: number): boolean {
  return unanswered >= mostUnanswered && now - beatAt > crewSilenceMs;
}

function lose(draft: CrewDraft, lease: Lease): void {
  const silentAt = draft.turn.at;
  changeLease(draft, { ...lease, lostAt: silentAt });
  changeWorker(draft, lease.agent, (worker) => ({ ...worker, silentAt }));
  const reason = `its subtask '${lease.id}' gave no sign of life`;
  tellWorker(draft, lease.agent, { type: 'worker.fail', reason });
}

function changeLease(draft: CrewDraft, lease: Lease): void {
  change(draft, { leases: draft.context.leases.map((one) => (one.id === lease.id ? lease : one)) });
}

/** Whether there is anything to watch over. */
export function needsTending({ leases, workers }: CrewContext): boolean {
  return leases.length > 0 || workers.some(({ silentAt }) => silentAt != null);
}
