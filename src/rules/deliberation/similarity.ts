const wordPattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+/gu;

/**
 * How alike two texts are by their words, 0 to 1: the share of distinct words they have in common
 * (P. Jaccard, 1901). Case, order, repetition and punctuation do not count. Two empty texts are alike.
 */
export function similarity(a: string, b: string): number {
  return overlap(wordsOf(a), wordsOf(b));
}

/** The distinct words of a text in lower case. Scripts without spaces give one word per character. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.normalize('NFKC').toLowerCase().match(wordPattern) ?? []);
}

/**
 * The distinct words that carry meaning: without the commonest English function words, plural and singular made one.
 * When nothing else is left, all words.
 */
export function contentWordsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  const content = [...words].filter((word) => !functionWords.has(word)).map(singular);
  return content.length > 0 ? new Set(content) : words;
}

/** Jaccard's share of two sets; 1 when both are empty. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = sharedWords(a, b).length;
  const union = a.size + b.size - shared;
  return union === 0 ? 1 : shared / union;
}

/** The words that are in both sets. */
export function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...a].filter((word) => b.has(word));
}

function singular(word: string): string {
  if (!/^[a-z]{4,}$/.test(word) || !word.endsWith('s') || /(ss|us|is)$/.test(word)) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
}

const functionWords = new Set(
  (
    'a an the and or but if then than that this these those it its is are was were be been being am do does did ' +
    'have has had of to in on at by for from with as into about over under we you they he she i our your their my ' +
    'me us them his her can could should would may might must will shall so such what which who how when where why ' +
    'there here also just very more most some any all each both one'
  ).split(' '),
);
