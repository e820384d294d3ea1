import { clip } from './text.ts';
import { VERBS } from './words.ts';

const LONGEST = 60;

/** What a goal gives to choose from: "A or B", "between A and B", "A vs B". Empty when it offers no choice. */
export function alternativesOf(heart: string): string[] {
  const parts = sharedObject(heart) ?? between(heart) ?? versus(heart) ?? either(heart);
  if (!parts) return [];
  const clean = parts
    .map((part) => clip(part.trim().replace(/^(?:and|or|either)\s+/i, ''), LONGEST))
    .filter(Boolean);
  return clean.length >= 2 && clean.length <= 5 && new Set(clean).size === clean.length ? clean : [];
}

/** "buy or rent a flat": both verbs with their common object. */
function sharedObject(heart: string): string[] | null {
  const found = /(?:^|\b(?:to|we|i|you|they) )(\p{L}+) or (\p{L}+) (\p{L}.*)$/iu.exec(heart);
  if (!found?.[1] || !found[2] || !found[3]) return null;
  if (!VERBS.has(found[1].toLowerCase()) || !VERBS.has(found[2].toLowerCase())) return null;
  return [`${found[1]} ${found[3]}`, `${found[2]} ${found[3]}`];
}

function between(heart: string): string[] | null {
  const found = /\bbetween (.+)$/i.exec(heart)?.[1];
  const parts = found?.split(/\s*,\s*(?:and |or )?|\s+(?:and|or|vs\.?|versus)\s+/i);
  if (!parts || parts.length < 2) return null;
  const named = parts.map(firstPart);
  return named.every((part) => wordCount(part) <= 6) ? named : null;
}

function versus(heart: string): string[] | null {
  const parts = heart.split(/\s+(?:vs\.?|versus)\s+/i);
  if (parts.length < 2) return null;
  const [first = '', ...rest] = parts;
  const opened = first.replace(/^.*?(?::|\bchoose|\bcompare|\bpick|\buse)\s+/i, '');
  return [lastWords(opened, 5), ...rest.map((part) => firstPart(part))];
}

/** "… use PostgreSQL or MongoDB for …": the words around "or" that match each other in length. */
function either(heart: string): string[] | null {
  if (/\bor (?:not|no|so|less|more|later|earlier|whether)\b/i.test(heart)) return null;
  const sides = heart.split(/,?\s+or\s+/i);
  if (sides.length !== 2) return null;
  const [left = '', right = ''] = sides;
  const listed = left.split(/\s*,\s*/);
  if (/^(?:which|what|who|where|when|how)\b.*[,:]/i.test(left) && listed.length > 1) {
    const named = left.split(/[,:]\s*/).slice(1);
    return [...named, firstPart(right)].every((part) => wordCount(part) <= 7)
      ? [...named, firstPart(right)]
      : null;
  }
  if (
    !/\?|^(?:should|shall|do|does|is|are|can|could|would|will|which|choose|decide|pick|buy|rent|use)\b/i.test(
      heart,
    )
  ) {
    return null;
  }
  const verb = right.split(/\s/, 1)[0]?.toLowerCase() ?? '';
  if (VERBS.has(verb)) {
    const start = lastVerb(left);
    return start === null ? null : [start, right];
  }
  const second = firstPart(right);
  const items = listed.length > 1 ? listed.slice(1) : [];
  const first = lastWords(
    listed.length > 1 ? (listed[0] ?? '') : left,
    Math.max(1, Math.min(wordCount(second), 3)),
  );
  return [dropVerb(first), ...items, second];
}

/** From the first verb on: "should we rent a flat" gives "rent a flat". */
function lastVerb(text: string): string | null {
  const words = text.split(/\s+/);
  const at = words.findIndex((word, index) => index > 0 && VERBS.has(word.toLowerCase()));
  return at < 0 ? null : words.slice(at).join(' ');
}

/** Up to the preposition that says what the alternatives are for. */
function firstPart(text: string): string {
  return (
    text.split(/[,:;]\s+|\s+(?:for|in|on|at|as|to|when|while|if|this|next|by|before|with)\s+/i, 1)[0] ?? text
  );
}

function lastWords(text: string, count: number): string {
  return text.trim().split(/\s+/).slice(-count).join(' ');
}

function dropVerb(text: string): string {
  const words = text.split(/\s+/);
  return words.length > 1 && VERBS.has(words[0]?.toLowerCase() ?? '') ? words.slice(1).join(' ') : text;
}

function wordCount(text: string): number {
  return text.trim().split(/\s+/).length;
}
