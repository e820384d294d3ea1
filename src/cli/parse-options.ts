import { InvalidArgumentError } from 'commander';

/** For an option that may be given several times. */
export function collected(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** The same for one of a few words. */
export function collectedOf(words: readonly string[]) {
  return (value: string, before: readonly string[] | undefined): string[] => {
    if (!words.includes(value)) throw new InvalidArgumentError(`expected one of ${words.join(', ')}.`);
    return collected(value, before);
  };
}

export function positiveInteger(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('expected a whole number from 1.');
  return number;
}

export function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new InvalidArgumentError('expected a whole number from 0.');
  return number;
}

export function pageSize(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1 || number > 200)
    throw new InvalidArgumentError('expected a whole number from 1 to 200.');
  return number;
}

export function portNumber(value: string): number {
  const number = wholeNumber(value);
  if (number > 65_535) throw new InvalidArgumentError('expected a port from 0 to 65535.');
  return number;
}

export function amount(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number <= 0) {
    throw new InvalidArgumentError('expected an amount above 0, such as 0.50.');
  }
  return number;
}

/** `0.6` and `60%` are the same share. */
export function share(value: string): number {
  const percent = value.trim().endsWith('%');
  const number = Number(percent ? value.trim().slice(0, -1) : value) / (percent ? 100 : 1);
  if (!Number.isFinite(number) || number < 0 || number > 1) {
    throw new InvalidArgumentError('expected a share from 0 to 1, or a percentage such as 60%.');
  }
  return number;
}

export function words(value: string): string[] {
  const list = value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (list.length === 0) throw new InvalidArgumentError('expected names separated by commas.');
  return list;
}

/** `heavy=2`, or `heavy=none` to lift a limit; may be given several times. */
export function namedLimit(
  value: string,
  before: Readonly<Record<string, number | null>> | undefined,
): Record<string, number | null> {
  const at = value.lastIndexOf('=');
  const [name, text] = [value.slice(0, at), value.slice(at + 1)];
  const number = Number(text);
  const isLimit = text !== '' && Number.isSafeInteger(number) && number >= 0 && number <= 1_000;
  if (at < 1 || (text !== 'none' && !isLimit)) {
    throw new InvalidArgumentError(
      'expected a name and a limit from 0 to 1000, or none: heavy=2, heavy=none.',
    );
  }
  return { ...before, [name]: text === 'none' ? null : number };
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** `90`, `90s`, `15m`, `2h`, `1d`, in seconds. */
export function seconds(value: string): number {
  const match = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(value.trim());
  const number = match === null ? Number.NaN : Number(match[1]) * (UNITS[match[2] || 's'] ?? 1);
  if (!Number.isFinite(number) || number < 1) {
    throw new InvalidArgumentError('expected a time such as 90s, 15m or 2h.');
  }
  return Math.round(number);
}

/** A time, or how long ago it was: `2026-11-21T10:00:00Z`, `15m`; in milliseconds since the Unix epoch. */
export function readTime(value: string, now: number): number {
  const ago = /^(\d+(?:\.\d+)?)([smhd])$/.exec(value.trim());
  const at = ago === null ? Date.parse(value) : now - Number(ago[1]) * (UNITS[ago[2] ?? ''] ?? 0) * 1_000;
  if (Number.isNaN(at)) {
    throw new InvalidArgumentError('expected a time such as 2026-11-21T10:00:00Z, or ago: 30s, 15m, 2h, 1d.');
  }
  return at;
}

/** `qa=2` gives a voter a weight; may be given several times. */
export function weight(
  value: string,
  before: readonly { voter: string; weight: number }[] | undefined,
): { voter: string; weight: number }[] {
  const [voter, text] = value.split('=');
  const number = Number(text);
  if (!voter || text === undefined || text === '' || !Number.isFinite(number) || number < 0) {
    throw new InvalidArgumentError('expected a voter and a weight, such as quality-assurance=2.');
  }
  return [...(before ?? []), { voter, weight: number }];
}

/** Any JSON on the command line. */
export function jsonValue(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (error) {
    throw new InvalidArgumentError(`expected JSON: ${(error as Error).message}.`);
  }
}

/** A JSON object on the command line. */
export function jsonObject(value: string): Record<string, unknown> {
  const parsed = jsonValue(value);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new InvalidArgumentError('expected a JSON object.');
  }
  return parsed as Record<string, unknown>;
}
