import type { Vote } from './ballot.ts';

const emptyPhrases = new Set([
  'none',
  'no',
  'nil',
  'null',
  'n/a',
  'na',
  '-',
  'no objection',
  'no objections',
]);

/**
 * The vote's objection when it gives a reason, else null. An empty text, or a phrase that only says there is none
 * (models write "None" where they should leave the field out), is no objection.
 */
export function reasonedObjection(vote: Vote): string | null {
  const text = vote.objection?.trim() ?? '';
  const phrase = text.toLowerCase().replace(/[.!]+$/, '');
  return phrase === '' || emptyPhrases.has(phrase) ? null : text;
}
