import { isNearDuplicate } from '../deliberation/index.ts';
import { contentWordsOf, overlap } from '../deliberation/similarity.ts';

/** What a critique taught. */
export interface Lesson {
  readonly id: string;
  /** What to do better, in a sentence or two. */
  readonly text: string;
  /** Description of the subtask that was criticised. */
  readonly about: string;
  readonly capabilities: readonly string[];
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

export interface LessonRequest {
  /** Description of the subtask to come. */
  readonly about: string;
  readonly capabilities: readonly string[];
  readonly now: number;
  /** Default 3. */
  readonly most?: number;
  /** Age at which a lesson counts half. Default 14 days. */
  readonly halfLifeMs?: number;
  /** Least relevance, 0 to 1. Default 0.05. */
  readonly leastRelevance?: number;
}

export interface ChosenLesson<Known extends Lesson = Lesson> {
  readonly lesson: Known;
  /** 0 to 1. */
  readonly relevance: number;
}

const day = 86_400_000;

/**
 * The lessons for a prompt, the most relevant first: `2^(−age / half-life) · (⅔ · words + ⅓ · capabilities)`, where
 * both are the share that the two subtasks have in common. A lesson that says what a more relevant one says is left out.
 */
export function selectLessons<Known extends Lesson>(
  lessons: readonly Known[],
  request: LessonRequest,
): readonly ChosenLesson<Known>[] {
  const { about, capabilities, now, most = 3, halfLifeMs = 14 * day, leastRelevance = 0.05 } = request;
  const words = contentWordsOf(about);
  const wanted = new Set(capabilities);
  const ranked = lessons
    .map((lesson) => {
      const alike = overlap(words, contentWordsOf(lesson.about));
      const skill = wanted.size === 0 ? 0 : overlap(wanted, new Set(lesson.capabilities));
      const recency = 2 ** (-Math.max(0, now - lesson.at) / halfLifeMs);
      return { lesson, relevance: recency * ((2 / 3) * alike + (1 / 3) * skill) };
    })
    .filter(({ relevance }) => relevance >= leastRelevance)
    .sort(
      (a, b) =>
        b.relevance - a.relevance || b.lesson.at - a.lesson.at || (a.lesson.id < b.lesson.id ? -1 : 1),
    );
  const chosen: ChosenLesson<Known>[] = [];
  for (const each of ranked) {
    if (chosen.length >= most) break;
    if (chosen.some(({ lesson }) => isNearDuplicate(lesson.text, each.lesson.text))) continue;
    chosen.push(each);
  }
  return chosen;
}

/** The lessons as a list in a prompt, one line each. */
export function lessonLines(lessons: readonly Pick<Lesson, 'id' | 'text'>[]): readonly string[] {
  return lessons.map(({ id, text }) => `- [${id}] ${text.replaceAll(/\s+/g, ' ').trim()}`);
}
