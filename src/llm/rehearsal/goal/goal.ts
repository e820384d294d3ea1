import { fieldOf } from '../knowledge/fields.ts';
import type { FieldKnowledge } from '../knowledge/point.ts';
import { alternativesOf } from './alternatives.ts';
import { clip, joined, lower, withoutFinalStop } from './text.ts';
import { topicsOf } from './topics.ts';
import { ADJECTIVES, DETERMINERS, PRONOUNS, STOP_WORDS, toSecondPerson, VERBS } from './words.ts';

export type GoalKind = 'proposal' | 'yesNo' | 'choice' | 'task';

/** A goal taken apart, so that sentences can be built from the user's own words. */
export interface Goal {
  readonly text: string;
  readonly kind: GoalKind;
  /** What is to be settled, as a noun phrase: "whether the team should move", "how to plan a party". */
  readonly matter: string;
  /** For `proposal` (should X do Y?): what would be done, as an infinitive: "move its monolith to services". */
  readonly action: string | null;
  /** For `choice`: what there is to choose from. */
  readonly alternatives: readonly string[];
  /** Noun phrases of the goal, ready to stand after a preposition; never empty. */
  readonly topics: readonly string[];
  /** The topic that the goal names first. */
  readonly object: string;
  /** "this year", "by Friday". */
  readonly timeframe: string | null;
  /** "12-person", "$40,000". */
  readonly figures: readonly string[];
  readonly field: { readonly name: string; readonly knowledge: FieldKnowledge } | null;
}

/** Longest form in which the goal is repeated inside a sentence. */
const MATTER_LENGTH = 150;
const AUXILIARIES =
  /^(should|shall|must|ought|can|could|would|will|do|does|did|is|are|was|were|has|have|may|might)$/i;
const NUMBER = '(?:\\d[\\d.,]*\\d|\\d)';
const FIGURES = new RegExp(
  `[$€£]\\s?${NUMBER}(?:\\s?(?:k|m|million|billion|thousand)\\b)?|\\b${NUMBER}[-\\s](?:person|people|guests?|years? old|year-olds?|years?|months?|weeks?|days?|hours?|minutes?|students?|employees?|users?|customers?|euros?|dollars?|percent|km|kg|miles|pages|tables|rooms)\\b|\\b${NUMBER}\\s?%`,
  'gi',
);
const TIMEFRAMES =
  /\b(?:this|next) (?:year|quarter|month|week|weekend|summer|autumn|fall|winter|spring|semester|season)\b|\b(?:by|before|until|in|within) (?:the end of (?:the )?\w+|(?:early |late |mid-?)?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?|q[1-4]|20\d\d|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|(?:a|an|one|two|three|four|five|six|\d+) (?:days?|weeks?|months?|years?))\b|\b(?:today|tomorrow|tonight)\b/i;

/** The first words that say when; null when there are none. */
export function timeframeIn(text: string): string | null {
  return TIMEFRAMES.exec(text)?.[0] ?? null;
}

export function readGoal(text: string): Goal {
  const clean = text.replace(/\s+/g, ' ').trim() || 'an unnamed goal';
  const [firstParagraph = clean] = text.trim().split(/\n\s*\n/, 1);
  const heart = heartOf(firstParagraph.replace(/\s+/g, ' ').trim() || clean);
  const parts = takeApart(heart);
  const pieces = parts.subject !== null && parts.action !== null ? [parts.subject, parts.action] : [heart];
  const found = isEnglish(heart) ? topicsOf(pieces.map(toSecondPerson)) : [];
  const others = found.filter((topic) => !parts.alternatives.some((each) => each.includes(topic)));
  const topics = others.length > 0 ? others : found;
  const { kind, matter, action, alternatives } = parts;
  return {
    text: clean,
    kind,
    matter,
    action,
    alternatives,
    topics: topics.length > 0 ? topics : ['this goal'],
    object: firstOf(topics, toSecondPerson(heart)),
    timeframe: timeframeIn(clean),
    figures: [...new Set((clean.match(FIGURES) ?? []).map((figure) => figure.trim()))],
    field: fieldOf(clean),
  };
}

