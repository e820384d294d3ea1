import { describe, expect, test } from 'vitest';
import type { FaultName, Guarantee } from '#testing';
import { testSeed } from './support/dice.ts';
import { type SimulatedOutcome, simulate } from './support/simulated-run.ts';

/** STATEHOUSE_SIMULATIONS asks for more; STATEHOUSE_TEST_SEED with STATEHOUSE_SIMULATIONS=1 repeats one. */
const runs = Number(process.env['STATEHOUSE_SIMULATIONS'] ?? 200);

function howToRepeat(seed: number, { report, trace }: SimulatedOutcome): string {
  return [
    report.text,
    '',
    `The last of ${trace.length} steps:`,
    ...trace.slice(-40),
    '',
    `Repeat it: STATEHOUSE_TEST_SEED=${seed} STATEHOUSE_SIMULATIONS=1 npm run test:part -- tests/recovery/turn-simulation.test.ts`,
  ].join('\n');
}

describe('the turn engine in simulated time', () => {
  test('breaks no guarantee, whichever await its processes die at and whichever answers are lost', {
    timeout: 600_000 + runs * 1_000,
  }, async () => {
    const first = testSeed();
    let [crashes, acknowledged, staleCommits] = [0, 0, 0];
    for (let run = 0; run < runs; run += 1) {
      const outcome = await simulate({ seed: first + run });
      expect(outcome.report.broken, howToRepeat(first + run, outcome)).toEqual([]);
      crashes += outcome.crashes;
      acknowledged += outcome.report.acknowledged;
      staleCommits += outcome.report.staleCommits;
    }
    // A run in which nothing happens must not pass; what one seed brings is up to the seed.
    if (runs < 100) return;
    expect(crashes).toBeGreaterThan(runs);
    expect(acknowledged).toBeGreaterThan(runs * 20);
    expect(staleCommits).toBeGreaterThan(0);
  });

  test.each([5_000_998, 9_000_002, 9_000_341, 9_001_685, 9_001_940, 1_546_500_830])(
    'keeps the order of mail where an actor moves to another node (seed %i)',
    async (seed) => {
      const { report } = await simulate({ seed });
      expect(report.text).toBe('');
    },
  );

  test('does the same again under the same seed', async () => {
    const [once, again] = [await simulate({ seed: 7 }), await simulate({ seed: 7 })];
    expect(again.trace).toEqual(once.trace);
    expect(again.report).toEqual(once.report);
  });
});

const planted: readonly { readonly fault: FaultName; readonly breaks: Guarantee }[] = [
  { fault: 'timersInMemory', breaks: 'N6' },
  { fault: 'forgetDedupe', breaks: 'N8' },
  { fault: 'doubleDelivery', breaks: 'N11' },
  { fault: 'callsWithoutRow', breaks: 'N5' },
  { fault: 'callsAgain', breaks: 'N5' },
  { fault: 'mailInMemory', breaks: 'N4' },
  { fault: 'lossyFeed', breaks: 'N9' },
  { fault: 'lastWriterWins', breaks: 'N3' },
];

describe('a fault put in on purpose', () => {
  test.each(planted)('$fault breaks $breaks within few seeds', { timeout: 600_000 }, async (wanted) => {
    const found = new Set<Guarantee>();
    for (let seed = 1; seed <= 60 && !found.has(wanted.breaks); seed += 1) {
      const { report } = await simulate({ seed, fault: wanted.fault, restMs: 3_000 });
      for (const guarantee of report.broken) found.add(guarantee);
    }
    expect([...found]).toContain(wanted.breaks);
  });
});
