import { ADJECTIVES, DETERMINERS, NOUN_LIKE, STOP_WORDS, VERBS } from './words.ts';

const LONGEST_RUN = 4;
const TIME =
  /^(?:the |your |each |every )?(?:(?:\S+ )?(?:years?|months?|weeks?|weekend|days?|hours?|minutes?|quarters?)|today|tomorrow|time)$/i;

/** Noun phrases of these texts, in the user's words, ready to stand after a preposition; the weightiest first. */
export function topicsOf(texts: readonly string[]): string[] {
  const found = texts.flatMap((text) => text.split(/[,;:.!?()"“”]+|\s[–-]\s/)).flatMap(runsOf);
  const seen = new Set<string>();
  return found
    .filter(({ phrase }) => !TIME.test(phrase) && !/^\d|[$€£]/.test(phrase))
    .sort((a, b) => b.weight - a.weight)
    .map(({ phrase }) => phrase)
    .filter((phrase) => !seen.has(phrase.toLowerCase()) && seen.add(phrase.toLowerCase()));
}

interface Run {
  readonly phrase: string;
  readonly weight: number;
}

function runsOf(clause: string): Run[] {
  const found: Run[] = [];
  let words: string[] = [];
  let determiner = '';
  let afterBe = false;
  const close = (last = '') => {
    const kept = trimmed(words, determiner, afterBe);
    if (kept.length > 0) found.push({ phrase: `${determiner}${kept.join(' ')}`, weight: weigh(kept) });
    words = [];
    determiner = '';
    afterBe = /^(?:is|are|was|were|be|too|very|so|get|getting|feel)$/.test(last);
  };
  for (const word of clause.trim().split(/\s+/)) {
    const plain = word.toLowerCase().replace(/[^\p{L}\p{N}'’-]/gu, '');
    const verb = VERBS.has(plain) && !NOUN_LIKE.has(plain);
    const inPhrase = determiner !== '' || words.length > 0;
    if (DETERMINERS.has(plain)) {
      close(plain);
      determiner = articleFor(plain);
    } else if (ADJECTIVES.has(plain) && inPhrase) words.push(word);
    else if (plain === '' || STOP_WORDS.has(plain) || verb || (!inPhrase && VERBS.has(plain))) close(plain);
    else if (words.length < LONGEST_RUN) words.push(word.replace(/^["'“]+|["'”]+$/g, ''));
  }
  close();
  return found;
}

/** The run without verbs in the third person before it and adjectives alone. */
function trimmed(words: readonly string[], determiner: string, afterBe: boolean): readonly string[] {
  const [first = '', ...rest] = words;
  const plain = first.toLowerCase();
  if (determiner === '' && rest.length > 0 && /s$/.test(plain) && isThirdPerson(plain)) return rest;
  const lonely = words.length === 1 && determiner === '';
  if (lonely && ((afterBe && /^\p{Ll}/u.test(first)) || isThirdPerson(plain))) return [];
  return words.every((word) => ADJECTIVES.has(word.toLowerCase())) ? [] : words;
}

function isThirdPerson(word: string): boolean {
  return (
    word.endsWith('s') &&
    (VERBS.has(word.slice(0, -1)) || VERBS.has(word.slice(0, -2))) &&
    !NOUN_LIKE.has(word.slice(0, -1))
  );
}

function articleFor(determiner: string): string {
  if (['my', 'our', 'your'].includes(determiner)) return 'your ';
  if (['every', 'each', 'their', 'his', 'her'].includes(determiner)) return `${determiner} `;
  return ['some', 'any', 'no', 'another'].includes(determiner) ? '' : 'the ';
}

function weigh(words: readonly string[]): number {
  const named = words.some((word, index) => index > 0 && /^\p{Lu}/u.test(word)) ? 3 : 0;
  return Math.min(words.join(' ').length, 24) + named + words.length;
}
