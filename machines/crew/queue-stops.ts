import { z } from 'zod';
import type { AlertLevel, JsonObject } from '#core';
import { change, type Draft, send } from '../task/draft.ts';
import type { CrewContext } from './crew-state.ts';
import { dispatch, free } from './dispatch.ts';
import { holdsOf } from './holds.ts';

const queue = z.string().regex(/^(orchestration|critic|heavy|standard|agent:.{1,64})$/);
const reason = z.string().min(1).max(2_000);

export const stopQueueEvent = z.object({ queue, reason });
/** Null: every stopped queue. */
export const resumeQueueEvent = z.object({ queue: queue.nullable() });

type CrewDraft = Draft<CrewContext>;

/** Gives nothing out of the queue any more, and takes back what was given: it waits in the queue again. */
export function stopQueue(draft: CrewDraft, event: z.infer<typeof stopQueueEvent>): void {
  const holds = holdsOf(draft.context);
  const stop = { reason: event.reason, by: draft.turn.sender ?? '', at: draft.turn.at };
  change(draft, { holds: { ...holds, queues: { ...holds.queues, [event.queue]: stop } } });
  for (const lease of draft.context.leases.filter((one) => one.queue === event.queue)) {
    free(draft, lease);
    const why = `the queue '${event.queue}' was stopped: ${event.reason}`;
    send(draft, lease.id, { type: 'subtask.revoke', reason: why });
  }
  const message = `The queue '${event.queue}' was stopped: ${event.reason}`;
  alert(draft, { level: 'critical', subject: event.queue, message });
}

/** Lets stopped queues give work out again. */
export function resumeQueue(draft: CrewDraft, event: z.infer<typeof resumeQueueEvent>): void {
  const holds = holdsOf(draft.context);
  const isFreed = (name: string) => event.queue === null || event.queue === name;
  const names = Object.keys(holds.queues);
  const left = Object.entries(holds.queues).filter(([name]) => !isFreed(name));
  change(draft, { holds: { ...holds, queues: Object.fromEntries(left) } });
  for (const name of names.filter(isFreed)) {
    alert(draft, { level: 'info', subject: name, message: `The queue '${name}' goes on.` });
  }
  dispatch(draft);
}

/** Cancels what waits in a queue, and what was given out of it. */
export function discardQueue(draft: CrewDraft, event: z.infer<typeof stopQueueEvent>): void {
  const { waiting, leases } = draft.context;
  const gone = [...waiting, ...leases].filter((work) => work.queue === event.queue);
  for (const { id } of gone) send(draft, id, { type: 'subtask.cancel', reason: event.reason });
  change(draft, { waiting: waiting.filter((work) => work.queue !== event.queue) });
  for (const lease of leases.filter((one) => one.queue === event.queue)) free(draft, lease);
  const message = `What was in the queue '${event.queue}' was discarded (${gone.length}): ${event.reason}`;
  const details = { discarded: gone.length };
  alert(draft, { level: 'warning', subject: event.queue, message, details });
  dispatch(draft);
}

function alert(
  draft: CrewDraft,
  about: {
    readonly level: AlertLevel;
    readonly subject: string;
    readonly message: string;
    readonly details?: JsonObject;
  },
): void {
  draft.facts.push({ type: 'safeguard.alerted', kind: 'queue', root: null, details: {}, ...about });
}
