import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '#core';
import { CheckWorker, type CheckWorkerOptions, describeValidations, parseValidation } from '#domain';
import { validate } from '../describe-strategy.ts';

let worker: CheckWorker | null = null;
const open = (options: Partial<CheckWorkerOptions> = {}): CheckWorker => {
  worker = new CheckWorker({ clock: systemClock, ...options });
  return worker;
};

afterEach(async () => {
  await worker?.close();
  worker = null;
});

/** Valid schemas whose validation takes time that doubles with each level: 2^40 steps. */
const levels = Array.from({ length: 40 }, (_, index) => [
  `l${index + 1}`,
  { allOf: [{ $ref: `#/$defs/l${index}` }, { $ref: `#/$defs/l${index}` }] },
]);
const endless = {
  strategy: 'jsonSchema',
  params: {
    schema: { $ref: '#/$defs/l40', $defs: { l0: { type: 'number' }, ...Object.fromEntries(levels) } },
  },
};

describe('the thread for checks', () => {
  test('says of every example what a check in place says', async () => {
    const { check } = open();
    for (const { strategy, kind, good, bad } of describeValidations()) {
      if (kind !== 'pure') continue;
      for (const { params, output } of [good, bad]) {
        const here = await validate({ strategy, params }, output);
        const there = await validate({ strategy, params }, output, { checkPure: check });
        expect({ ...there, durationMs: 0 }).toEqual({ ...here, durationMs: 0 });
      }
    }
  }, 60_000);

  test('ends a check that takes too long, leaves it undecided, and goes on with the next', async () => {
    const { check } = open({ timeLimitMs: 1_000 });
    const jobs = [endless, { strategy: 'json' }].map((spec) => validate(spec, '1', { checkPure: check }));
    const [stuck, next] = await Promise.all(jobs);
    expect(stuck).toMatchObject({
      passed: false,
      findings: [{ undecided: true, message: expect.stringMatching(/longer than 1 s/) }],
    });
    expect(next?.passed).toBe(true);
  });

  test('leaves this thread free meanwhile', async () => {
    const { check } = open({ timeLimitMs: 1_000 });
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 20);
    await validate(endless, '1', { checkPure: check });
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(20);
  });

  test('leaves undecided what takes more memory than it may, and goes on', async () => {
    const { check } = open({ memoryMb: 64 });
    const wide = `[${'{},'.repeat(330_000)}{}]`;
    const spec = { strategy: 'openApi' };
    expect(await validate(spec, wide, { checkPure: check })).toMatchObject({
      passed: false,
      findings: [{ undecided: true, message: expect.stringMatching(/too much memory/) }],
    });
    expect((await validate({ strategy: 'json' }, '1', { checkPure: check })).passed).toBe(true);
  });

  test('starts anew after it has been idle', async () => {
    const { check } = open({ idleMs: 1 });
    for (let round = 0; round < 3; round += 1) {
      expect((await check(parseValidation({ strategy: 'json' }), '1', false)).problems).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  });

  test('rejects what waits when it is closed, and everything afterwards', async () => {
    const { check, ...rest } = open({ timeLimitMs: 60_000 });
    void rest;
    const spec = parseValidation(endless);
    const waiting = [check(spec, 1, false), check(spec, 1, false)].map((job) =>
      job.catch((error) => error.code),
    );
    await worker?.close();
    expect(await Promise.all(waiting)).toEqual(['validation.closed', 'validation.closed']);
    await expect(check(spec, 1, false)).rejects.toMatchObject({ code: 'validation.closed' });
  });
});
