/** How much may be started: all, less, or nothing. */
export type PressureLevel = 'normal' | 'throttled' | 'halted';

/** The levels of one figure. Going up is at once; going down needs the lower bound for a while: hysteresis. */
export interface PressureThresholds {
  readonly throttleFrom: number;
  /** Below it, the throttling ends. Below `throttleFrom`. */
  readonly throttleUntil: number;
  readonly haltFrom: number;
  /** Below it, the halt becomes a throttling. Below `haltFrom`. */
  readonly haltUntil: number;
}

/** What a node, or one tree of actors, is measured by. */
export interface ResourceReadings {
  /** 99th percentile since the last reading. */
  readonly eventLoopLagMs?: number;
  /** Memory in use as a share of what the process may have, 0 to 1. */
  readonly memoryShare?: number;
  /** Wait of the oldest work. */
  readonly queueAgeMs?: number;
  readonly spawnsPerMinute?: number;
}

export type ResourceName = keyof ResourceReadings;
export type ResourceThresholds = Readonly<Partial<Record<ResourceName, PressureThresholds>>>;

/** Only spawn rate halts by default what memory has not: lag and age alone end by waiting. */
export const defaultThresholds: ResourceThresholds = {
  eventLoopLagMs: { throttleFrom: 200, throttleUntil: 100, haltFrom: 5_000, haltUntil: 1_000 },
  memoryShare: { throttleFrom: 0.8, throttleUntil: 0.7, haltFrom: 0.92, haltUntil: 0.8 },
  queueAgeMs: { throttleFrom: 600_000, throttleUntil: 300_000, haltFrom: 7_200_000, haltUntil: 3_600_000 },
  spawnsPerMinute: { throttleFrom: 120, throttleUntil: 60, haltFrom: 600, haltUntil: 120 },
};

/** What is kept between two readings. */
export interface Pressure {
  readonly level: PressureLevel;
  readonly levels: Readonly<Partial<Record<ResourceName, PressureLevel>>>;
  /** Since when each figure has stayed below the bound of a lower level, ms since the Unix epoch. */
  readonly calmSince: Readonly<Partial<Record<ResourceName, number>>>;
}

export const noPressure: Pressure = { level: 'normal', levels: {}, calmSince: {} };

export interface Assessment {
  readonly pressure: Pressure;
  /** Changes of level since the last reading, for people. */
  readonly alerts: readonly {
    readonly resource: ResourceName;
    readonly from: PressureLevel;
    readonly to: PressureLevel;
    readonly why: string;
  }[];
}

const rank = { normal: 0, throttled: 1, halted: 2 } as const;
const levels = ['normal', 'throttled', 'halted'] as const;

/**
 * The level of pressure after a reading: the worst of its figures. A figure rises at once and falls one level at a
 * time, after `calmMs` (default 10,000) below the lower bound, so that a value near a threshold does not flutter.
 * A figure that is not read keeps its level.
 */
export function assessResources(
  readings: ResourceReadings,
  previous: Pressure,
  frame: { readonly now: number; readonly thresholds?: ResourceThresholds; readonly calmMs?: number },
): Assessment {
  const { now, thresholds = defaultThresholds, calmMs = 10_000 } = frame;
  const nextLevels: Partial<Record<ResourceName, PressureLevel>> = { ...previous.levels };
  const calmSince: Partial<Record<ResourceName, number>> = { ...previous.calmSince };
  const alerts: Assessment['alerts'][number][] = [];
  for (const resource of Object.keys(thresholds) as ResourceName[]) {
    const value = readings[resource];
    const bounds = thresholds[resource];
    if (value === undefined || bounds === undefined) continue;
    const from = previous.levels[resource] ?? 'normal';
    const raised = risenTo(value, bounds);
    const isCalm = from !== 'normal' && value < (from === 'halted' ? bounds.haltUntil : bounds.throttleUntil);
    let to: PressureLevel = from;
    if (rank[raised] > rank[from]) to = raised;
    else if (isCalm && now - (calmSince[resource] ?? now) >= calmMs) to = levels[rank[from] - 1] ?? 'normal';
    if (isCalm && to === from) calmSince[resource] ??= now;
    else delete calmSince[resource];
    nextLevels[resource] = to;
    if (to !== from) alerts.push({ resource, from, to, why: explain(resource, value, { from, to, bounds }) });
  }
  const level = Object.values(nextLevels).reduce<PressureLevel>(
    (worst, each) => (rank[each] > rank[worst] ? each : worst),
    'normal',
  );
  return { pressure: { level, levels: nextLevels, calmSince }, alerts };
}

function risenTo(value: number, { throttleFrom, haltFrom }: PressureThresholds): PressureLevel {
  return value >= haltFrom ? 'halted' : value >= throttleFrom ? 'throttled' : 'normal';
}

function explain(
  resource: ResourceName,
  value: number,
  { from, to, bounds }: { from: PressureLevel; to: PressureLevel; bounds: PressureThresholds },
): string {
  const shown = Number(value.toFixed(2));
  if (rank[to] < rank[from]) return `${resource} is ${shown} again; ${from} becomes ${to}.`;
  const bound = to === 'halted' ? bounds.haltFrom : bounds.throttleFrom;
  return `${resource} is ${shown}, from ${bound} on it is ${to}.`;
}
