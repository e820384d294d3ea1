import type { JsonValue, ValidationFinding } from '#core';
import { describeValidations } from '#domain';
import { compareScores } from '#rules';
import type {
  AttemptLessonsResolvers,
  QualityFigureResolvers,
  QualityResolvers,
  ReviewResolvers,
  SubtaskResolvers,
  TaskResolvers,
  TaskValidationReportResolvers,
  ValidationReportResolvers,
} from '../__generated__/resolvers-types.ts';
import { readPage } from '../connection.ts';
import type { GraphqlContext } from '../context.ts';
import type { ValidationReportRow } from '../models.ts';
import { defined } from './defined.ts';

export const Quality: QualityResolvers = {
  figures: (_, { source, dimension, value, rehearsal, ...page }, { loaders }) =>
    loaders.list('qualityFigures', defined({ source, dimension, value, rehearsal }), readPage(page)),
  reviews: (_, { agent, capability, accepted, ...page }, { loaders }) =>
    loaders.list('reviews', defined({ agent, capability, accepted }), readPage(page)),
  comparison: async (_, { capability, rehearsal }, { services }) => {
    const filter = { capability: capability ?? null, rehearsal: rehearsal ?? false };
    const { withLessons, withoutLessons } = await services.queries.measuredScores(filter);
    return compareScores(withLessons, withoutLessons);
  },
};

export const QualityFigure: QualityFigureResolvers = {
  capability: ({ value2 }) => value2,
  deviation: ({ variance }) => Math.sqrt(variance),
};

export const Review: ReviewResolvers = {
  subtask: async ({ task, subtask }, _, { loaders }) =>
    ((await loaders.row('subtasksOf', task)) ?? []).find(({ id }) => id === subtask) ?? null,
  lessonsGiven: ({ lessonsGiven, lessonCount }) => lessonsGiven && lessonCount > 0,
};

export const AttemptLessons: AttemptLessonsResolvers = {
  lessons: ({ lessons }) => lessons.map((lesson) => ({ ...lesson })),
};

export const ValidationReport: ValidationReportResolvers = {
  subtask: ({ subtask }) => (subtask === '' ? null : subtask),
  checks: ({ report }) => {
    const { findings = [] } = report as { readonly findings?: readonly ValidationFinding[] };
    return findings.map((finding) => ({
      ...finding,
      name: finding.name ?? null,
      path: finding.path ?? null,
      undecided: finding.undecided ?? false,
      evidence: finding.evidence ?? null,
      causes: JSON.parse(JSON.stringify(finding.causes ?? [])) as JsonValue,
    }));
  },
  skipped: ({ report }) => report['skipped'] ?? [],
  durationMs: ({ report }) => Number(report['durationMs'] ?? 0),
};

export const TaskValidationReport: TaskValidationReportResolvers = {
  passed: (reports) => newest(reports).every(({ passed }) => passed),
  score: (reports) => {
    const scores = newest(reports).map(({ score }) => score);
    return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
  },
  problems: (reports) => newest(reports).flatMap(({ problems }) => problems),
  result: (reports) => reports.findLast(({ subtask }) => subtask === '') ?? null,
  reports: (reports) => reports,
};

/** The last report of each subtask and of the result: what holds now. */
function newest(reports: readonly ValidationReportRow[]): readonly ValidationReportRow[] {
  return [...new Map(reports.map((report) => [report.subtask, report])).values()];
}

export const taskQuality: Pick<TaskResolvers, 'validationReport'> = {
  validationReport: async ({ address }, _, { loaders }) =>
    (await loaders.row('validationReportsOf', address)) ?? [],
};

export const subtaskQuality: Pick<SubtaskResolvers, 'reviews' | 'routes' | 'validationReports'> = {
  reviews: async ({ task, id }, _, { loaders }) => within(id, await loaders.row('reviewsOf', task)),
  routes: async ({ task, id }, _, { loaders }) => within(id, await loaders.row('subtaskRoutesOf', task)),
  validationReports: async ({ task, id }, _, { loaders }) =>
    within(id, await loaders.row('validationReportsOf', task)),
};

function within<Row extends { readonly subtask: string }>(id: string, rows: readonly Row[] | null) {
  return (rows ?? []).filter(({ subtask }) => subtask === id);
}

/** The lessons of one try; null when it was made without looking for any. */
export async function lessonsOf(
  { task, subtask, attempt }: { readonly task: string; readonly subtask: string; readonly attempt: number },
  { loaders }: GraphqlContext,
) {
  const rows = (await loaders.row('attemptLessonsOf', task)) ?? [];
  return rows.find((row) => row.subtask === subtask && row.attempt === attempt) ?? null;
}

export function listStrategies() {
  return describeValidations().map(({ good, bad, ...strategy }) => ({
    ...strategy,
    good: { ...good },
    bad: { ...bad },
  }));
}
