import type { JsonValue } from '#core';

/** A place that a path leads to; `value` is undefined when there is nothing. */
export interface Selected {
  /** JSON Pointer. */
  readonly path: string;
  readonly value: JsonValue | undefined;
}

/**
 * Follows a dotted path such as `items.*.id`; `*` stands for every item or member, a backslash keeps a dot in a name.
 * Only own members count: `constructor` is not a field of every object.
 */
export function selectPath(root: JsonValue, path: string): readonly Selected[] {
  let found: readonly Selected[] = [{ path: '', value: root }];
  for (const step of splitPath(path)) {
    found = found.flatMap((place) => (step === '*' ? members(place) : [member(place, step)]));
  }
  return found;
}

export function splitPath(path: string): readonly string[] {
  const steps: string[] = [''];
  for (const [part] of path.matchAll(/\\.|[^.\\]+|\.|\\/g)) {
    if (part === '.') steps.push('');
    else steps[steps.length - 1] += part.startsWith('\\') && part.length > 1 ? part.slice(1) : part;
  }
  return steps;
}

/** The part that a JSON Pointer (RFC 6901) names, or undefined. */
export function selectPointer(root: JsonValue, pointer: string): JsonValue | undefined {
  if (pointer === '') return root;
  let place: Selected = { path: '', value: root };
  for (const step of pointer.slice(1).split('/')) {
    place = member(place, step.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return place.value;
}

export function joinPointer(path: string, step: string | number): string {
  return `${path}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function member({ path, value }: Selected, step: string): Selected {
  const next = joinPointer(path, step);
  if (value === null || typeof value !== 'object') return { path: next, value: undefined };
  if (Array.isArray(value)) {
    return { path: next, value: /^(0|[1-9]\d{0,8})$/.test(step) ? value[Number(step)] : undefined };
  }
  return {
    path: next,
    value: Object.hasOwn(value, step) ? (value as Record<string, JsonValue>)[step] : undefined,
  };
}

function members({ path, value }: Selected): readonly Selected[] {
  if (value === null || value === undefined || typeof value !== 'object') {
    return [{ path: joinPointer(path, '*'), value: undefined }];
  }
  return Object.entries(value).map(([key, item]) => ({
    path: joinPointer(path, key),
    value: item as JsonValue,
  }));
}
