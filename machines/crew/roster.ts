import type { ClarificationSettled } from '../clarification.ts';
import { change, type Draft, forget, send } from '../task/draft.ts';
import { changeWorker, showWorker } from './books.ts';
import { type CrewContext, newWorker, type WorkerProfile } from './crew-state.ts';
import { dispatch, free } from './dispatch.ts';
import { childIdOf, muster, startWorker, tellWorker } from './worker-actors.ts';
import { takeAnswer, withdrawQuestion } from './worker-questions.ts';

type CrewDraft = Draft<CrewContext>;

export function setService(draft: CrewDraft, key: string, inService: boolean): void {
  changeWorker(draft, key, (worker) => ({ ...worker, inService }));
  const worker = draft.context.workers.find((one) => one.key === key);
  if (inService) {
    withdrawQuestion(draft, key);
    if (worker?.actor === null) startWorker(draft, key);
    else tellWorker(draft, key, { type: 'worker.reinstate' });
  } else tellWorker(draft, key, { type: 'worker.suspend' });
  showWorker(draft, key);
  dispatch(draft);
}

export function addWorker(draft: CrewDraft, profile: WorkerProfile): void {
  const { workers } = draft.context;
  if (workers.some(({ key }) => key === profile.key)) return;
  change(draft, { workers: [...workers, newWorker(profile)] });
  muster(draft);
  showWorker(draft, profile.key);
  dispatch(draft);
}

/** Its work goes back to its queue and on to somebody else. */
export function removeWorker(draft: CrewDraft, key: string): void {
  const worker = draft.context.workers.find((one) => one.key === key);
  if (!worker) return;
  withdrawQuestion(draft, key);
  tellWorker(draft, key, { type: 'worker.leave' });
  for (const lease of draft.context.leases.filter(({ agent }) => agent === key)) {
    free(draft, lease);
    send(draft, lease.id, { type: 'subtask.revoke' });
  }
  // A permanent child that ends would be begun anew; this one is to end.
  if (worker.actor != null) forget(draft, childIdOf(key));
  showWorker(draft, key, true);
  change(draft, { workers: draft.context.workers.filter((one) => one.key !== key) });
  dispatch(draft);
}

/** A person has said what is to become of an agent that was given up, or nobody did in time: then it stays out. */
export function settleQuestion(draft: CrewDraft, event: ClarificationSettled): void {
  const answered = takeAnswer(draft, event);
  if (answered === null) return;
  if (answered.decision === 'reinstate') setService(draft, answered.worker, true);
  if (answered.decision === 'remove') removeWorker(draft, answered.worker);
}
