import type { AnyMachineSnapshot } from 'xstate';
import type { ActorStatus, JsonValue, LoadedActor, PlainError, StoredEffect, StoredTimer } from '#core';
import { restoreSnapshot, type StepActor } from '../kernel.ts';
import type { RegisteredChart } from '../registry/chart-registry.ts';

/** An actor held in memory: its row, its live snapshot, and its own timers and effects. Never changed in place. */
export interface Activation {
  readonly address: string;
  readonly chart: RegisteredChart;
  readonly parent: string | null;
  readonly childId: string | null;
  readonly source: string | null;
  readonly root: string;
  readonly owner: string;
  readonly status: ActorStatus;
  readonly seq: number;
  /** Null only before the first turn. */
  readonly snapshot: AnyMachineSnapshot | null;
  readonly input: JsonValue;
  readonly output: JsonValue;
  readonly error: PlainError | null;
  readonly restarts: readonly number[];
  readonly timers: ReadonlyMap<string, StoredTimer>;
  readonly effects: ReadonlyMap<string, StoredEffect>;
}

/** What is known of an actor before its first turn. */
export interface Birth {
  readonly address: string;
  readonly chart: RegisteredChart;
  readonly parent: string | null;
  readonly childId: string | null;
  readonly source: string | null;
  readonly root: string;
  readonly owner: string;
  readonly input: JsonValue;
}

export function newActivation(birth: Birth): Activation {
  return {
    ...birth,
    status: 'active',
    seq: 0,
    snapshot: null,
    output: null,
    error: null,
    restarts: [],
    timers: new Map(),
    effects: new Map(),
  };
}

/** Brings a stored actor into memory under a chart that fits its snapshot. */
export function activate(loaded: LoadedActor, chart: RegisteredChart): Activation {
  const { actor } = loaded;
  const identity = { address: actor.address, chart, parent: actor.parent, childId: actor.childId };
  return {
    ...identity,
    source: actor.source,
    root: actor.root,
    owner: actor.owner,
    status: actor.status,
    seq: actor.seq,
    snapshot: restoreSnapshot(chart.prepared, stepActor({ ...identity, root: actor.root }), actor.snapshot),
    input: actor.input,
    output: actor.output,
    error: actor.error,
    restarts: actor.restarts,
    timers: new Map(loaded.timers.map((timer) => [timer.id, timer])),
    effects: new Map(loaded.effects.map((effect) => [effect.address, effect])),
  };
}

export function stepActor(
  actor: Pick<Activation, 'address' | 'chart' | 'parent' | 'childId' | 'root'>,
): StepActor {
  return {
    address: actor.address,
    childId: actor.childId ?? actor.chart.id,
    parent: actor.parent,
    root: actor.root,
  };
}
