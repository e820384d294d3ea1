import { createHash } from 'node:crypto';
import type {
  AttemptLessons,
  Clock,
  Critique,
  GivenLesson,
  LessonMode,
  LessonStore,
  ModelGateway,
  SubtaskBrief,
  TaskBrief,
  WorkInput,
} from '#core';
import { selectLessons } from '#rules';

/** Longest critique that a lesson repeats. */
const lessonCharacters = 600;

export interface LessonParts {
  readonly lessons: LessonStore;
  /** Holds for tasks that do not say it themselves. */
  readonly lessonMode: LessonMode;
  readonly clock: Clock;
}

/**
 * The lessons of earlier reviews for one try: critiques of refused outputs of the same kind. With `measure` they are
 * chosen for every subtask, and its own draw decides whether they are given. Kept before the model is asked.
 */
export async function chooseLessons(
  { lessons, lessonMode, clock }: LessonParts,
  about: {
    readonly input: WorkInput;
    readonly task: TaskBrief;
    readonly subtask: SubtaskBrief;
    readonly gateway: Pick<ModelGateway, 'providers'>;
  },
): Promise<AttemptLessons> {
  const { input, subtask, gateway } = about;
  const mode = modeOf(about.task) ?? lessonMode;
  const createdAt = new Date(clock.now());
  const at = { task: input.task, subtask: input.subtask, attempt: input.attempt, mode, createdAt };
  if (mode === 'off') return { ...at, given: false, lessons: [] };
  const { title, description, capabilities } = subtask;
  const rehearsal = gateway.providers()[0]?.rehearsal ?? false;
  const critiques = await lessons.critiques({ ...at, capabilities, rehearsal });
  const chosen = selectLessons(critiques.map(asLesson), {
    about: `${title}\n${description}`,
    capabilities,
    now: clock.now(),
  });
  return lessons.keep({
    ...at,
    given: mode === 'on' || input.lessonsDrawn,
    lessons: chosen.map(({ lesson, relevance }) => asGiven(lesson, relevance)),
  });
}

function modeOf({ options }: TaskBrief): LessonMode | null {
  const mode = options['lessons'];
  return mode === 'on' || mode === 'off' || mode === 'measure' ? mode : null;
}

function asLesson({ text, at, ...critique }: Critique) {
  const place = JSON.stringify([critique.task, critique.subtask, critique.attempt]);
  const id = createHash('sha256').update(place).digest('hex').slice(0, 10);
  return { ...critique, id, text: text.slice(0, lessonCharacters), at: at.getTime() };
}

function asGiven(lesson: ReturnType<typeof asLesson>, relevance: number): GivenLesson {
  const { id, text, task, subtask, attempt } = lesson;
  return { id, text, relevance: Math.round(relevance * 1_000) / 1_000, task, subtask, attempt };
}
