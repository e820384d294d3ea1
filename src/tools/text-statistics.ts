import type { Tool } from './tool.ts';

const wordsPerMinute = 230;
const mostFrequent = 10;

/** Counts characters, words, sentences and paragraphs, by the rules of Unicode (UAX #29). */
export function createTextStatistics(): Tool {
  return {
    name: 'textStatistics',
    description:
      'Counts the characters, words, sentences, lines and paragraphs of a text, and names its most frequent words. Use it instead of counting yourself.',
    parameters: {
      type: 'object',
      properties: {
        text: { type: 'string' },
        language: { type: 'string', description: 'BCP 47 tag such as de; default en' },
      },
      required: ['text'],
      additionalProperties: false,
    },
    retrySafe: true,
    execute: ({ text, language }) => count(String(text), knownLanguage(language)),
  };
}

function count(text: string, language: string) {
  const segments = (granularity: 'grapheme' | 'word' | 'sentence') =>
    new Intl.Segmenter(language, { granularity }).segment(text);
  const characters = [...segments('grapheme')].map(({ segment }) => segment);
  const words = [...segments('word')].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
  const sentences = [...segments('sentence')].filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment)).length;
  const frequency = new Map<string, number>();
  for (const word of words) {
    const lower = word.toLocaleLowerCase(language);
    frequency.set(lower, (frequency.get(lower) ?? 0) + 1);
  }
  return {
    characters: characters.length,
    charactersWithoutSpaces: characters.filter((character) => character.trim() !== '').length,
    bytes: Buffer.byteLength(text),
    words: words.length,
    distinctWords: frequency.size,
    sentences,
    lines: text === '' ? 0 : text.split(/\r\n|\r|\n/).length,
    paragraphs: text.split(/(?:\r?\n[^\S\n]*){2,}/).filter((paragraph) => paragraph.trim() !== '').length,
    wordsPerSentence: sentences === 0 ? 0 : Number((words.length / sentences).toFixed(2)),
    readingMinutes: Number((words.length / wordsPerMinute).toFixed(2)),
    mostFrequentWords: [...frequency]
      .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      .slice(0, mostFrequent)
      .map(([word, times]) => ({ word, times })),
  };
}

function knownLanguage(tag: unknown): string {
  try {
    return typeof tag === 'string' ? (Intl.getCanonicalLocales(tag)[0] ?? 'en') : 'en';
  } catch {
    return 'en';
  }
}
