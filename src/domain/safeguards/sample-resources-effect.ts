import { hostname } from 'node:os';
import type {
  Clock,
  EffectContext,
  EffectHandler,
  JsonObject,
  NodeReading,
  ResourceStore,
  SampleResourcesInput,
  SampleResourcesOutput,
} from '#core';
import { assessResources, type Pressure, type ResourceReadings, type ResourceThresholds } from '#rules';

export interface ResourceLimits {
  /** Lag of the event loop, 99th percentile in ms, from which the crew is throttled; ten times it halts dispatch. */
  readonly lagMs: number;
  /** Actors that one tree may start within a minute. */
  readonly spawnsPerMinute: number;
}

type Load = Pick<
  NodeReading,
  'processCpu' | 'machineCpu' | 'rssBytes' | 'heapUsedBytes' | 'heapLimitBytes' | 'eventLoopLagMs'
>;

export interface SampleResourcesParts {
  /** Id of the node that runs this effect. */
  readonly node: Promise<string>;
  readonly read: () => Load;
  readonly store: ResourceStore;
  readonly clock: Clock;
  readonly limits: ResourceLimits;
}

const windowMs = 60_000;
/** An old queue is told to people and slows nothing down: fewer agents would not make it younger. */
const backlog: ResourceThresholds = {
  queueAgeMs: {
    throttleFrom: 600_000,
    throttleUntil: 300_000,
    haltFrom: Number.POSITIVE_INFINITY,
    haltUntil: Number.POSITIVE_INFINITY,
  },
};

/**
 * The effect `sampleResources`: reads the load of its node again and again. Readings are rows; the actor only hears of
 * changes of level and of trees that run away, so that its journal does not grow with time.
 */
export function createSampleResourcesEffect(parts: SampleResourcesParts): EffectHandler {
  return {
    source: 'sampleResources',
    retrySafe: true,
    run: (input: SampleResourcesInput, context) => sample(parts, input, context),
  } as EffectHandler;
}

async function sample(
  parts: SampleResourcesParts,
  input: SampleResourcesInput,
  context: EffectContext,
): Promise<SampleResourcesOutput> {
  const { store, clock, read, limits } = parts;
  const { signal } = context;
  if ((await parts.node) !== input.node) return { gone: true };
  const reported = new Map<string, number>();
  let pressure = input.pressure as Pressure;
  let waiting: Pressure = { level: 'normal', levels: {}, calmSince: {} };
  let since = clock.now();
  for (;;) {
    await pause(clock, input.everyMs, signal);
    const now = clock.now();
    const [load, survey] = [read(), await store.survey(new Date(now))];
    const readings: ResourceReadings = {
      eventLoopLagMs: load.eventLoopLagMs,
      memoryShare: load.heapUsedBytes / load.heapLimitBytes,
    };
    const next = assessResources(readings, pressure, { now, thresholds: thresholdsOf(limits) });
    const old = assessResources({ queueAgeMs: survey.queueAgeMs }, waiting, { now, thresholds: backlog });
    if (next.pressure.level !== pressure.level) since = now;
    pressure = next.pressure;
    waiting = old.pressure;
    const alerts = [...next.alerts, ...old.alerts].map(({ resource, to, why }) => ({ resource, to, why }));
    if (alerts.length > 0) await context.notify({ type: 'monitor.assessed', pressure, alerts });
    for (const { root, perMinute } of survey.spawns) {
      if (perMinute <= limits.spawnsPerMinute || now - (reported.get(root) ?? 0) < windowMs) continue;
      reported.set(root, now);
      const most = limits.spawnsPerMinute;
      await context.notify({ type: 'monitor.ranAway', root, perMinute, most });
    }
    await store.save({
      ...load,
      node: input.node,
      host: hostname(),
      pid: process.pid,
      queueAgeMs: survey.queueAgeMs,
      pendingMail: survey.pendingMail,
      spawnsPerMinute: survey.spawns[0]?.perMinute ?? 0,
      level: pressure.level,
      levels: { ...pressure.levels, ...waiting.levels } as JsonObject,
      since: new Date(since),
      at: new Date(now),
    });
  }
}

function thresholdsOf({ lagMs }: ResourceLimits): ResourceThresholds {
  return {
    eventLoopLagMs: {
      throttleFrom: lagMs,
      throttleUntil: lagMs / 2,
      haltFrom: lagMs * 10,
      haltUntil: lagMs * 2,
    },
    memoryShare: { throttleFrom: 0.8, throttleUntil: 0.7, haltFrom: 0.92, haltUntil: 0.8 },
  };
}

function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const cancel = clock.schedule(ms, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    function stop() {
      cancel();
      reject(signal.reason);
    }
    signal.addEventListener('abort', stop, { once: true });
  });
}
