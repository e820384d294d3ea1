import type { JsonValue } from '#core';
import { type ReadJson, readJson } from './read-json.ts';

/** The output, or the part of it that a check looks at. */
export interface Subject {
  readonly output: JsonValue;
  /** True when `output` is a part that a field pointer chose: text in it is a value, not JSON to be read. */
  readonly selected: boolean;
  /** As text: itself, or its JSON with an indent of two. */
  readonly text: string;
  /** What a reader would come to see: the text and, of data or JSON text, every key and string without escapes. */
  readonly words: () => string;
  /** As data: itself, or what its JSON text says. */
  readonly data: () => ReadJson;
}

export function createSubject(output: JsonValue, selected = false): Subject {
  const text = typeof output === 'string' ? output : (JSON.stringify(output, null, 2) ?? '');
  return {
    output,
    selected,
    text,
    words: () => (typeof output === 'string' ? decodedText(output) : listWords(output).join('\n')),
    data: () => (typeof output === 'string' && !selected ? readJson(output) : { ok: true, value: output }),
  };
}

/** In JSON text, escapes could hide words from a search. */
function decodedText(text: string): string {
  if (!/^\s*[[{"]/.test(text) || !text.includes('\\')) return text;
  const json = readJson(text);
  return json.ok ? `${text}\n${listWords(json.value).join('\n')}` : text;
}

function listWords(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(listWords);
  return Object.entries(value).flatMap(([key, item]) => [key, ...listWords(item as JsonValue)]);
}

const deepest = 200;

/** True when lists and objects are nested deeper than anything that walks them could bear. */
export function isTooDeep(output: JsonValue): boolean {
  let level: readonly JsonValue[] = [output];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((value) =>
      value !== null && typeof value === 'object' ? (Object.values(value) as JsonValue[]) : [],
    );
  }
  return false;
}
