import type {
  AttemptLessons,
  FigureFilter,
  MeasuredScores,
  QualityFigureRow,
  Queries,
  ReviewFilter,
  ReviewRow,
  SubtaskRouteRow,
  ValidationReportRow,
} from '#core';
import {
  AttemptLessons as AttemptLessonsEntity,
  type AttemptLessonsRow as LessonsRecord,
} from '../../entities/attempt-lessons.ts';
import { type QualityFigureRow as FigureRecord, QualityFigure } from '../../entities/quality-figure.ts';
import { QualityScore, type QualityScoreRow as ScoreRecord } from '../../entities/quality-score.ts';
import { type SubtaskRouteRow as RouteRecord, SubtaskRoute } from '../../entities/subtask-route.ts';
import {
  type ValidationReportRow as ReportRecord,
  ValidationReport,
} from '../../entities/validation-report.ts';
import { createListing } from './create-listing.ts';
import { createGroups } from './create-lookup.ts';
import { fieldsOf, type ListingSource, where } from './listing-source.ts';
import type { Reader } from './reader.ts';

const figures: ListingSource<FigureRecord, QualityFigureRow, FigureFilter> = {
  entity: QualityFigure,
  table: 'figures of quality',
  fields: fieldsOf<QualityFigureRow>({
    key: true,
    source: true,
    dimension: true,
    value: true,
    value2: true,
    rehearsal: true,
    count: true,
    passed: true,
    mean: true,
    variance: true,
    last: true,
    updatedAt: true,
  }),
  order: [{ property: 'key', direction: 'asc', type: 'text' }],
  where: ({ source, dimension, value, rehearsal }) =>
    where<FigureRecord>({ source, dimension, value, rehearsal }),
  toRow: (record) => record,
};

const reviews: ListingSource<ScoreRecord, ReviewRow, ReviewFilter> = {
  entity: QualityScore,
  table: 'reviews',
  fields: fieldsOf<ReviewRow>({
    task: true,
    subtask: true,
    attempt: true,
    score: true,
    threshold: true,
    accepted: true,
    criteria: true,
    critique: true,
    rehearsal: true,
    critic: true,
    agent: true,
    model: true,
    capabilities: true,
    promptVersion: true,
    planPromptVersion: true,
    criticModel: true,
    criticPromptVersion: true,
    firstTry: true,
    lessonsMode: true,
    lessonsGiven: true,
    lessonCount: true,
    createdAt: true,
  }),
  order: [
    { property: 'createdAt', direction: 'desc', type: 'instant' },
    { property: 'task', direction: 'asc', type: 'text' },
    { property: 'subtask', direction: 'asc', type: 'text' },
    { property: 'attempt', direction: 'desc', type: 'number' },
  ],
  where: ({ agent, capability, accepted }) =>
    where<ScoreRecord>({
      agent,
      accepted,
      capabilities: capability === undefined ? undefined : { $contains: [capability] },
    }),
  toRow: (record) => record,
};

const byAttempt = [{ property: 'attempt', direction: 'asc', type: 'number' }] as const;

const reports: ListingSource<ReportRecord, ValidationReportRow, Record<never, never>> = {
  entity: ValidationReport,
  table: 'validation reports',
  fields: fieldsOf<ValidationReportRow>({
    task: true,
    subtask: true,
    attempt: true,
    passed: true,
    score: true,
    action: true,
    problems: true,
    report: true,
    createdAt: true,
  }),
  order: [
    { property: 'createdAt', direction: 'asc', type: 'instant' },
    { property: 'subtask', direction: 'asc', type: 'text' },
    ...byAttempt,
  ],
  where: () => ({}),
  toRow: (record) => record,
};

const routes: ListingSource<RouteRecord, SubtaskRouteRow, Record<never, never>> = {
  entity: SubtaskRoute,
  table: 'routes of subtasks',
  fields: fieldsOf<SubtaskRouteRow>({
    task: true,
    subtask: true,
    attempt: true,
    queue: true,
    tier: true,
    avoid: true,
    askPerson: true,
    why: true,
    createdAt: true,
  }),
  order: byAttempt,
  where: () => ({}),
  toRow: (record) => record,
};

const lessons: ListingSource<LessonsRecord, AttemptLessons, Record<never, never>> = {
  entity: AttemptLessonsEntity,
  table: 'lessons of tries',
  fields: fieldsOf<AttemptLessons>({
    task: true,
    subtask: true,
    attempt: true,
    mode: true,
    given: true,
    lessons: true,
    createdAt: true,
  }),
  order: byAttempt,
  where: () => ({}),
  toRow: (record) => record,
};

const reviewsByTry = { ...reviews, order: byAttempt, where: () => ({}) };

/** The newest scores that are compared. */
const mostScores = 10_000;

async function readMeasured(
  reader: Reader,
  { capability, rehearsal }: Parameters<Queries['measuredScores']>[0],
): Promise<MeasuredScores> {
  const rows = await reader.rows<{ readonly score: number; readonly lessons_given: boolean }>(
    'measured scores',
    `select score, lessons_given from quality_score
      where lessons_mode = 'measure' and first_try and lesson_count > 0 and rehearsal = ?
        and (?::text is null or capabilities @> jsonb_build_array(?::text))
      order by created_at desc limit ${mostScores}`,
    [rehearsal, capability, capability],
  );
  const scores = (given: boolean) =>
    rows.filter((row) => row.lessons_given === given).map(({ score }) => Number(score));
  return { withLessons: scores(true), withoutLessons: scores(false) };
}

/** How outputs were judged, what was made of it, and where it sent them. */
export function createQualityQueries(
  reader: Reader,
): Pick<
  Queries,
  | 'qualityFigures'
  | 'reviews'
  | 'reviewsOf'
  | 'validationReportsOf'
  | 'subtaskRoutesOf'
  | 'attemptLessonsOf'
  | 'measuredScores'
> {
  return {
    qualityFigures: createListing(reader, figures),
    reviews: createListing(reader, reviews),
    reviewsOf: createGroups(reader, reviewsByTry, 'task'),
    validationReportsOf: createGroups(reader, reports, 'task'),
    subtaskRoutesOf: createGroups(reader, routes, 'task'),
    attemptLessonsOf: createGroups(reader, lessons, 'task'),
    measuredScores: (filter) => readMeasured(reader, filter),
  };
}
