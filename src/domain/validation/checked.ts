import type { JsonValue } from '#core';

/** One fault of an output: what was found, what was expected, what to do. */
export interface Problem {
  readonly message: string;
  readonly path?: string;
  readonly evidence?: JsonValue;
}

/** What a strategy says of an output. It passes when there are no problems. */
export interface Checked {
  readonly problems: readonly Problem[];
  /** What was found; the message of a passed check. */
  readonly found: string;
  /** From 0 to 1, when the strategy grades. Default: 1 when passed, else 0. */
  readonly score?: number;
  readonly evidence?: JsonValue;
  /** The check could not be made: `problems` says why. */
  readonly undecided?: true;
}

type More = Pick<Checked, 'score' | 'evidence'>;

export function pass(found: string, more: More = {}): Checked {
  return { problems: [], found, ...more };
}

export function fail(problems: Problem | readonly Problem[], more: More = {}): Checked {
  const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
  return { problems: list, found: '', ...more };
}

/** Passes with `found` when there are no problems. */
export function judge(problems: readonly Problem[], found: string, more: More = {}): Checked {
  return { problems, found, ...more };
}

/** The check could not be made. Such an output is not accepted, and `not` does not turn it into a pass. */
export function undecided(message: string): Checked {
  return { problems: [{ message }], found: '', undecided: true };
}

/** `1 word`, `2 words`, `0 words`. */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** A piece of text for a message: on one line, cut in its middle when long. */
export function quote(text: string, most = 80): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  const short = flat.length <= most ? flat : `${flat.slice(0, most - 12)} … ${flat.slice(-9)}`;
  return `'${short}'`;
}
