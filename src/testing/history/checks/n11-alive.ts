import type { History } from '../load-history.ts';
import { createFindings, type Violation } from '../violation.ts';

export interface AliveLimits {
  /** Longest time a probe may take. */
  readonly probeMs: number;
  /** Least share of operations that must have succeeded. */
  readonly successShare: number;
}

/** N11: after the fault every actor answers a probe in time, nothing waits for ever, and most operations succeeded. */
export function checkAlive(history: History, limits: AliveLimits): readonly Violation[] {
  const findings = createFindings('N11');
  const probes = history.client.flatMap((record) => (record.event === 'probed' ? [record] : []));
  for (const { address, answered, tookMs } of probes) {
    if (!answered) findings.add(`'${address}' does not answer`, { tookMs });
    else if (tookMs > limits.probeMs)
      findings.add(`'${address}' took ${tookMs} ms to answer a probe`, { allowed: limits.probeMs });
  }
  const probed = new Set(probes.map(({ address }) => address));
  for (const { address, status } of history.actors.values()) {
    const isRoot = address.split('/').length === 2;
    if (status === 'active' && isRoot && !probed.has(address)) findings.add(`'${address}' was not probed`);
    if (status === 'quarantined') findings.add(`'${address}' is in quarantine`);
  }
  for (const message of history.waiting) findings.add(`message '${message}' still waits in its mailbox`);
  const sent = new Set(
    history.client.flatMap((record) => (record.event === 'sent' ? [record.operation] : [])),
  );
  const done = new Set(
    history.client.flatMap((record) => (record.event === 'acknowledged' ? [record.operation] : [])),
  );
  const share = sent.size === 0 ? 0 : done.size / sent.size;
  if (share < limits.successShare)
    findings.add(`${done.size} of ${sent.size} operations succeeded`, {
      share,
      expected: limits.successShare,
    });
  return findings.violations;
}
