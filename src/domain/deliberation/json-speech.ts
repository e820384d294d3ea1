import type { ReplyKind } from '#core';

/** The field of each kind that a person would hear as the agent's words. */
const spokenField: Readonly<Record<ReplyKind, string | null>> = {
  clarify: 'understanding',
  explore: 'contribution',
  discuss: 'statement',
  summary: 'summary',
  propose: 'summary',
  vote: 'reason',
  revise: 'summary',
  conclude: 'decision',
  chat: null,
};

export interface Speech {
  /** Takes the next piece of the model's text and returns the words that it adds. */
  push(text: string): string;
  /** All words so far. */
  readonly words: string;
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
};

/**
 * Finds an agent's words in its reply while the reply is still being written: the value of the kind's main field in a
 * JSON object that is not yet whole. A piece may end anywhere, also within an escape.
 */
export function createSpeech(kind: ReplyKind): Speech {
  const field = spokenField[kind];
  let words = '';
  if (field === null) {
    return {
      push(text) {
        words += text;
        return text;
      },
      get words() {
        return words;
      },
    };
  }
  let depth = 0;
  let isInString = false;
  let pending = '';
  let string = '';
  let key: string | null = null;
  let isValue = false;
  const isSpoken = () => depth === 1 && isValue && key === field;

  function take(character: string): string {
    if (isSpoken()) return character;
    // Only a key is remembered: other values may be long.
    if (!isValue) string += character;
    return '';
  }

  function inString(character: string): string {
    if (pending !== '') {
      pending += character;
      const decoded = decodeEscape(pending);
      if (decoded === null) return '';
      pending = '';
      return take(decoded);
    }
    if (character === '\\') {
      pending = character;
      return '';
    }
    if (character !== '"') return take(character);
    isInString = false;
    if (depth === 1 && !isValue) key = string;
    return '';
  }

  function outside(character: string): void {
    if (character === '"') {
      isInString = true;
      string = '';
    } else if (character === '{' || character === '[') {
      depth += 1;
      if (depth === 1) isValue = false;
    } else if (character === '}' || character === ']') depth -= 1;
    else if (depth === 1 && character === ':') isValue = true;
    else if (depth === 1 && character === ',') isValue = false;
  }

  return {
    push(text) {
      let added = '';
      for (const character of text) {
        if (isInString) added += inString(character);
        else outside(character);
      }
      words += added;
      return added;
    },
    get words() {
      return words;
    },
  };
}

/** Null while the escape is not whole. */
function decodeEscape(pending: string): string | null {
  const code = pending[1] ?? '';
  if (code !== 'u') return escapes[code] ?? code;
  if (pending.length < 6) return null;
  const unit = Number.parseInt(pending.slice(2), 16);
  return Number.isNaN(unit) ? '' : String.fromCharCode(unit);
}

/** The words in a reply that ended early, or in a whole one. */
export function wordsOf(kind: ReplyKind, text: string): string {
  const speech = createSpeech(kind);
  speech.push(text);
  return speech.words;
}
