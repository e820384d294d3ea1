import { clip, sentencesOf } from '../goal/text.ts';
import type { Scene } from '../scene.ts';
import { wordsOf } from './review.ts';

/** Scores each criterion by how many of its words, and of the assignment's, the output takes up. */
export function judge({ brief }: Scene): unknown {
  const { judged, underReview, assignment } = brief;
  const said = wordsOf(underReview);
  const criteria = judged.map(({ title, detail }) => {
    const { missing, share } = coverage(`${detail} ${assignment}`, said);
    const length = underReview.trim().length < 20 ? 0.3 : 1;
    return {
      name: title,
      critique: `Rehearsal, by its words alone: ${missing.length === 0 ? 'the output takes up all that is named' : `it does not mention ${clip(missing.slice(0, 3).join(', '), 80)}`}.`,
      score: Math.round(10 * Math.min(length, 0.4 + 0.6 * share)),
      missing,
    };
  });
  const missing = [...new Set(criteria.flatMap((each) => each.missing))].slice(0, 5);
  return {
    criteria: criteria.map(({ name, critique, score }) => ({ name, critique, score })),
    improvements: missing.length === 0 ? [] : [`Say something about ${clip(missing.join(', '), 120)}.`],
  };
}

/** Accepts what is long enough, takes up its assignment and does not contradict itself. */
export function opinion({ brief }: Scene): unknown {
  const { underReview, assignment } = brief;
  const { missing, share } = coverage(assignment, wordsOf(underReview));
  const [clash] = findClashes(underReview, []);
  const changes = [
    ...(underReview.trim().length < 20 ? ['Write more than a few words.'] : []),
    ...(share < 0.5 ? [`Say something about ${clip(missing.slice(0, 5).join(', '), 120)}.`] : []),
    ...(clash === undefined
      ? []
      : [`Settle “${clip(clash.first, 120)}” against “${clip(clash.second, 120)}”.`]),
  ];
  return {
    reason: `Rehearsal, by rules of words alone: ${changes[0] ?? 'nothing speaks against it.'}`,
    verdict: changes.length === 0 ? 'accept' : 'reject',
    changes,
  };
}

/** Pairs of sentences about the same thing of which one denies it, or that give different numbers. */
export function contradictions({ brief }: Scene): unknown {
  return { contradictions: findClashes(brief.underReview, brief.references.flatMap(sentencesOf)) };
}

interface Clash {
  readonly first: string;
  readonly second: string;
  readonly explanation: string;
  readonly severity: number;
}

/** Most sentences that are compared, and pairs that are named. */
const mostSentences = 150;
const mostClashes = 10;

function findClashes(text: string, references: readonly string[]): Clash[] {
  const own = sentencesOf(text).slice(0, mostSentences).map(readSentence);
  const others = references.slice(0, mostSentences).map(readSentence);
  const found: Clash[] = [];
  for (const [index, first] of own.entries()) {
    for (const second of [...own.slice(index + 1), ...others]) {
      const clash = clashOf(first, second);
      if (clash !== null) found.push(clash);
      if (found.length >= mostClashes) return found;
    }
  }
  return found;
}

interface Sentence {
  readonly text: string;
  readonly words: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly denies: boolean;
}

const numerals = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const denial = /\b(?:not|no|never|none|nobody|nothing|cannot|without)\b|n['’]t\b/i;

function readSentence(text: string): Sentence {
  const said = text.toLowerCase();
  const written = said.match(/\b[a-z]+\b/g) ?? [];
  const spelled = written.filter((word) => numerals.includes(word));
  const numbers = new Set([
    ...(said.match(/\d+(?:[.,]\d+)*/g) ?? []),
    ...spelled.map((word) => String(numerals.indexOf(word))),
  ]);
  const words = [...wordsOf(text)].filter((word) => !numerals.includes(word) && !/^\d/.test(word));
  return { text: text.trim(), words: new Set(words), numbers, denies: denial.test(text) };
}

function clashOf(first: Sentence, second: Sentence): Clash | null {
  if (first.text.toLowerCase() === second.text.toLowerCase()) return null;
  const shared = [...first.words].filter((word) => second.words.has(word));
  const least = Math.min(first.words.size, second.words.size);
  if (shared.length === 0 || shared.length < least / 2) return null;
  const pair = { first: first.text, second: second.text };
  const about = clip(shared.slice(0, 3).join(', '), 80);
  if (first.denies !== second.denies && shared.length >= Math.max(2, least * 0.75)) {
    return {
      ...pair,
      explanation: `Rehearsal, by its words alone: one denies what the other says of ${about}.`,
      severity: 7,
    };
  }
  const differ =
    first.numbers.size > 0 &&
    second.numbers.size > 0 &&
    [...first.numbers].every((number) => !second.numbers.has(number));
  if (!differ) return null;
  return {
    ...pair,
    explanation: `Rehearsal, by its words alone: they give different numbers for ${about}.`,
    severity: 5,
  };
}

function coverage(asked: string, said: ReadonlySet<string>) {
  const words = [...wordsOf(asked)];
  const missing = words.filter((word) => !said.has(word));
  return { missing, share: words.length === 0 ? 1 : 1 - missing.length / words.length };
}
