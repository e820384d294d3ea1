import type { History } from '../load-history.ts';
import { createFindings, type Violation } from '../violation.ts';
import { type Uptime, uptimes } from './uptime.ts';

export interface TimerLimits {
  /** Allowed delay after max(due, recovery) for 99 of 100 timers. */
  readonly lateMs: number;
}

/** N6: each armed delay fires once, never early, and soon after max(due, recovery). */
export function checkTimers(history: History, { lateMs }: TimerLimits): readonly Violation[] {
  const findings = createFindings('N6');
  const spans = uptimes(history.client, history.readAt);
  const late: { timer: string; byMs: number }[] = [];
  const armed = new Set<string>();
  for (const [address, { timers }] of history.refolded) {
    const rows = history.byActor.get(address) ?? [];
    for (const { id, armedSeq, dueAt, goneSeq } of timers) {
      const timer = `${address} ${id} ${armedSeq}`;
      if (goneSeq === null) armed.add(timer);
      const shots = rows.filter(({ messageId }) => messageId === `${address}!${id}@${armedSeq}`);
      if (shots.length > 1)
        findings.add(`timer '${timer}' fired ${shots.length} times`, { seqs: shots.map(({ seq }) => seq) });
      const [shot] = shots;
      // The database keeps milliseconds; a delay may have parts of one.
      if (shot && shot.at < Math.floor(dueAt))
        findings.add(`timer '${timer}' fired early`, { dueAt, at: shot.at });
      if (goneSeq === null && !history.timers.has(timer))
        findings.add(`timer '${timer}' is armed but has no row`, { dueAt });
      if (shot) late.push({ timer, byMs: lateness(spans, dueAt, shot.at) });
      else if (goneSeq === null) late.push({ timer, byMs: lateness(spans, dueAt, history.readAt) });
    }
  }
  for (const timer of history.timers.keys()) {
    if (!armed.has(timer)) findings.add(`timer row '${timer}' belongs to no armed delay`);
  }
  late.sort((a, b) => a.byMs - b.byMs);
  const rank = Math.max(0, Math.ceil(late.length * 0.99) - 1);
  const p99 = late[rank];
  if (p99 && p99.byMs > lateMs)
    findings.add(`timers are late: p99 is ${Math.round(p99.byMs)} ms, allowed are ${lateMs}`, {
      timers: late.length,
      worst: late.at(-1),
    });
  return findings.violations;
}

/** How long the system was up, without a break, between the due time and the shot; its longest such span counts. */
function lateness(spans: readonly Uptime[], dueAt: number, at: number): number {
  return Math.max(0, ...spans.map(({ from, to }) => Math.min(to, at) - Math.max(from, dueAt)));
}
