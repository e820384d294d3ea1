import { setup } from 'xstate';
import { z } from 'zod';
import {
  defineChart,
  effect,
  type HaltTreeInput,
  type SampleResourcesInput,
  type SampleResourcesOutput,
  type TaskFact,
} from '#core';
import { noPressure, type Pressure, type PressureLevel } from '#rules';
import { actionsOver, change, type Draft, send } from './task/draft.ts';

const monitorInput = z.object({
  /** Id of the node that is watched. */
  node: z.string().min(1),
  crew: z.string().min(1).default('crew/main'),
  everyMs: z.int().min(100).default(5_000),
});

interface MonitorContext {
  readonly node: string;
  readonly crew: string;
  readonly everyMs: number;
  readonly pressure: Pressure;
  /** Milliseconds since the Unix epoch. */
  readonly since: number;
  /** Trees that were stopped because they ran away. */
  readonly halted: number;
}

/** The pressure on the node has changed; `halting` is what gets worse or better, in one sentence each. */
interface Assessed {
  readonly type: 'monitor.assessed';
  readonly pressure: Pressure;
  readonly alerts: readonly { readonly resource: string; readonly to: PressureLevel; readonly why: string }[];
}

interface RanAway {
  readonly type: 'monitor.ranAway';
  readonly root: string;
  readonly perMinute: number;
  readonly most: number;
}

type MonitorEvent = Assessed | RanAway;

const shares: Readonly<Record<PressureLevel, number>> = { normal: 1, throttled: 0.5, halted: 0 };
const levels = { normal: 'info', throttled: 'warning', halted: 'critical' } as const;

const act = actionsOver<MonitorContext, MonitorEvent>();

function take(draft: Draft<MonitorContext>, { pressure, alerts }: Assessed): void {
  const { node, crew, pressure: before } = draft.context;
  for (const { resource, to, why } of alerts) {
    draft.facts.push({
      type: 'safeguard.alerted',
      kind: 'resources',
      level: levels[to],
      subject: `${node}/${resource}`,
      message: why,
      root: null,
      details: { node, resource, level: to },
    });
  }
  change(draft, { pressure });
  if (pressure.level === before.level) return;
  change(draft, { since: draft.turn.at });
  send(draft, crew, { type: 'crew.throttle', share: shares[pressure.level] });
}

function noteRunaway(draft: Draft<MonitorContext>, { root, perMinute, most }: RanAway): void {
  change(draft, { halted: draft.context.halted + 1 });
  draft.facts.push({
    type: 'safeguard.alerted',
    kind: 'runaway',
    level: 'critical',
    subject: root,
    message: whyHalted({ root, perMinute, most }),
    root,
    details: { perMinute, most },
  });
}

function whyHalted({ root, perMinute, most }: Omit<RanAway, 'type'>): string {
  return `The tree '${root}' started ${perMinute} actors within a minute, ${most} are allowed. It was stopped; reset it or discard it.`;
}

function release(draft: Draft<MonitorContext>): void {
  if (draft.context.pressure.level !== 'normal')
    send(draft, draft.context.crew, { type: 'crew.throttle', share: 1 });
}

function levelOf(event: MonitorEvent): PressureLevel {
  return event.type === 'monitor.assessed' ? event.pressure.level : 'normal';
}

const machine = setup({
  types: {
    context: {} as MonitorContext,
    events: {} as MonitorEvent,
    input: {} as z.input<typeof monitorInput>,
    emitted: {} as TaskFact,
  },
  actors: { sampleResources: effect<SampleResourcesInput, SampleResourcesOutput>() },
  delays: { rest: 10_000 },
  guards: {
    isNormal: ({ event }) => levelOf(event) === 'normal',
    isThrottled: ({ event }) => levelOf(event) === 'throttled',
  },
  actions: {
    begin: act((draft) => change(draft, { since: draft.turn.at })),
    take: act(take),
    noteRunaway: act(noteRunaway),
    release: act(release),
    haltTree: (_, _params: HaltTreeInput) => {},
  },
}).createMachine({
  id: 'resource-monitor',
  context: ({ input }) => ({
    ...monitorInput.parse(input),
    pressure: noPressure,
    since: 0,
    halted: 0,
  }),
  initial: 'watching',
  entry: 'begin',
  states: {
    watching: {
      initial: 'normal',
      invoke: {
        src: 'sampleResources',
        id: 'sampleResources',
        input: ({ context: { node, pressure, everyMs } }) => ({ node, pressure, everyMs }),
        // The node is gone, and another one has taken over its actors.
        onDone: { target: 'ended', actions: 'release' },
        onError: 'resting',
      },
      on: {
        'monitor.assessed': [
          { guard: 'isNormal', target: '.normal', actions: 'take' },
          { guard: 'isThrottled', target: '.throttled', actions: 'take' },
          { target: '.halted', actions: 'take' },
        ],
        'monitor.ranAway': {
          actions: [
            'noteRunaway',
            {
              type: 'haltTree',
              params: ({ event }) => ({ root: event.root, reason: whyHalted(event) }),
            },
          ],
        },
      },
      states: {
        normal: {},
        throttled: {},
        halted: {},
        last: { type: 'history' },
      },
    },
    resting: { after: { rest: 'watching.last' } },
    ended: { type: 'final' },
  },
});

/** Watches one node: under pressure the crew gets less of it, or nothing; a tree that runs away is stopped. */
export default defineChart({
  machine,
  description:
    'Watches the load of a node, throttles the crew under pressure, and stops trees that run away.',
  input: monitorInput,
  events: {},
});
