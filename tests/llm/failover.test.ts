import { describe, expect, it } from 'vitest';
import type { Clock } from '#core';
import { contextFor, gatewayOver, HELLO, providerAt, scripted } from './gateway-harness.ts';

/** A clock whose time the test moves; timers run at once or when their time comes. */
function handClock(): Clock & { advance(ms: number): void } {
  let now = 1_000_000;
  const timers = new Set<{ readonly due: number; readonly run: () => void }>();
  return {
    now: () => now,
    schedule(delayMs, run) {
      const timer = { due: now + delayMs, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      now += ms;
      for (const timer of [...timers].filter(({ due }) => due <= now)) {
        timers.delete(timer);
        timer.run();
      }
    },
  };
}

describe('failover', () => {
  it('asks the providers in the configured order', async () => {
    const first = await scripted(() => ({ kind: 'status', status: 500 }));
    const second = await scripted(() => ({ kind: 'status', status: 401 }));
    const third = await scripted(() => 'third');
    const { gateway, log } = gatewayOver([
      providerAt(first, { name: 'a' }),
      providerAt(second, { name: 'b' }),
      providerAt(third, { name: 'c' }),
    ]);
    const reply = await gateway.call(HELLO, contextFor('k'));
    expect(reply).toMatchObject({ text: 'third', provider: 'c' });
    expect(log.starts.map(({ provider }) => provider)).toEqual(['a', 'a', 'a', 'b', 'c']);
  });

  it('leaves a provider that asks for a long rest alone', async () => {
    const limited = await scripted(() => ({ kind: 'status', status: 429, retryAfter: 3600 }));
    const other = await scripted(() => 'other');
    const { gateway } = gatewayOver([providerAt(limited), providerAt(other, { name: 'second' })]);
    for (const key of ['a', 'b', 'c']) await gateway.call(HELLO, contextFor(key));
    expect(limited.calls).toHaveLength(1);
    expect(other.calls).toHaveLength(3);
  });

  it('waits as long as Retry-After says, with jitter on top', async () => {
    const waits: number[] = [];
    const clock: Clock = {
      now: () => 0,
      schedule(delayMs, run) {
        if (delayMs === 2_002) {
          waits.push(delayMs);
          queueMicrotask(run);
        }
        return () => {};
      },
    };
    const server = await scripted((_, { number }) =>
      number === 1 ? { kind: 'status', status: 429, retryAfter: 2 } : 'now',
    );
    // The frozen clock would wait for the rest again: only the wait itself is under test.
    const { gateway } = gatewayOver([providerAt(server)], {
      clock,
      retry: { baseMs: 4, maxMs: 4, tries: 2 },
    });
    const controller = new AbortController();
    const call = gateway.call(HELLO, contextFor('k', { signal: controller.signal }));
    await expect.poll(() => waits).toEqual([2_002]);
    controller.abort(new Error('seen enough'));
    await expect(call).rejects.toThrow('seen enough');
  });
});

describe('the circuit of a provider', () => {
  const circuit = { failures: 3, openMs: 10_000 };
  const retry = { tries: 1 };

  it('opens after failures in a row, then lets one trial through', async () => {
    const clock = handClock();
    let healthy = false;
    const server = await scripted(() => (healthy ? 'well again' : { kind: 'status', status: 500 }));
    const { gateway } = gatewayOver([providerAt(server)], { clock, circuit, retry });
    const status = () => gateway.providers()[0];
    for (const key of ['a', 'b', 'c']) await expect(gateway.call(HELLO, contextFor(key))).rejects.toThrow();
    expect(status()).toMatchObject({ circuit: 'open', consecutiveFailures: 3 });

    await expect(gateway.call(HELLO, contextFor('d'))).rejects.toMatchObject({
      code: 'model.allProvidersDown',
      retryAfterMs: 10_000,
    });
    expect(server.calls).toHaveLength(3);

    clock.advance(10_000);
    expect(status()?.circuit).toBe('halfOpen');
    await expect(gateway.call(HELLO, contextFor('e'))).rejects.toThrow();
    expect(status()).toMatchObject({ circuit: 'open', consecutiveFailures: 4 });
    expect(server.calls).toHaveLength(4);

    clock.advance(10_000);
    healthy = true;
    expect((await gateway.call(HELLO, contextFor('f'))).text).toBe('well again');
    expect(status()).toMatchObject({ circuit: 'closed', consecutiveFailures: 0 });
  });

  it('lets only one trial through at a time, and forgets one that was aborted', async () => {
    const clock = handClock();
    const server = await scripted((_, { number }) =>
      number <= 3 ? { kind: 'status', status: 500 } : { kind: 'hang' },
    );
    const { gateway } = gatewayOver([providerAt(server)], { clock, circuit, retry });
    for (const key of ['a', 'b', 'c']) await expect(gateway.call(HELLO, contextFor(key))).rejects.toThrow();
    clock.advance(10_000);
    const controller = new AbortController();
    const trial = gateway.call(HELLO, contextFor('d', { signal: controller.signal }));
    await expect.poll(() => server.calls.length).toBe(4);
    await expect(gateway.call(HELLO, contextFor('e'))).rejects.toMatchObject({
      code: 'model.allProvidersDown',
    });
    expect(server.calls).toHaveLength(4);
    controller.abort(new Error('no longer needed'));
    await expect(trial).rejects.toThrow('no longer needed');
    expect(gateway.providers()[0]).toMatchObject({ circuit: 'halfOpen', consecutiveFailures: 3 });
  });

  it('hands calls to the next provider while it is open', async () => {
    const broken = await scripted(() => ({ kind: 'reset' }));
    const other = await scripted(() => 'other');
    const { gateway } = gatewayOver([providerAt(broken), providerAt(other, { name: 'second' })], {
      circuit,
      retry,
    });
    for (const key of ['a', 'b', 'c', 'd', 'e']) await gateway.call(HELLO, contextFor(key));
    expect(broken.calls).toHaveLength(3);
    expect(other.calls).toHaveLength(5);
  });
});
