import type { JsonObject } from './json.ts';
import type {
  FigureDimension,
  LessonMode,
  QualityFigure,
  ScoreSource,
  SubtaskReviewed,
} from './task-facts.ts';

/** A moving figure as its row holds it. */
export interface QualityFigureRow extends QualityFigure {
  readonly updatedAt: Date;
}

export interface FigureFilter {
  readonly source?: ScoreSource;
  readonly dimension?: FigureDimension;
  readonly value?: string;
  readonly rehearsal?: boolean;
}

/** A critic's judgement of one try of a subtask. */
export interface ReviewRow extends Omit<SubtaskReviewed, 'type' | 'lessons'> {
  readonly lessonsMode: LessonMode;
  readonly lessonsGiven: boolean;
  readonly lessonCount: number;
  readonly createdAt: Date;
}

export interface ReviewFilter {
  readonly agent?: string;
  readonly capability?: string;
  readonly accepted?: boolean;
}

/** Where a try of a subtask went instead of where it was planned. */
export interface SubtaskRouteRow {
  readonly task: string;
  readonly subtask: string;
  readonly attempt: number;
  readonly queue: string;
  readonly tier: string;
  readonly avoid: readonly string[];
  readonly askPerson: boolean;
  readonly why: readonly string[];
  readonly createdAt: Date;
}

/** What validation rules found in one output; `subtask` is empty for the result of the task. */
export interface ValidationReportRow {
  readonly task: string;
  readonly subtask: string;
  readonly attempt: number;
  readonly passed: boolean;
  readonly score: number;
  readonly action: string;
  readonly problems: readonly string[];
  /** A `ValidationReport`. */
  readonly report: JsonObject;
  readonly createdAt: Date;
}

/** Scores of first tries of subtasks whose draw decided about their lessons; only where there were lessons to give. */
export interface MeasuredScores {
  readonly withLessons: readonly number[];
  readonly withoutLessons: readonly number[];
}
