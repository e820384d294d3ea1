import type { StoredEffect, StoredTimer } from '#core';
import {
  type Activation,
  type ChartRegistry,
  hashJson,
  persistSnapshot,
  type RefoldRequest,
  refold,
  type TurnOutcome,
} from '#runtime';
import type { Reader } from './load-history.ts';

export interface RefoldedTimer extends StoredTimer {
  /** Turn that disarmed or consumed it; null while it is armed. */
  readonly goneSeq: number | null;
}

export interface RefoldedEffect extends StoredEffect {
  readonly startedSeq: number;
  /** Turn that took its result or left it; null while it is wanted. Actions end outside the journal. */
  readonly endedSeq: number | null;
}

export interface SentMessage {
  readonly messageId: string;
  readonly to: string;
  readonly type: string;
}

/** What an actor's journal says when it is computed anew, beside what is stored. */
export interface Refolded {
  /** Why it could not be computed, or null. */
  readonly failure: string | null;
  readonly turns: number;
  readonly storedHash: string;
  /** Of the last snapshot, folded from the first turn. */
  readonly fullHash: string;
  /** Of the last snapshot, folded from the newest checkpoint. */
  readonly tailHash: string;
  /** Turns whose recorded state differs from the computed one. */
  readonly differentStates: readonly number[];
  /** Checkpoints whose hash differs from the computed one. */
  readonly differentCheckpoints: readonly number[];
  readonly timers: readonly RefoldedTimer[];
  readonly effects: readonly RefoldedEffect[];
  readonly sent: readonly SentMessage[];
}

interface Request {
  readonly reader: Reader;
  readonly store: RefoldRequest['store'];
  readonly charts: ChartRegistry;
  readonly address: string;
}

export async function refoldActor(request: Request): Promise<Refolded> {
  const { reader, store, charts, address } = request;
  const { rows } = await reader.query('select seq::float8, hash from checkpoint where address = $1', [
    address,
  ]);
  const checkpoints = new Map(rows.map((row) => [Number(row['seq']), String(row['hash'])]));
  const trace = createTrace(checkpoints);
  const [stored] = await store.load([address]);
  const storedHash = hashJson(stored?.actor.snapshot ?? null);
  try {
    const full = await refold({ store, charts, address, fromStart: true, onTurn: trace.onTurn });
    const tail = await refold({ store, charts, address });
    const failure = full && tail ? null : 'its journal has a hole';
    return { ...trace.result(), failure, storedHash, fullHash: hashOf(full), tailHash: hashOf(tail) };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { ...trace.result(), failure, storedHash, fullHash: '', tailHash: '' };
  }
}

function hashOf(activation: Activation | null): string {
  return hashJson(
    activation?.snapshot ? persistSnapshot(activation.chart.prepared, activation.snapshot) : null,
  );
}

function createTrace(checkpoints: ReadonlyMap<number, string>) {
  const timers = new Map<string, RefoldedTimer>();
  const effects = new Map<string, RefoldedEffect>();
  const sent: SentMessage[] = [];
  const differentStates: number[] = [];
  const differentCheckpoints: number[] = [];
  let turns = 0;
  function onTurn(
    after: Activation,
    entry: { seq: number; address: string; state: unknown; status: string },
    outcome?: TurnOutcome,
  ): void {
    const { seq, address } = entry;
    turns += 1;
    const same = hashJson(after.snapshot?.value ?? null) === hashJson(entry.state);
    if (!same || after.status !== entry.status) differentStates.push(seq);
    const checkpoint = checkpoints.get(seq);
    if (checkpoint !== undefined && checkpoint !== hashOf(after)) differentCheckpoints.push(seq);
    for (const timer of after.timers.values()) {
      const key = `${timer.id} ${timer.armedSeq}`;
      if (!timers.has(key)) timers.set(key, { ...timer, goneSeq: null });
    }
    for (const [key, timer] of timers) {
      const armed = after.timers.get(timer.id)?.armedSeq === timer.armedSeq;
      if (!armed && timer.goneSeq === null) timers.set(key, { ...timer, goneSeq: seq });
    }
    for (const effect of after.effects.values()) {
      if (!effects.has(effect.address))
        effects.set(effect.address, { ...effect, startedSeq: seq, endedSeq: null });
    }
    for (const [key, effect] of effects) {
      if (effect.endedSeq === null && !after.effects.has(key)) effects.set(key, { ...effect, endedSeq: seq });
    }
    outcome?.messages.forEach(({ to, event }, index) => {
      sent.push({ messageId: `${address}@${seq}.${index}`, to, type: event.type });
    });
    for (const birth of outcome?.births ?? []) {
      const messageId = `${address}@${seq}.start/${birth.childId}`;
      sent.push({ messageId, to: birth.address, type: 'statehouse.init' });
    }
  }
  return {
    onTurn,
    result: () => ({
      turns,
      differentStates,
      differentCheckpoints,
      timers: [...timers.values()],
      effects: [...effects.values()],
      sent,
    }),
  };
}
