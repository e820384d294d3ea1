import type { Writable } from 'node:stream';
import type { Screen } from './screen.ts';

/** One event a line, nothing else. */
export function jsonScreen(stdout: Writable): Screen {
  return {
    show: (event) => void stdout.write(`${JSON.stringify(event)}\n`),
    hold: () => () => undefined,
    pausing: () => undefined,
    close: () => undefined,
  };
}
