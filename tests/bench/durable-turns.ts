import { createInProcessTransport, localPlacement } from '#cluster';
import { createUlids, silentLogger, systemClock } from '#core';
import { openTurnStore } from '#persistence';
import { createChartRegistry, createRuntime, type RunningRuntime } from '#runtime';
import { benchChart, benchEvent, notesFor } from './bench-chart.ts';
import type { BenchDatabase } from './bench-server.ts';
import { closedLoop, type LoopResult } from './closed-loop.ts';

/** The product's own runtime, driven through `send` as the API drives it. */
export interface DurableTurns {
  readonly runtime: RunningRuntime;
  run(actors: number, seconds: number): Promise<LoopResult>;
  close(): Promise<void>;
}

export async function openDurableTurns(parts: {
  readonly place: BenchDatabase;
  readonly actors: number;
  readonly snapshotBytes: number;
}): Promise<DurableTurns> {
  const { place, actors, snapshotBytes } = parts;
  const runtime = await createRuntime({
    store: await openTurnStore({ database: place.database }),
    charts: createChartRegistry({ charts: [benchChart], effects: [] }),
    projectors: [],
    clock: systemClock,
    ids: createUlids({ now: Date.now, random: Math.random }),
    logger: silentLogger,
    transport: createInProcessTransport(),
    placement: localPlacement,
  });
  const input = { notes: notesFor(snapshotBytes) };
  const receipts = await Promise.all(
    Array.from({ length: actors }, () => runtime.start({ chart: 'bench', input })),
  );
  const addresses = receipts.map(({ address }) => address);
  return {
    runtime,
    run: (count, seconds) =>
      closedLoop({
        actors: count,
        seconds,
        turn: (actor) => runtime.send(addresses[actor] ?? '', benchEvent),
      }),
    close: () => runtime.close(),
  };
}
