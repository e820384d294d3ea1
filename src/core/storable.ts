/**
 * Text as PostgreSQL can hold it: NUL, which neither `text` nor `jsonb` takes, and halves of surrogate pairs, which a
 * cut stream leaves behind, become U+FFFD.
 */
export function storableText(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD').toWellFormed();
}

/** A plain value with the same repairs in every string and key; the very value when it needs none. */
export function storable<T>(value: T): T {
  return needsRepair(JSON.stringify(value) ?? '') ? (repair(value) as T) : value;
}

/** A value as JSON text for a `json` or `jsonb` parameter, with the same repairs in every string and key. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  return needsRepair(json) ? JSON.stringify(repair(value)) : json;
}

/** JSON.stringify writes exactly these characters as escapes, so most values need no second look. */
function needsRepair(json: string): boolean {
  return /\\u0000|\\ud[89a-f]/.test(json);
}

function repair(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(repair);
  if (value === null || typeof value !== 'object') return value;
  if ('toJSON' in value && typeof value.toJSON === 'function') return repair(value.toJSON());
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [storableText(key), repair(item)]));
}
