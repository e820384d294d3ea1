import type { JsonObject } from '#core';
import { change } from '../task/draft.ts';
import type { ScheduleDraft, ScheduleEdit, ScheduleInput } from './schedule-state.ts';
import { catchUp, tick } from './times.ts';

const editable = ['name', 'timing', 'misfire', 'overlap', 'action'] as const;

/** What was due before goes by the terms of before; from now on the new ones hold. Runs and figures stay. */
export function edit(draft: ScheduleDraft, event: ScheduleEdit): void {
  if (draft.context.status !== 'paused') tick(draft);
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const field of editable) {
    const [old, wanted] = [draft.context[field], event[field]];
    if (wanted === undefined || JSON.stringify(old) === JSON.stringify(wanted)) continue;
    before[field] = old;
    after[field] = wanted;
  }
  change(draft, after as Partial<ScheduleInput>);
  catchUp(draft);
  const fields = Object.keys(after);
  if (fields.length === 0) return;
  draft.facts.push({
    type: 'schedule.edited',
    by: draft.turn.sender ?? 'unknown',
    fields: fields.join(', '),
    before: plain(before),
    after: plain(after),
  });
}

function plain(values: object): JsonObject {
  return JSON.parse(JSON.stringify(values));
}
