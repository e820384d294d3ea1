/**
 * Text in the form in which it is compared: compatibility forms made plain (NFKC), invisible characters (zero-width
 * spaces, soft hyphens, direction marks) taken out, white space made single spaces.
 */
export function foldText(text: string, caseSensitive = false): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ');
  return caseSensitive ? plain : plain.toLowerCase();
}

/** Where `part` begins in `text`, or -1. Both are folded. As a whole word, no letter or digit touches it. */
export function findText(text: string, part: string, wholeWords: boolean): number {
  for (let index = text.indexOf(part); index >= 0; index = text.indexOf(part, index + 1)) {
    if (!wholeWords || standsAlone(text, index, index + part.length)) return index;
  }
  return -1;
}

const wordCharacter = /[\p{L}\p{N}\p{M}_]/u;

function standsAlone(text: string, start: number, end: number): boolean {
  const before = start === 0 ? '' : String.fromCodePoint(text.codePointAt(start - 1) ?? 32);
  const after = end >= text.length ? '' : String.fromCodePoint(text.codePointAt(end) ?? 32);
  return !wordCharacter.test(before) && !wordCharacter.test(after);
}
