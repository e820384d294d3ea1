import type { BenchContext, BenchSection, SectionReport } from './bench-section.ts';
import { type LoopResult, median } from './closed-loop.ts';
import { openDurableTurns } from './durable-turns.ts';
import { openOrmTurns } from './orm-turns.ts';
import { openRawCeiling } from './raw-ceiling.ts';
import { formatCount, formatMs, formatShare } from './table.ts';
import { readTurnRows } from './turn-rows.ts';

/** Least share of the raw ceiling, by actors at once. */
const goals: ReadonlyMap<number, number> = new Map([
  [1, 0.5],
  [16, 0.25],
  [64, 0.2],
]);
const snapshotBytes = 1_000;
const warmUpSeconds = 0.2;

interface Variant {
  readonly name: 'raw' | 'runtime' | 'orm';
  run(actors: number, seconds: number): Promise<LoopResult>;
}

interface Measured extends LoopResult {
  readonly nodeCpuUs: number;
}

export const turnsSection: BenchSection = {
  id: 'turns',
  title: 'Durable turns a second',
  async run(context) {
    const actors = Math.max(...goals.keys());
    const place = await context.server.createDatabase('turns');
    const runtime = await openDurableTurns({ place, actors, snapshotBytes });
    await runtime.run(actors, warmUpSeconds);
    const rows = await readTurnRows(place.database.pool);
    const raw = await openRawCeiling({
      place: await context.server.createDatabase('ceiling'),
      actors,
      rows,
    });
    const orm = await openOrmTurns({
      place: await context.server.createDatabase('orm'),
      actors,
      snapshotBytes,
    });
    const variants: readonly Variant[] = [
      { name: 'raw', run: raw.run },
      { name: 'runtime', run: runtime.run },
      { name: 'orm', run: orm.run },
    ];
    const levels = [];
    for (const level of goals.keys()) levels.push(await measureLevel(context, variants, level));
    await raw.close();
    await runtime.close();
    const { snapshot } = rows.actor;
    const { event, facts } = rows.journal;
    const sizes = { snapshot: snapshot?.length ?? 0, event: event?.length ?? 0, facts: facts?.length ?? 0 };
    return report(levels, sizes);
  },
};

async function measureLevel(context: BenchContext, variants: readonly Variant[], actors: number) {
  const results = new Map<Variant['name'], Measured[]>(variants.map(({ name }) => [name, []]));
  for (let round = 1; round <= context.rounds; round += 1) {
    context.say(`${actors} actors, round ${round} of ${context.rounds}`);
    for (const { name, run } of variants) {
      await run(actors, warmUpSeconds);
      const before = process.cpuUsage();
      const result = await run(actors, context.seconds);
      const { user, system } = process.cpuUsage(before);
      results.get(name)?.push({ ...result, nodeCpuUs: (user + system) / result.turns });
    }
  }
  const summary = (name: Variant['name']) => {
    const all = results.get(name) ?? [];
    const middle = (pick: (one: Measured) => number) => median(all.map(pick));
    return {
      perSecond: middle(({ perSecond }) => perSecond),
      p50Ms: middle(({ p50Ms }) => p50Ms),
      p99Ms: middle(({ p99Ms }) => p99Ms),
      nodeCpuUs: middle(({ nodeCpuUs }) => nodeCpuUs),
      rounds: all.map(({ perSecond }) => Math.round(perSecond)),
    };
  };
  const shares = (results.get('runtime') ?? []).map(
    ({ perSecond }, round) => perSecond / (results.get('raw')?.[round]?.perSecond ?? Number.NaN),
  );
  return {
    actors,
    raw: summary('raw'),
    runtime: summary('runtime'),
    orm: summary('orm'),
    /** Median of the shares of each round, so that a busy moment of the machine meets both sides. */
    share: median(shares),
    goal: goals.get(actors) ?? 0,
  };
}

function report(
  levels: readonly Awaited<ReturnType<typeof measureLevel>>[],
  sizes: { readonly snapshot: number; readonly event: number; readonly facts: number },
): SectionReport {
  const rows = levels.flatMap(({ actors, raw, runtime, orm, share, goal }) => {
    const row = (name: string, { perSecond, p50Ms, p99Ms, nodeCpuUs }: typeof raw, ofCeiling: number) => [
      name,
      String(actors),
      formatCount(perSecond),
      formatMs(p50Ms),
      formatMs(p99Ms),
      formatCount(nodeCpuUs),
      formatShare(ofCeiling),
      name === 'runtime' ? `${formatShare(goal)} ${share >= goal ? 'reached' : 'missed'}` : '',
    ];
    return [
      row('raw ceiling', raw, 1),
      row('runtime', runtime, share),
      row('ORM unit of work', orm, orm.perSecond / raw.perSecond),
    ];
  });
  return {
    columns: ['', 'actors', 'turns/s', 'p50 ms', 'p99 ms', 'Node µs', 'of ceiling', 'goal'],
    rows,
    notes: [
      `Each actor has one turn outstanding. A turn writes ${sizes.snapshot} bytes of snapshot, ${sizes.event} of event, ${sizes.facts} of facts.`,
      'Raw ceiling: the same rows, ready-made, by plain pg in one prepared statement for each batch, one batch in flight.',
    ],
    data: { sizes, levels },
  };
}
