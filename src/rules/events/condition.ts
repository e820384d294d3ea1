import { z } from 'zod';
import type { JsonObject, JsonValue } from '#core';
import { EventError } from './event-error.ts';

/**
 * A condition on a payload, as JSON: every entry must hold. A key is a dotted path into the payload (`customer.country`,
 * `items.0.sku`); its value is what must be there, or an object of operators: `$eq`, `$ne`, `$gt`, `$gte`, `$lt`, `$lte`
 * (numbers with numbers, text with text), `$in`, `$nin`, `$exists`, `$contains` (part of a text or item of a list),
 * `$startsWith`. `$all` and `$any` take lists of conditions, `$not` takes one.
 * A matcher of our own: nothing in it is code, and without regular expressions its time is linear.
 */
export type Condition = JsonObject;

const operators = new Set([
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$nin',
  '$exists',
  '$contains',
  '$startsWith',
]);
const deepest = 5;
const mostEntries = 100;

/** The condition, when it can be used. Throws {@link EventError} that names every problem. */
export function parseCondition(value: unknown): Condition {
  const read = z.record(z.string(), z.json()).safeParse(value);
  if (!read.success) throw EventError.invalid('condition', read.error.issues);
  const issues: { path: string[]; message: string }[] = [];
  const entries = check(read.data as Condition, [], issues);
  if (entries > mostEntries) issues.push({ path: [], message: `has more than ${mostEntries} entries` });
  if (issues.length > 0) throw EventError.invalid('condition', issues);
  return read.data as Condition;
}

function check(
  condition: Condition,
  path: readonly string[],
  issues: { path: string[]; message: string }[],
): number {
  let entries = 0;
  const refuse = (key: string, message: string) => issues.push({ path: [...path, key], message });
  if (path.length > deepest * 2) {
    issues.push({ path: [...path], message: `is nested more than ${deepest} deep` });
    return 0;
  }
  for (const [key, expected] of Object.entries(condition)) {
    entries += 1;
    if (key === '$all' || key === '$any') {
      if (!Array.isArray(expected)) refuse(key, 'must be a list of conditions');
      else
        for (const [index, each] of expected.entries()) {
          if (isObject(each)) entries += check(each, [...path, key, String(index)], issues);
          else refuse(key, 'must be a list of conditions');
        }
    } else if (key === '$not') {
      if (isObject(expected)) entries += check(expected, [...path, key], issues);
      else refuse(key, 'must be a condition');
    } else if (key.startsWith('$')) refuse(key, 'is no combination: expected $all, $any, $not or a path');
    else if (isTest(expected)) checkTest(expected, key, refuse);
  }
  return entries;
}

function checkTest(test: JsonObject, path: string, refuse: (key: string, message: string) => void): void {
  for (const [operator, operand] of Object.entries(test)) {
    if (!operators.has(operator)) refuse(path, `has the unknown operator '${operator.slice(0, 40)}'`);
    const needsList = operator === '$in' || operator === '$nin';
    if (needsList && !Array.isArray(operand)) refuse(path, `needs a list for ${operator}`);
    if (operator === '$exists' && typeof operand !== 'boolean')
      refuse(path, 'needs true or false for $exists');
    if (operator === '$startsWith' && typeof operand !== 'string') refuse(path, 'needs text for $startsWith');
  }
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object of operators, and not one that must be there as it is. */
function isTest(value: JsonValue): value is JsonObject {
  return isObject(value) && Object.keys(value).some((key) => key.startsWith('$'));
}

/** Whether a payload meets a condition that {@link parseCondition} has let through. */
export function meetsCondition(condition: Condition, payload: JsonValue): boolean {
  return Object.entries(condition).every(([key, expected]) => {
    if (key === '$all') return (expected as Condition[]).every((each) => meetsCondition(each, payload));
    if (key === '$any') return (expected as Condition[]).some((each) => meetsCondition(each, payload));
    if (key === '$not') return !meetsCondition(expected as Condition, payload);
    const found = valueAt(payload, key);
    if (!isTest(expected)) return same(found, expected);
    return Object.entries(expected).every(([operator, operand]) => holds(operator, found, operand));
  });
}

/** The value at a dotted path; undefined when there is none. Only own properties and items count. */
export function valueAt(from: JsonValue, path: string): JsonValue | undefined {
  let found: JsonValue | undefined = from;
  for (const part of path.split('.')) {
    if (Array.isArray(found)) found = /^\d+$/.test(part) ? (found[Number(part)] as JsonValue) : undefined;
    else if (isObject(found) && Object.hasOwn(found, part)) found = found[part];
    else return undefined;
  }
  return found;
}

function holds(operator: string, found: JsonValue | undefined, operand: JsonValue): boolean {
  switch (operator) {
    case '$eq':
      return same(found, operand);
    case '$ne':
      return !same(found, operand);
    case '$in':
      return (operand as JsonValue[]).some((each) => same(found, each));
    case '$nin':
      return !(operand as JsonValue[]).some((each) => same(found, each));
    case '$exists':
      return (found !== undefined) === operand;
    case '$contains':
      return typeof found === 'string'
        ? typeof operand === 'string' && found.includes(operand)
        : Array.isArray(found) && found.some((each) => same(each, operand));
    case '$startsWith':
      return typeof found === 'string' && found.startsWith(String(operand));
    default:
      return isComparable(found, operand) && compares(operator, found, operand);
  }
}

function isComparable<T extends JsonValue>(found: JsonValue | undefined, operand: T): found is T {
  return typeof found === typeof operand && (typeof found === 'number' || typeof found === 'string');
}

function compares(operator: string, found: JsonValue, operand: JsonValue): boolean {
  const [one, other] = [found as number, operand as number];
  if (operator === '$gt') return one > other;
  if (operator === '$gte') return one >= other;
  return operator === '$lt' ? one < other : one <= other;
}

/** Equal as JSON, whatever the order of keys. An absent value equals nothing. */
function same(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === other) return one !== undefined;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, index) => same(each, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  );
}
