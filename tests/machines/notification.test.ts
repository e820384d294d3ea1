import { describe, expect, it } from 'vitest';
import type { ActorEvent, AwaitNoticesOutput, DeliverNoticeOutput } from '#core';
import { type EffectScript, Simulation, walkChart } from '#testing';
import herald from '../../machines/herald.ts';
import notification from '../../machines/notification.ts';

const input = { channel: 'ops', kind: 'question', subject: 'conversation/1/question:4', detail: '' };
const done = (child: string, output: unknown): ActorEvent => ({
  type: 'statehouse.child.done',
  child,
  output,
});
const failed = (child: string): ActorEvent => ({
  type: 'statehouse.child.failed',
  child,
  error: { name: 'Error', message: 'no' },
});
const no = (mayRetry: boolean): DeliverNoticeOutput => ({
  outcome: 'failed',
  error: 'it answered 503',
  mayRetry,
});

/** One delivery, whose tries have these outcomes in turn; the last one repeats. */
function deliver(...outcomes: readonly DeliverNoticeOutput[]) {
  let tries = 0;
  const simulation = new Simulation({
    charts: [notification],
    effects: () => {
      tries += 1;
      return { result: outcomes[Math.min(tries, outcomes.length) - 1] };
    },
  });
  const address = simulation.start('notification', input);
  return { simulation, address, tries: () => tries };
}

const statusesOf = (simulation: Simulation) =>
  simulation.factsOf('notification.changed').map(({ status }) => status);

describe('a notification', () => {
  it('is delivered once', () => {
    const { simulation, address, tries } = deliver({ outcome: 'delivered' });
    simulation.run();
    expect(simulation.factsOf('notification.queued')).toMatchObject([{ ...input, notification: address }]);
    expect(simulation.factsOf('notification.changed')).toMatchObject([
      { status: 'delivered', tries: 1, error: null },
    ]);
    expect([tries(), simulation.actor(address).status]).toEqual([1, 'done']);
  });

  it('is tried again, with longer and longer waits, until the channel takes it', () => {
    const { simulation } = deliver(no(true), no(true), no(true), { outcome: 'delivered' });
    simulation.run();
    expect(statusesOf(simulation)).toEqual(['retrying', 'retrying', 'retrying', 'delivered']);
    expect(simulation.factsOf('notification.changed')[0]).toMatchObject({
      tries: 1,
      error: 'it answered 503',
    });
    const times = simulation.facts.map(({ at }) => at);
    const waits = times.slice(2).map((at, index) => at - (times[index + 1] ?? 0));
    // At least half of the first bound, at most that and each doubled bound.
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(5_000);
      expect(wait).toBeLessThanOrEqual(5_100 + 10_000 * 2 ** index);
    }
  });

  it('is dead after six tries, and goes out when a person sends it again', () => {
    let works = false;
    const simulation = new Simulation({
      charts: [notification],
      effects: (): EffectScript =>
        works ? { result: { outcome: 'delivered' } } : { error: { name: 'Error', message: 'no' } },
    });
    const address = simulation.start('notification', input);
    simulation.run({ forMs: 24 * 3_600_000 });
    expect(statusesOf(simulation)).toEqual([...Array<string>(5).fill('retrying'), 'dead']);
    works = true;
    simulation.send(address, { type: 'notification.retry' });
    simulation.run({ forMs: 60_000 });
    expect(simulation.factsOf('notification.changed').at(-1)).toMatchObject({
      status: 'delivered',
      tries: 1,
    });
  });

  it('is dead at once when the channel refuses it for good', () => {
    const { simulation, tries } = deliver(no(false));
    simulation.run({ forMs: 24 * 3_600_000 });
    expect([tries(), statusesOf(simulation)]).toEqual([1, ['dead']]);
  });

  it('that waits goes out at once when a person wants it to', () => {
    const { simulation, address } = deliver(no(true), { outcome: 'delivered' });
    simulation.run({ until: () => statusesOf(simulation).includes('retrying') });
    const before = simulation.now;
    simulation.send(address, { type: 'notification.retry' });
    simulation.run({ forMs: 1_000 });
    expect(statusesOf(simulation)).toEqual(['retrying', 'delivered']);
    expect(simulation.facts.at(-1)?.at).toBeLessThan(before + 1_000);
  });

  it('is dropped when there is nothing to tell any more', () => {
    const { simulation } = deliver({ outcome: 'dropped', reason: 'answered' });
    simulation.run();
    expect(simulation.factsOf('notification.changed')).toMatchObject([
      { status: 'dropped', error: 'answered' },
    ]);
  });

  it('goes on after a crash at any event as if nothing had happened', () => {
    const walk = walkChart({
      chart: notification,
      input,
      events: [
        done('deliver', { outcome: 'delivered' }),
        done('deliver', { outcome: 'dropped', reason: 'answered' }),
        done('deliver', no(true)),
        done('deliver', no(false)),
        failed('deliver'),
        { type: 'notification.retry' },
        { type: 'xstate.after.wait.notification.waiting' },
        { type: 'xstate.after.keep.notification.dead' },
      ],
    });
    expect(walk.differences).toEqual([]);
    expect(walk.missed).toEqual([]);
  });
});

describe('the herald', () => {
  const notice = { kind: 'question' as const, subject: 'conversation/1/question:4', detail: '' };

  it('starts one delivery for each notice and channel, and reads on behind it', () => {
    const found: AwaitNoticesOutput[] = [
      { position: 7, notices: [{ ...notice, channels: ['ops', 'mail'] }] },
      { position: 2_007, notices: [] },
      {
        position: 2_010,
        notices: [
          { ...notice, channels: ['ops'] },
          { ...notice, channels: ['ops'] },
        ],
      },
    ];
    const asked: number[] = [];
    const simulation = new Simulation({
      charts: [herald, notification],
      restarts: true,
      effects: ({ source, input: given }) => {
        if (source === 'deliverNotice') return { result: { outcome: 'delivered' } };
        asked.push((given as { after: number }).after);
        const next = found.shift();
        return next ? { result: next } : {};
      },
    });
    simulation.start('herald', { after: 3 }, 'main');
    simulation.run();
    expect(asked).toEqual([3, 7, 2_007, 2_010]);
    const queued = simulation.factsOf('notification.queued');
    expect(queued.map(({ channel }) => channel).toSorted()).toEqual(['mail', 'ops', 'ops', 'ops']);
    expect(new Set(queued.map(({ notification: id }) => id)).size).toBe(4);
    expect(statusesOf(simulation)).toEqual(Array(4).fill('delivered'));
    expect(simulation.defects).toEqual([]);
  });

  it('rests a while when it cannot read, and goes on', () => {
    let tries = 0;
    const simulation = new Simulation({
      charts: [herald, notification],
      effects: () => {
        tries += 1;
        return tries === 1 ? { error: { name: 'Error', message: 'no' } } : {};
      },
    });
    simulation.start('herald', { after: 0 }, 'main');
    simulation.run({ forMs: 60_000 });
    expect([tries, simulation.state('herald/main')]).toEqual([2, 'watching']);
  });

  it('goes on after a crash at any event as if nothing had happened', () => {
    const walk = walkChart({
      chart: herald,
      input: { after: 0 },
      events: [
        done('await', { position: 7, notices: [{ ...notice, channels: ['ops'] }] }),
        done('await', { position: 2_007, notices: [] }),
        failed('await'),
        failed('ops-7-0'),
        { type: 'xstate.after.rest.herald.resting' },
      ],
    });
    expect(walk.differences).toEqual([]);
    expect(walk.missed).toEqual([]);
  });
});
