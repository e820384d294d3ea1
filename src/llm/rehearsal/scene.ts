import type { Brief, Line } from './brief.ts';
import type { Dice } from './dice.ts';
import { type Goal, readGoal } from './goal/goal.ts';
import { capital, clip } from './goal/text.ts';
import { general } from './knowledge/fields.ts';
import type { Lens, Point } from './knowledge/point.ts';
import { lensOf } from './lens.ts';

/** Everything that the replies of one persona to one prompt are built from. */
export interface Scene {
  readonly brief: Brief;
  readonly goal: Goal;
  readonly lens: Lens;
  /** Key of the persona that speaks. */
  readonly me: string;
  /** Choices of words: depend on the whole prompt. */
  readonly dice: Dice;
  /** Leanings: depend on goal and persona alone, so that they hold through the whole deliberation. */
  readonly leaning: Dice;
  /** What this persona has to say, the most fitting first; at least six points. */
  readonly points: readonly Point[];
  /** A sentence from the persona's decision criteria, without final stop; null when it has none. */
  readonly criterion: string | null;
  /** A topic of the goal in the user's words, a different one for each persona. */
  readonly topic: string;
  /** The goal as a noun phrase; "this" where it would be too long to repeat. */
  readonly matter: string;
  /** What agents said in the transcript. */
  readonly spoken: readonly Line[];
  /** What this persona said in the transcript. */
  readonly own: readonly Line[];
}

const NOT_AGENTS = new Set(['user', 'human', 'person', 'system', 'supervisor', 'you']);

export function setScene(brief: Brief, dice: Dice): Scene {
  const goal = readGoal(brief.goal);
  const lens = lensOf(brief.you, dice.for('lens', brief.you.name));
  const me = brief.you.key ?? brief.you.name;
  const leaning = dice.for(goal.text, me);
  const words = leaning.for(
    JSON.stringify([brief.transcript, brief.task, brief.interjection, brief.established]),
  );
  const fromField = goal.field?.knowledge[lens] ?? [];
  const points = [...leaning.shuffle('field', fromField), ...leaning.shuffle('general', general[lens])];
  const criterion = leaning.pick('criterion', brief.criteria);
  const spoken = brief.transcript.filter(({ key }) => !NOT_AGENTS.has(key.toLowerCase()));
  return {
    brief,
    goal,
    lens,
    me,
    dice: words,
    leaning,
    points,
    criterion: criterion ? clip(criterion.replace(/[.\s]+$/, ''), 160) : null,
    topic: clip(leaning.pick('topic', goal.topics.slice(0, 3)) ?? 'this goal', 60),
    matter: goal.matter,
    spoken,
    own: spoken.filter(({ key, name }) => key === brief.you.key || name === brief.you.name),
  };
}

/** The point that belongs to the n-th time this persona speaks. */
export function pointAt(scene: Scene, index: number): Point {
  const point = scene.points[index % scene.points.length];
  if (point === undefined) throw new Error(`the lens ${scene.lens} knows no points`);
  return point;
}

/** A sentence: first letter large, one final stop, within the limit. */
export function sentence(text: string, most = 900): string {
  const clean = clip(capital(text.trim()), most - 1);
  return /[.!?…]["”']?$/.test(clean) ? clean : `${clean}.`;
}

/** First name of a speaker, or the whole name when it is a title. */
export function shortName(name: string): string {
  const clean = name.replace(/\s*\(.*\)$/, '').trim();
  const words = clean.split(/\s+/);
  const title = /^(?:the|dr\.?|prof\.?|mr\.?|ms\.?|project|technical|creative|quality|resource|user)$/i;
  return words.length === 2 && !title.test(words[0] ?? '') ? (words[0] ?? clean) : clean;
}
