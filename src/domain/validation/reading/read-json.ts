import type { JsonValue } from '#core';

export type ReadJson =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly message: string; readonly path?: string };

export interface ReadJsonOptions {
  /** Deepest nesting of lists and objects. Default 100. */
  readonly maxDepth?: number;
  /** Numbers that a double cannot hold come back as their digits, in text. Default false. */
  readonly keepDigits?: boolean;
}

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;

/**
 * Reads JSON more strictly than `JSON.parse`: a key that stands twice in an object and nesting beyond the limit are
 * refused, because readers of JSON disagree on the first and fall over the second.
 */
export function readJson(text: string, options: ReadJsonOptions = {}): ReadJson {
  const { maxDepth = 100, keepDigits = false } = options;
  if (text.trim() === '') return { ok: false, message: 'the text is empty; expected JSON' };
  try {
    // V8 reads any depth without recursion; what walks the value afterwards would not.
    const value = JSON.parse(text) as JsonValue;
    const problem = findStructureProblem(text, maxDepth);
    if (problem !== null) return { ok: false, ...problem };
    return { ok: true, value: keepDigits ? (JSON.parse(text, keepLongNumbers) as JsonValue) : value };
  } catch (error) {
    return { ok: false, ...describeSyntaxError(error, text) };
  }
}

interface StructureProblem {
  readonly message: string;
  readonly path: string;
}

/** Of valid JSON only: in anything else the search for the end of a string may start over at every quotation mark. */
function findStructureProblem(text: string, maxDepth: number): StructureProblem | null {
  const open: (Set<string> | null)[] = [];
  let last: { readonly text: string; readonly index: number } | null = null;
  for (const match of text.matchAll(tokens)) {
    const [token] = match;
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : null);
      if (open.length > maxDepth) {
        const message = `the JSON is nested deeper than ${maxDepth} levels; flatten it`;
        return { message, path: lineAndColumn(text, match.index) };
      }
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (token === ':' && last !== null) {
      const keys = open.at(-1);
      const key = String(JSON.parse(last.text));
      if (keys?.has(key)) {
        const message = `the key ${JSON.stringify(key)} stands twice in one object; keep one of them`;
        return { message, path: lineAndColumn(text, last.index) };
      }
      keys?.add(key);
    }
    last = token.startsWith('"') ? { text: token, index: match.index } : null;
  }
  return null;
}

function keepLongNumbers(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source;
  return typeof value === 'number' && source !== undefined && String(value) !== source && !isShort(source)
    ? source
    : value;
}

/** A double holds 15 significant digits exactly enough to give them back. */
function isShort(source: string): boolean {
  return source.replace(/e.*$/i, '').replace(/\D/g, '').length <= 15 && !/e[+-]?\d{3,}$/i.test(source);
}

function describeSyntaxError(error: unknown, text: string): { message: string; path?: string } {
  const said = error instanceof Error ? error.message : String(error);
  const position = /at position (\d+)/.exec(said)?.[1];
  const reason = said
    .replace(/ in JSON at position.*$/s, '')
    .replace(/, ?(\.\.\.)?".*" is not valid JSON$/s, '')
    .replace(/^JSON Parse error: /, '');
  const message = `not valid JSON: ${reason}; answer with JSON alone, without comments, trailing commas or words around it`;
  const index = position === undefined ? findStray(reason, text) : Number(position);
  return index === null ? { message } : { message, path: lineAndColumn(text, index) };
}

/** Some of V8's messages name the character but not its place: it is certain only when it is the first of the text. */
function findStray(reason: string, text: string): number | null {
  const stray = /^Unexpected token '(.)'/s.exec(reason)?.[1];
  const start = text.search(/\S/);
  return stray !== undefined && start >= 0 && text[start] === stray && !'{["-0123456789tfn'.includes(stray)
    ? start
    : null;
}

/** `line 3, column 7`, both from 1. */
export function lineAndColumn(text: string, index: number): string {
  const before = text.slice(0, index);
  const line = before.split('\n').length;
  return `line ${line}, column ${index - before.lastIndexOf('\n')}`;
}
