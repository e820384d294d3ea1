import { describe, expect, it } from 'vitest';
import type { LaunchInput, PlainError } from '#core';
import { type EffectScript, Simulation } from '#testing';
import eventBus from '../../machines/event-bus.ts';
import schedule from '../../machines/schedule.ts';

const hour = 3_600_000;

interface Request {
  readonly timing?: (start: number) => object;
  readonly misfire?: object;
  readonly overlap?: string;
  readonly action?: object;
  readonly seed?: number;
  readonly restarts?: boolean;
  /** How long what it starts goes on. */
  readonly lastsMs?: number;
  readonly launch?: () => EffectScript;
}

function begin(request: Request) {
  const { timing = (anchor) => ({ everyMs: 60_000, anchor }), lastsMs = 1_000, launch, ...more } = request;
  const { misfire, overlap, action, ...rest } = more;
  const simulation = new Simulation({
    charts: [eventBus, schedule],
    effects: ({ source, input }) => {
      if (source === 'follow')
        return { result: { succeeded: true, status: 'completed' }, latencyMs: lastsMs };
      const { id } = input as LaunchInput;
      return launch?.() ?? { result: { address: `task/${id}` }, latencyMs: 5 };
    },
    ...rest,
  });
  simulation.start('event-bus', {}, 'main');
  const start = simulation.now;
  const address = simulation.start('schedule', {
    name: 'test',
    timing: timing(start),
    ...(misfire && { misfire }),
    ...(overlap && { overlap }),
    action: action ?? { kind: 'task', description: 'Look around at {{at}}' },
  });
  return { simulation, address, start };
}

type Begun = ReturnType<typeof begin>;

const firesOf = ({ simulation, start }: Begun) =>
  simulation
    .factsOf('schedule.fired')
    .map((fact) => [(Number(fact['fireAt']) - start) / 60_000, fact['status']]);

const lastStatusOf = ({ simulation }: Begun, key: unknown) =>
  simulation.factsOf('schedule.runChanged').findLast((fact) => fact['key'] === key)?.['status'];

const calm = ({ simulation }: Begun) => expect(simulation.defects).toEqual([]);

