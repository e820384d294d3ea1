/** Small operations on English text. */
export function capital(text: string): string {
  return text.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}

/** First letter in lower case, unless the word is a name or an abbreviation. */
export function lower(text: string): string {
  const [word = ''] = text.split(/\s/, 1);
  const keeps = /^I\b/.test(word) || /^.\p{L}*\p{Lu}/u.test(word) || /\d/.test(word);
  return keeps ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** At most so many characters, cut between words, with an ellipsis where something is missing. */
export function clip(text: string, most: number): string {
  const clean = text.replace(/\s+/g, ' ').trim();
  if (clean.length <= most) return clean;
  const head = clean.slice(0, most - 1);
  const cut = head.lastIndexOf(' ');
  return `${(cut > most / 2 ? head.slice(0, cut) : head).replace(/[\s,;:.–-]+$/, '')}…`;
}

/** At most so many words. */
export function firstWords(text: string, most: number): string {
  const words = text.trim().split(/\s+/);
  return words.length <= most
    ? words.join(' ')
    : `${words
        .slice(0, most)
        .join(' ')
        .replace(/[,;:.–-]+$/, '')}…`;
}

export function withoutFinalStop(text: string): string {
  return text.trim().replace(/[\s.!?;:,…]+$/, '');
}

/** Splits prose into sentences. */
export function sentencesOf(text: string): string[] {
  return text
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?]["”']?)\s+(?=[\p{Lu}"“'\d])/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

/** Joins with commas and a last "and". */
export function joined(items: readonly string[], word = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** Kebab-case, at most 48 characters; `option` when nothing remains. */
export function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain.slice(0, 48).replace(/-+$/, '') || 'option';
}
