import type { ScheduleStatus } from '#core';
import { dueFires, nextFires } from '#rules';
import { change } from '../task/draft.ts';
import { begin } from './runs.ts';
import type { ScheduleContext, ScheduleDraft } from './schedule-state.ts';

/** A look at least this often: what a time zone or a clock does in between is seen then. */
const longestWaitMs = 24 * 3_600_000;

/** The first turn: nothing from before it is due. */
export function open(draft: ScheduleDraft): void {
  const { at } = draft.turn;
  change(draft, { createdAt: at });
  plan(draft, at);
}

/** Begins whatever is due now, by the misfire policy, and sets the next look. */
export function tick(draft: ScheduleDraft): void {
  const { timing, misfire, handledUntil } = draft.context;
  const now = draft.turn.at;
  const due = dueFires({ id: draft.turn.address, schedule: timing, policy: misfire, handledUntil, now });
  for (const { key, at } of due.fires) begin(draft, { key, at, manual: false });
  plan(draft, due.handledUntil);
}

/** What came due during a pause is not made up for. */
export function catchUp(draft: ScheduleDraft): void {
  plan(draft, Math.max(draft.context.handledUntil, draft.turn.at));
}

function plan(draft: ScheduleDraft, handledUntil: number): void {
  const next = nextFires(draft.context.timing, handledUntil, 1)[0] ?? null;
  const waitMs = next === null ? 0 : Math.min(longestWaitMs, Math.max(0, next - draft.turn.at));
  change(draft, { handledUntil, next, waitMs });
}

/** A person wants a run beside those of its times. */
export function runNow(draft: ScheduleDraft): void {
  const { address, at, seq } = draft.turn;
  begin(draft, { key: `${address}!${seq}`, at, manual: true });
  show(draft, draft.context.status);
}

export const isOver = ({ next, runs, queue }: ScheduleContext): boolean =>
  next === null && runs.length === 0 && queue.length === 0;

export function show(draft: ScheduleDraft, status: ScheduleStatus): void {
  change(draft, { status });
  const { name, timing, misfire, overlap, action, next, lastFiredAt, fired, createdBy, createdAt } =
    draft.context;
  draft.facts.push({
    type: 'schedule.changed',
    name,
    timing: JSON.parse(JSON.stringify(timing)),
    misfire: JSON.parse(JSON.stringify(misfire)),
    overlap,
    action: JSON.parse(JSON.stringify(action)),
    status,
    nextAt: status === 'waiting' ? next : null,
    lastFiredAt,
    fired,
    createdBy,
    createdAt,
  });
}