describe('a schedule', () => {
  it.each([1, 2, 3])('starts its work once for each of its times (seed %i)', (seed) => {
    const begun = begin({ seed, restarts: seed === 3 });
    begun.simulation.run({ forMs: 5 * 60_000 + 10_000 });
    calm(begun);
    expect(firesOf(begun)).toEqual([1, 2, 3, 4, 5].map((minute) => [minute, 'launching']));
    const launches = begun.simulation.calls.filter(({ source }) => source === 'launch');
    expect(launches.map(({ input }) => (input as LaunchInput).what)).toMatchObject(
      [1, 2, 3, 4, 5].map((minute) => ({
        description: `Look around at ${new Date(begun.start + minute * 60_000).toISOString()}`,
      })),
    );
    expect(new Set(launches.map(({ input }) => (input as LaunchInput).id)).size).toBe(5);
    for (const fact of begun.simulation.factsOf('schedule.fired')) {
      expect(lastStatusOf(begun, fact['key'])).toBe('completed');
    }
  });

  it('goes by the clock of its time zone', () => {
    const begun = begin({ timing: () => ({ cron: '0 9 * * *', timeZone: 'Asia/Kolkata' }) });
    begun.simulation.run({ forMs: 3 * 24 * hour });
    calm(begun);
    const times = begun.simulation
      .factsOf('schedule.fired')
      .map(({ fireAt }) => new Date(Number(fireAt)).toISOString());
    expect(times.map((time) => time.slice(11))).toEqual(Array(3).fill('03:30:00.000Z'));
  });

  it.each([
    [{ kind: 'fireOnce' }, [1, 62]],
    [{ kind: 'skip', graceMs: 1_000 }, [1]],
    [{ kind: 'fireAll' }, Array.from({ length: 62 }, (_, index) => index + 1)],
    [{ kind: 'fireAll', most: 3 }, [1, 60, 61, 62]],
  ])('that nothing ran for an hour goes on as %j says', (misfire, minutes) => {
    const begun = begin({ misfire, overlap: 'allow' });
    begun.simulation.run({ forMs: 90_000 });
    // The process is down for an hour: what was armed fires late, and all at once.
    begun.simulation.now += hour + 59_000;
    begun.simulation.run({ forMs: 1_000 });
    calm(begun);
    expect(firesOf(begun).map(([minute]) => minute)).toEqual(minutes);
    begun.simulation.run({ forMs: 60_000 });
    expect(firesOf(begun).at(-1)?.[0]).toBe(63);
  });

  it.each([
    ['skip', ['launching', 'skipped', 'skipped', 'launching']],
    ['queue', ['launching', 'queued', 'queued', 'queued']],
    ['allow', ['launching', 'launching', 'launching', 'launching']],
  ])('whose runs last longer than its interval, with overlap %s', (overlap, expected) => {
    const begun = begin({ overlap, lastsMs: 150_000, misfire: { kind: 'fireAll' } });
    begun.simulation.run({ forMs: 4 * 60_000 + 1_000 });
    calm(begun);
    expect(firesOf(begun).map(([, status]) => status)).toEqual(expected);
  });

  it('begins what was queued one after the other, and none twice', () => {
    const begun = begin({
      overlap: 'queue',
      lastsMs: 150_000,
      timing: (anchor) => ({ everyMs: 60_000, anchor, until: anchor + 4 * 60_000 }),
    });
    begun.simulation.run({ forMs: hour });
    calm(begun);
    const keys = begun.simulation.factsOf('schedule.fired').map(({ key }) => key);
    expect(keys).toHaveLength(4);
    expect(keys.map((key) => lastStatusOf(begun, key))).toEqual(Array(4).fill('completed'));
    expect(begun.simulation.calls.filter(({ source }) => source === 'launch')).toHaveLength(4);
    expect(begun.simulation.actor(begun.address).status).toBe('done');
  });

  it('begins nothing while it is paused, and makes up for nothing afterwards', () => {
    const begun = begin({});
    const { simulation, address } = begun;
    simulation.run({ forMs: 90_000 });
    simulation.send(address, { type: 'schedule.pause' });
    simulation.run({ forMs: hour });
    simulation.send(address, { type: 'schedule.runNow' });
    simulation.run({ forMs: 1_000 });
    expect(simulation.factsOf('schedule.fired').map(({ manual }) => manual)).toEqual([false, true]);
    simulation.send(address, { type: 'schedule.resume' });
    simulation.run({ forMs: 60_000 });
    calm(begun);
    expect(simulation.factsOf('schedule.fired').map(({ manual }) => manual)).toEqual([false, true, false]);
  });

  it('that is edited keeps its runs, and goes by the new terms from then on', () => {
    const begun = begin({});
    const { simulation, address, start } = begun;
    simulation.run({ forMs: 130_000 });
    expect(firesOf(begun).map(([minute]) => minute)).toEqual([1, 2]);
    simulation.send(address, {
      type: 'schedule.edit',
      timing: { everyMs: 600_000, anchor: start },
      action: { kind: 'publish', topic: 'clock.tick', payload: null },
    });
    simulation.run({ forMs: 20 * 60_000 });
    calm(begun);
    expect(firesOf(begun)).toEqual([
      [1, 'launching'],
      [2, 'launching'],
      [10, 'published'],
      [20, 'published'],
    ]);
    expect(simulation.factsOf('schedule.changed').at(-1)).toMatchObject({ fired: 4, status: 'waiting' });
    expect(simulation.factsOf('schedule.edited')).toMatchObject([
      {
        fields: 'timing, action',
        before: { timing: { everyMs: 60_000 } },
        after: { timing: { everyMs: 600_000 } },
      },
    ]);
  });

  it.each([
    [{ kind: 'fireOnce' }, [1, 62, 63]],
    [{ kind: 'skip', graceMs: 1_000 }, [1, 63]],
    [{ kind: 'fireAll', most: 3 }, [1, 60, 61, 62, 63]],
  ])('that is edited after an hour in which nothing ran makes up for it as %j said', (misfire, minutes) => {
    const begun = begin({ misfire, overlap: 'allow' });
    const { simulation, address } = begun;
    simulation.run({ forMs: 90_000 });
    simulation.now += hour + 59_000;
    // It arrives before the delay that fires late.
    simulation.send(address, { type: 'schedule.edit', misfire: { kind: 'fireAll' }, name: 'other' });
    simulation.run({ forMs: 60_000 });
    calm(begun);
    expect(firesOf(begun).map(([minute]) => minute)).toEqual(minutes);
  });

  it('that is edited while it is paused stays so, and an edit can give times to one that has none left', () => {
    const begun = begin({ timing: (start) => ({ at: start + 5_000 }), lastsMs: 5 * 60_000 });
    const { simulation, address, start } = begun;
    simulation.run({ forMs: 10_000 });
    simulation.send(address, { type: 'schedule.edit', timing: { at: start + 15_000 } });
    simulation.run({ forMs: 1_000 });
    simulation.send(address, { type: 'schedule.pause' });
    simulation.run({ forMs: 10_000 });
    simulation.send(address, { type: 'schedule.edit', timing: { at: start + 60_000 }, overlap: 'allow' });
    simulation.run({ forMs: 1_000 });
    expect(simulation.factsOf('schedule.changed').at(-1)).toMatchObject({ status: 'paused', nextAt: null });
    simulation.send(address, { type: 'schedule.resume' });
    simulation.run({ forMs: 60_000 });
    calm(begun);
    expect(simulation.factsOf('schedule.fired').map(({ fireAt }) => Number(fireAt) - start)).toEqual([
      5_000, 60_000,
    ]);
  });

  it('ends after its only time, and once what it started has ended', () => {
    const begun = begin({ timing: (start) => ({ at: start + 5_000 }), lastsMs: 60_000 });
    begun.simulation.run({ forMs: 10_000 });
    expect(begun.simulation.factsOf('schedule.changed').at(-1)?.['status']).toBe('finishing');
    begun.simulation.run({ forMs: hour });
    calm(begun);
    expect(begun.simulation.factsOf('schedule.changed').at(-1)?.['status']).toBe('ended');
    expect(begun.simulation.actor(begun.address).status).toBe('done');
  });

  it('shows what could not be started, and goes on', () => {
    const error: PlainError = { name: 'Error', message: 'too short', code: 'task.invalidDescription' };
    const begun = begin({ launch: () => ({ error }) });
    begun.simulation.run({ forMs: 130_000 });
    calm(begun);
    expect(
      begun.simulation.factsOf('schedule.runChanged').map((fact) => [fact['status'], fact['error']]),
    ).toEqual(Array(2).fill(['failed', { code: 'task.invalidDescription', message: 'too short' }]));
  });

  it('publishes on the bus, as the first link of a chain', () => {
    const begun = begin({
      action: { kind: 'publish', topic: 'clock.{{schedule}}', payload: { at: '{{at}}' } },
    });
    begun.simulation.run({ forMs: 61_000 });
    calm(begun);
    const [fire] = begun.simulation.factsOf('schedule.fired');
    expect(begun.simulation.factsOf('bus.published')).toMatchObject([
      { topic: 'clock.test', publisher: begun.address, cause: fire?.['key'], root: fire?.['key'], depth: 1 },
    ]);
  });
});