/** The sentence that asks: the last question, or else the first sentence. */
function heartOf(text: string): string {
  const sentences = text.match(/[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]*/g) ?? [text];
  const question = sentences.findLast((sentence) => sentence.includes('?') && /\p{L}/u.test(sentence));
  const first = sentences.find((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  return withoutFinalStop((question ?? first ?? text).trim()) || text;
}

function firstOf(topics: readonly string[], text: string): string {
  const place = (topic: string) => text.indexOf(topic.split(' ').at(-1) ?? topic);
  return topics.toSorted((a, b) => place(a) - place(b))[0] ?? 'this goal';
}

type Parts = Pick<Goal, 'kind' | 'matter' | 'action' | 'alternatives'> & { readonly subject: string | null };

const task = (matter: string): Parts => ({
  kind: 'task',
  matter: cut(matter),
  action: null,
  alternatives: [],
  subject: null,
});

const yesNo = (matter: string): Parts => ({ ...task(matter), kind: 'yesNo' });

function takeApart(heart: string): Parts {
  const quoted = (name: string, mark = '') => `${name} “${clip(heart, MATTER_LENGTH - 20)}${mark}”`;
  const alternatives = alternativesOf(heart).map((each) => clip(toSecondPerson(each), MATTER_LENGTH / 2));
  if (alternatives.length > 1) {
    const matter = alternatives.every(startsWithVerb)
      ? `whether to ${joined(alternatives.map(lower), 'or')}`
      : `the choice between ${joined(alternatives)}`;
    return { ...task(matter), kind: 'choice', alternatives };
  }
  const toDo = /\bwhether (?:or not )?to (.+)$/i.exec(heart)?.[1];
  if (toDo) return { ...task(`whether to ${toDo}`), kind: 'proposal', action: cut(toDo), subject: '' };
  const whether = /\b(?:whether|if) ((?:we|i|you|they|it|he|she|the|a|an|our|my|your)\b.+)$/i.exec(
    heart,
  )?.[1];
  if (whether) return takeApartClause(whether);
  const [first = '', ...rest] = heart.split(' ');
  if (AUXILIARIES.test(first) && rest.length > 1) {
    return (
      takeApartQuestion(first.toLowerCase(), rest) ?? { ...yesNo(''), matter: quoted('the question', '?') }
    );
  }
  const how = /^how (?:do|can|should|could|would|might|to|shall)(?: (?:we|i|you|one))? (.+)$/i.exec(
    heart,
  )?.[1];
  if (how && startsWithVerb(how)) return task(`how to ${how}`);
  const open = /^(what|which .+?|where|when|who) (?:should|shall|do|can|could|would) (?:we|i) (.+)$/i.exec(
    heart,
  );
  if (open?.[1] && open[2]) return task(`${lower(open[1])} to ${open[2]}`);
  const opinion = /^what do you (?:think|say) (?:of|about|to) (.+)$/i.exec(heart)?.[1];
  if (opinion) return task(opinion);
  const best = /^(?:what|which|who) (?:is|are) ((?:the|a|an|my|our|your) .+)$/i.exec(heart)?.[1];
  if (best) return task(lower(best));
  if (startsWithVerb(heart)) return task(`how to ${lower(heart)}`);
  const wish = /^(?:we|i) (?:want|need|would like|wish|have|plan|hope|intend|'d like) to (.+)$/i.exec(
    heart,
  )?.[1];
  if (wish) return task(`how to ${wish}`);
  return { ...task(''), matter: quoted(heart.split(' ').length > 1 ? 'the matter of' : 'the subject of') };
}

/** "<subject> should <action>", after "whether". */
function takeApartClause(clause: string): Parts {
  const duty = /^(.+?) should (.+)$/i.exec(clause);
  if (!duty?.[1] || !duty[2]) return yesNo(`whether ${lower(clause)}`);
  return { ...yesNo(`whether ${lower(clause)}`), kind: 'proposal', action: cut(duty[2]), subject: duty[1] };
}

/** "Should <subject> <action>?" and its kin; null when the two cannot be told apart. */
function takeApartQuestion(auxiliary: string, rest: readonly string[]): Parts | null {
  const verb = verbIndex(rest);
  if (verb === 0) return null;
  const subject = rest.slice(0, verb).join(' ');
  const action = rest.slice(verb).join(' ');
  const said = auxiliary === 'shall' ? 'should' : auxiliary;
  const parts = yesNo(`whether ${lower(subject)} ${said} ${action}`);
  if (/^(should|shall|must|ought)$/.test(auxiliary))
    return { ...parts, kind: 'proposal', action: cut(action), subject };
  if (/^(can|could|would|will|may|might)$/.test(auxiliary)) return parts;
  return /^(is|are|was|were|has|have)$/.test(auxiliary) && PRONOUNS.has(subject.toLowerCase()) ? parts : null;
}

/** Where the predicate starts; 0 when that cannot be told. */
function verbIndex(words: readonly string[]): number {
  const plain = words.map((word) => word.toLowerCase().replace(/[^\p{L}\p{N}'-]/gu, ''));
  if (PRONOUNS.has(plain[0] ?? '')) return plain[1] === 'not' ? 0 : 1;
  for (let index = 1; index < plain.length; index += 1) {
    const before = plain[index - 1] ?? '';
    const inside =
      DETERMINERS.has(before) ||
      ADJECTIVES.has(before) ||
      /^(?:of|to|for|in|at|on|with|and|or|from)$/.test(before) ||
      /(?:al|ive|ous|ful|ic|ary|less|able)$/.test(before) ||
      /\d/.test(before);
    if (VERBS.has(plain[index] ?? '') && !inside) return index;
  }
  return 0;
}

function startsWithVerb(text: string): boolean {
  return VERBS.has(text.split(/\s/, 1)[0]?.toLowerCase() ?? '');
}

/** Whether enough of the words are English for noun phrases to be found. */
function isEnglish(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const known = words.filter(
    (word) => STOP_WORDS.has(word) || VERBS.has(word) || DETERMINERS.has(word),
  ).length;
  return words.length < 4 || known / words.length >= 0.15;
}

function cut(text: string): string {
  return clip(toSecondPerson(text), MATTER_LENGTH);
}
