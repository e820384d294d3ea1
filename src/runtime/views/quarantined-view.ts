import { type ActorView, type StoredActor, toPlainError } from '#core';
import { runtimeErrors } from '../runtime-errors.ts';

/** A stored actor that fits no registered chart: its state as it was stored, and why it cannot go on. */
export function quarantinedView(actor: StoredActor, reason: string): ActorView {
  const { address, chart, chartVersion, structureHash, parent, root, seq, snapshot } = actor;
  return {
    address,
    chart,
    chartVersion,
    structureHash,
    parent,
    root,
    seq,
    status: 'quarantined',
    state: snapshot.value,
    paths: [],
    tags: [],
    context: snapshot.context,
    output: null,
    error: toPlainError(runtimeErrors.quarantined(address, reason)),
    accepts: [],
  };
}
