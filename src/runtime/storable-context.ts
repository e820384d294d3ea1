import { storableText } from '#core';
import { kernelErrors } from './kernel-errors.ts';

/** No sensible context is nested this deep; one that contains itself is. */
const DEEPEST = 500;

export interface ContextCheck {
  readonly address: string;
  /** Objects that were found storable before. Contexts are never written in place, so they stay so. */
  readonly sound: WeakSet<object>;
}

/**
 * A context as it will come back from the database. Text that PostgreSQL cannot hold is repaired; a value that JSON
 * would change (a Date, a Map, NaN …) is refused, because the actor would behave differently once it had left memory.
 * Gives the very context when nothing was repaired. An undefined property is as good as none, and may stay.
 */
export function storableContext<T extends object>(context: T, check: ContextCheck): T {
  return settleObject(context, [], check) as T;
}

type Path = readonly (string | number)[];

/** Where a value lies; the path to its holder is made longer for objects alone, since most values are none. */
interface Place {
  readonly holder: Path;
  readonly key: string | number;
  readonly check: ContextCheck;
}

function settle(value: unknown, place: Place): unknown {
  switch (typeof value) {
    case 'string':
      return settleText(value);
    case 'number':
      if (!Number.isFinite(value)) throw refuse(String(value), place);
      return value;
    case 'boolean':
      return value;
    case 'undefined':
      if (typeof place.key === 'number') throw refuse('undefined in a list', place);
      return value;
    case 'object':
      return value === null ? value : settleObject(value, [...place.holder, place.key], place.check);
    default:
      throw refuse(`a ${typeof value}`, place);
  }
}

function settleText(text: string): string {
  return text.isWellFormed() && !text.includes('\u0000') ? text : storableText(text);
}

function settleObject(value: object, path: Path, check: ContextCheck): object {
  if (check.sound.has(value)) return value;
  if (path.length > DEEPEST)
    throw refuse('nested without end', { holder: path.slice(0, 5), key: '…', check });
  const settled = Array.isArray(value) ? settleList(value, path, check) : settleRecord(value, path, check);
  check.sound.add(settled);
  return settled;
}

function settleList(list: unknown[], holder: Path, check: ContextCheck): unknown[] {
  let repaired: unknown[] | undefined;
  // By index, since a hole in the list is skipped by its methods and becomes null in JSON.
  for (let key = 0; key < list.length; key += 1) {
    const before = list[key];
    if (typeof before === 'object' && before !== null && check.sound.has(before)) continue;
    const after = settle(before, { holder, key, check });
    if (after === before) continue;
    repaired ??= [...list];
    repaired[key] = after;
  }
  return repaired ?? list;
}

function settleRecord(record: object, path: Path, check: ContextCheck): object {
  if (isReference(record) || record instanceof Error) return record;
  if (!isPlain(record)) {
    const key = path.at(-1) ?? '';
    throw refuse(`a ${record.constructor?.name ?? 'class instance'}`, {
      holder: path.slice(0, -1),
      key,
      check,
    });
  }
  let repaired: [string, unknown][] | undefined;
  const entries = Object.entries(record as Record<string, unknown>);
  for (const [index, [key, before]] of entries.entries()) {
    const after = settle(before, { holder: path, key, check });
    const name = settleText(key);
    if (after === before && name === key) continue;
    repaired ??= [...entries];
    repaired[index] = [name, after];
  }
  return repaired === undefined ? record : Object.fromEntries(repaired);
}

/** A reference to an actor is stored as its address. */
function isReference(value: object): boolean {
  return 'getSnapshot' in value && 'toJSON' in value;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function refuse(found: string, { holder, key, check }: Place): Error {
  const path = ['context', ...holder, key].join('.');
  return kernelErrors.notStorable({ address: check.address, path, found });
}
