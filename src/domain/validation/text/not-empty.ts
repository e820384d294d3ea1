import { z } from 'zod';
import type { JsonValue } from '#core';
import { fail, pass, quote } from '../checked.ts';
import type { PureStrategy } from '../strategy.ts';

/** Blank for a reader although not white space: Hangul fillers, the braille blank, the combining grapheme joiner. */
const blankLetters = /[\p{Cf}\p{Cc}\s\u115f\u1160\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5/gu;

const placeholder =
  /^(\W*|todo|tbd|tba|fixme|n ?\/ ?a|none|null|nil|undefined|nan|empty|placeholder|lorem ipsum.{0,60}|(your|insert|add|write)( \w+){0,3} here|\[?object object\]?|string|text|output|result|answer)$/u;

export const notEmpty: PureStrategy<'notEmpty'> = {
  strategy: 'notEmpty',
  kind: 'pure',
  summary:
    'The output says something: visible text that is no placeholder, or data with at least one such value.',
  params: z.strictObject({
    allowPlaceholders: z
      .boolean()
      .default(false)
      .describe('Accept an output that says only TODO, N/A, ..., [object Object] or the like.'),
  }),
  good: { params: {}, output: 'The factorial of 10 is 3628800.' },
  bad: { params: {}, output: 'TODO' },
  check({ output, text }, { allowPlaceholders }) {
    if (!hasContent(output)) {
      return fail({ message: `the output is empty (${describeEmpty(output)}); expected an answer` });
    }
    if (typeof output === 'string' && !allowPlaceholders && isPlaceholder(output)) {
      return fail({
        message: `the output is only the placeholder ${quote(output)}; write the answer itself`,
        evidence: output.trim().slice(0, 200),
      });
    }
    return pass(`the output has ${text.length} characters`);
  },
};

/** True for text that a reader sees, numbers and booleans, and for data that holds any of these. */
export function hasContent(value: JsonValue): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string') return value.replace(blankLetters, '') !== '';
  if (typeof value !== 'object') return true;
  return Object.values(value).some((item) => hasContent(item as JsonValue));
}

function isPlaceholder(text: string): boolean {
  if (text.length > 200) return false;
  const words = text.replace(/\p{Cf}/gu, '').trim();
  // A bare number or sign in another script is an answer; a row of ASCII punctuation is none.
  const plain = words.toLowerCase().replace(/^[\s"'`*_<>{}()[\].:;!?-]+|[\s"'`*_<>{}()[\].:;!?-]+$/g, '');
  return plain === ''
    ? /^[\x20-\x7e\s…]*$/.test(words)
    : placeholder.test(plain) && /^[\x20-\x7e…]*$/.test(plain);
}

function describeEmpty(value: JsonValue): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return value === '' ? 'no text' : `${value.length} characters, none visible`;
  return Array.isArray(value) ? 'a list without a value' : 'an object without a value';
}
