import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly quick: boolean;
  /** Ids of the sections to run; null: all. */
  readonly only: readonly string[] | null;
  /** Path of the JSON file. */
  readonly out: string;
  readonly seconds: number;
  readonly rounds: number;
}

export const usage = `npm run bench -- [options]

  --quick            shorter measurements (0.4 s, 3 rounds)
  --only <ids>       sections, separated by commas
  --seconds <n>      length of one measurement, default 1
  --rounds <n>       measurements of each variant, default 7
  --out <file>       where the JSON goes, default coverage/bench.json
  --help

PostgreSQL is the server that DATABASE_URL names (a database of its own is made and dropped there), else an embedded one.`;

/** Null when the person asked for help. Throws a TypeError that says what is wrong. */
export function parseBenchOptions(argv: readonly string[], sections: readonly string[]): BenchOptions | null {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      out: { type: 'string', default: 'coverage/bench.json' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const only = values.only?.split(',').map((id) => id.trim()) ?? null;
  for (const id of only ?? [])
    if (!sections.includes(id))
      throw new TypeError(`--only does not know '${id}'; the sections are ${sections.join(', ')}`);
  return {
    quick: values.quick,
    only,
    out: values.out,
    seconds: positive('seconds', values.seconds, values.quick ? 0.4 : 1),
    rounds: Math.ceil(positive('rounds', values.rounds, values.quick ? 3 : 7)),
  };
}

function positive(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!(value > 0)) throw new TypeError(`--${name} takes a number above 0, not '${text}'`);
  return value;
}
