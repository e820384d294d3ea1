import { createInProcessTransport, localPlacement } from '#cluster';
import {
  type ChartDefinition,
  createUlids,
  type EffectHandler,
  type Logger,
  type Projector,
  silentLogger,
  systemClock,
  type Transport,
  type TurnStore,
} from '#core';
import { openTurnStore } from '#persistence';
import { createChartRegistry, createRuntime, type RunningRuntime, type RuntimeOptions } from '#runtime';
import type { TestDatabase } from '../support/database.ts';

export interface NodeRequest {
  readonly database: TestDatabase;
  readonly charts: readonly ChartDefinition[];
  readonly effects?: readonly EffectHandler[];
  readonly projectors?: readonly Projector[];
  readonly options?: Partial<RuntimeOptions>;
  readonly logger?: Logger;
  /** Puts something between the runtime and its store. */
  readonly decorate?: (store: TurnStore) => TurnStore;
  /** Shared by the nodes of a cluster. */
  readonly transport?: Transport;
}

/** A runtime of its own on the test's database, on real time. */
export async function startNode(request: NodeRequest): Promise<RunningRuntime> {
  const plain = await openTurnStore({ database: request.database });
  const store = request.decorate?.(plain) ?? plain;
  return createRuntime({
    store,
    charts: createChartRegistry({ charts: request.charts, effects: request.effects ?? [] }),
    projectors: request.projectors ?? [],
    clock: systemClock,
    ids: createUlids({ now: Date.now, random: Math.random }),
    logger: request.logger ?? silentLogger,
    transport: request.transport ?? createInProcessTransport(),
    placement: localPlacement,
    options: { pollMs: 100, ...request.options },
  });
}

/** Asks until the answer is what the test waits for; fails after `timeoutMs`. */
export async function eventually<T>(
  ask: () => Promise<T>,
  good: (answer: T) => boolean,
  timeoutMs = 5_000,
): Promise<T> {
  for (const until = Date.now() + timeoutMs; ; ) {
    const answer = await ask();
    if (good(answer)) return answer;
    if (Date.now() > until) throw new Error(`still not so after ${timeoutMs} ms: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
