import type { JsonValue } from '#core';

/**
 * The result as plain JSON of at most `maxBytes` of text. A longer one becomes its beginning, so that a tool that has
 * done its work is not asked again: `{ truncated: true, bytes, beginning }`.
 */
export function limitResult(result: unknown, maxBytes: number): JsonValue {
  const text = JSON.stringify(result) ?? 'null';
  const bytes = Buffer.byteLength(text);
  if (bytes <= maxBytes) return JSON.parse(text);
  const shown = typeof result === 'string' ? result : text;
  const beginning = Buffer.from(shown).subarray(0, maxBytes).toString('utf8').replace(/�+$/, '');
  return { truncated: true, bytes, beginning };
}
