import { EventError } from './event-error.ts';

const longest = 200;
const mostWords = 16;
/** Matching looks at every way to divide a topic among these, so their number is bounded. */
const mostOpen = 3;
const word = /^[A-Za-z0-9_-]+$/;

/** The topic, when it is one: 1 to 16 words of letters, digits, `_` and `-`, joined by dots. Throws {@link EventError}. */
export function parseTopic(text: string): string {
  const problem = problemOf(text, (part) => word.test(part));
  if (problem !== null) throw EventError.unreadable('topic', text, problem);
  return text;
}

/**
 * The pattern in its plain form. As in topic exchanges of AMQP 0-9-1 (§3.1.3.3), `*` stands for exactly one word and `#`,
 * also written `**`, for any number of them, none included: `orders.#` takes `orders`, `orders.created` and
 * `orders.eu.created`. Throws {@link EventError}.
 */
export function parsePattern(text: string): string {
  const plain = text
    .split('.')
    .map((part) => (part === '**' ? '#' : part))
    .filter((part, index, all) => part !== '#' || all[index - 1] !== '#');
  const problem = problemOf(plain.join('.'), (part) => part === '*' || part === '#' || word.test(part));
  if (problem !== null) throw EventError.unreadable('pattern', text, problem);
  if (plain.filter((part) => part === '#').length > mostOpen) {
    throw EventError.unreadable('pattern', text, `it has more than ${mostOpen} '#'`);
  }
  return plain.join('.');
}

function problemOf(text: string, isWord: (part: string) => boolean): string | null {
  const parts = text.split('.');
  if (text.length > longest) return `it is longer than ${longest} characters`;
  if (parts.length > mostWords) return `it has more than ${mostWords} words`;
  const wrong = parts.find((part) => !isWord(part));
  return wrong === undefined ? null : wrong === '' ? 'a word is empty' : `'${wrong.slice(0, 40)}' is no word`;
}

/** Whether a topic is one that a pattern, in its plain form, stands for. */
export function matchesTopic(pattern: string, topic: string): boolean {
  return matches(pattern.split('.'), topic.split('.'));
}

function matches([first, ...rest]: readonly string[], words: readonly string[]): boolean {
  if (first === undefined) return words.length === 0;
  if (first === '#') {
    return matches(rest, words) || (words.length > 0 && matches(['#', ...rest], words.slice(1)));
  }
  const [next, ...others] = words;
  return next !== undefined && (first === '*' || first === next) && matches(rest, others);
}

/** A regular expression, for a database, that takes the same topics as the pattern in its plain form. */
export function patternToRegex(pattern: string): string {
  let regex = '';
  let needsDot = false;
  for (const part of pattern.split('.')) {
    if (part === '#') regex += needsDot ? '(\\.[^.]+)*' : '([^.]+\\.)*';
    else {
      regex += `${needsDot ? '\\.' : ''}${part === '*' ? '[^.]+' : part}`;
      needsDot = true;
    }
  }
  return needsDot ? `^${regex}$` : '^.*$';
}
