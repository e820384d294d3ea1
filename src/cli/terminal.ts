import type { Readable, Writable } from 'node:stream';

/** Where a command reads and writes. Tests hand in streams of their own. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** A person can be asked: both ends are terminals. */
  readonly interactive: boolean;
  /** The output may be redrawn in place. */
  readonly live: boolean;
  readonly color: boolean;
  /** Present width in columns; 80 when it is not a terminal. */
  columns(): number;
  /** Present height in rows; 24 when it is not a terminal. */
  rows(): number;
}

interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number };
  readonly stderr: Writable;
}

/** `NO_COLOR` (https://no-color.org) wins over `FORCE_COLOR`; `TERM=dumb` forbids redrawing and colour. */
export function createTerminal(
  streams: Streams,
  environment: Readonly<Record<string, string | undefined>>,
): Terminal {
  const { stdin, stdout, stderr } = streams;
  const capable = stdout.isTTY === true && environment['TERM'] !== 'dumb';
  const forced = Boolean(environment['FORCE_COLOR']) && environment['FORCE_COLOR'] !== '0';
  return {
    stdin,
    stdout,
    stderr,
    interactive: stdin.isTTY === true && stdout.isTTY === true,
    live: capable,
    color: !environment['NO_COLOR'] && (capable || forced),
    columns: () => stdout.columns || 80,
    rows: () => stdout.rows || 24,
  };
}
