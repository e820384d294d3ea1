import type { JournalEntry, StoredSnapshot, TurnStore } from '#core';
import { hashJson } from '../canonical-json.ts';
import { controlEvent } from '../control-event.ts';
import { persistSnapshot } from '../kernel.ts';
import type { ChartRegistry, RegisteredChart } from '../registry/chart-registry.ts';
import { type Activation, activate, newActivation } from '../turn/activation.ts';
import { applyTurn, type TurnOutcome } from '../turn/apply-turn.ts';
import type { Failpoint } from '../turn/failpoint.ts';

const pageSize = 500;

export interface RefoldRequest {
  readonly store: Pick<TurnStore, 'load' | 'history' | 'checkpoint' | 'lastMigration'>;
  readonly charts: ChartRegistry;
  readonly address: string;
  /** Up to and with this turn; absent: to the end. */
  readonly toSeq?: number;
  /** Start from the first turn even where a checkpoint is nearer. */
  readonly fromStart?: boolean;
  readonly failpoint?: Failpoint;
  /** Called after each turn; `outcome` is absent for a migration. */
  readonly onTurn?: (activation: Activation, entry: JournalEntry, outcome?: TurnOutcome) => void;
}

/**
 * The state of an actor after a turn, computed anew from its journal: nearest checkpoint, then every event again
 * through the chart. Null when there is no such actor or its journal does not reach back far enough.
 */
export async function refold(request: RefoldRequest): Promise<Activation | null> {
  const { store, charts, address, onTurn } = request;
  const [loaded] = await store.load([address]);
  if (!loaded) return null;
  const toSeq = Math.min(request.toSeq ?? loaded.actor.seq, loaded.actor.seq);
  const migration = await store.lastMigration(address, toSeq);
  const newest = request.fromStart ? null : await store.checkpoint(address, toSeq);
  const checkpoint = newest && newest.seq > (migration?.seq ?? 0) ? newest : null;
  const chart = chartFor(charts, loaded.actor.chart, checkpoint ?? loaded.actor);
  const { parent, childId, source, root, owner, input } = loaded.actor;
  const reopen = (seq: number, snapshot: StoredSnapshot): Activation =>
    activate({ actor: { ...loaded.actor, status: 'active', seq, snapshot }, timers: [], effects: [] }, chart);
  // What came before a migration ran on a chart that may be gone; what the migration made is in the journal.
  let activation = checkpoint
    ? reopen(checkpoint.seq, checkpoint.snapshot)
    : migration
      ? reopen(migration.seq, migration.event['snapshot'] as StoredSnapshot)
      : newActivation({ address, chart, parent, childId, source, root, owner, input });
  while (activation.seq < toSeq) {
    const page = await store.history({ address, afterSeq: activation.seq, toSeq, limit: pageSize });
    if (page[0]?.seq !== activation.seq + 1) return null;
    request.failpoint?.('replay.middle');
    for (const entry of page) {
      const turn = refoldTurn(activation, entry, charts);
      activation = turn.activation;
      onTurn?.(activation, entry, turn.outcome);
    }
  }
  return activation;
}

function chartFor(
  charts: ChartRegistry,
  id: string,
  at: { chartVersion: string; structureHash: string },
): RegisteredChart {
  return charts.findExact(id, at.chartVersion, at.structureHash) ?? charts.get(id);
}

function refoldTurn(
  before: Activation,
  entry: JournalEntry,
  charts: ChartRegistry,
): { readonly activation: Activation; readonly outcome?: TurnOutcome } {
  const { event, sender, at } = entry;
  // The journal holds only what was taken, so staleness needs no second look: timers and effects are consumed as named.
  const timer = timerOf(before, entry);
  const effect = sender !== null && before.effects.has(sender) ? sender : undefined;
  const isResult = event.type === controlEvent.childDone || event.type === controlEvent.childFailed;
  const outcome = applyTurn({
    activation: before,
    event,
    sender,
    at,
    node: before.owner,
    charts,
    timer,
    effect: isResult ? effect : undefined,
  });
  if (!outcome)
    throw new Error(`turn ${entry.seq} of '${entry.address}' ('${event.type}') cannot be applied again`);
  return { activation: outcome.activation, outcome };
}

function timerOf(before: Activation, entry: JournalEntry): string | undefined {
  const mark = `${entry.address}!`;
  if (!entry.messageId.startsWith(mark)) return undefined;
  const id = entry.messageId.slice(mark.length, entry.messageId.lastIndexOf('@'));
  return before.timers.has(id) ? id : undefined;
}

export interface ReplayReport {
  readonly address: string;
  readonly turns: number;
  readonly same: boolean;
  /** sha256 of the stored and of the refolded snapshot. */
  readonly storedHash: string;
  readonly refoldedHash: string;
  /** First turn after which the refolded state value differs from the journal's; null when none does. */
  readonly firstDifference: number | null;
}

/** Refolds an actor from its first turn and compares with what is stored: the state at every turn, the snapshot at the end. */
export async function replayActor(
  request: Pick<RefoldRequest, 'store' | 'charts' | 'address'> & {
    failpoint?: Failpoint;
    onProgress?: (turns: number) => void;
  },
): Promise<ReplayReport | null> {
  const [loaded] = await request.store.load([request.address]);
  if (!loaded) return null;
  let firstDifference: number | null = null;
  let turns = 0;
  const activation = await refold({
    ...request,
    fromStart: true,
    toSeq: loaded.actor.seq,
    onTurn(after, entry) {
      turns += 1;
      request.onProgress?.(turns);
      const same =
        hashJson(after.snapshot?.value ?? null) === hashJson(entry.state) && after.status === entry.status;
      if (!same) firstDifference ??= entry.seq;
    },
  });
  const storedHash = hashJson(loaded.actor.snapshot);
  const refolded = activation?.snapshot
    ? persistSnapshot(activation.chart.prepared, activation.snapshot)
    : null;
  const refoldedHash = hashJson(refolded);
  return {
    address: request.address,
    turns,
    same: firstDifference === null && storedHash === refoldedHash,
    storedHash,
    refoldedHash,
    firstDifference,
  };
}
