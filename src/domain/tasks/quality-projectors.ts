import type { Projector } from '#core';
import { iso, projector } from './projector.ts';

/** Scores, validation reports, figures and routes as rows. */
export const qualityProjectors: readonly Projector[] = [
  projector(
    'subtask.reviewed',
    (fact, { at }) => [
      {
        table: 'quality_score',
        mode: 'insert',
        row: {
          task: fact.task,
          subtask: fact.subtask,
          attempt: fact.attempt,
          score: fact.score,
          threshold: fact.threshold,
          accepted: fact.accepted,
          criteria: fact.criteria,
          critique: fact.critique,
          critic: fact.critic,
          rehearsal: fact.rehearsal,
          agent: fact.agent,
          model: fact.model,
          capabilities: fact.capabilities,
          prompt_version: fact.promptVersion,
          plan_prompt_version: fact.planPromptVersion,
          critic_model: fact.criticModel,
          critic_prompt_version: fact.criticPromptVersion,
          first_try: fact.firstTry,
          lessons_mode: fact.lessons.mode,
          lessons_given: fact.lessons.given,
          lesson_count: fact.lessons.count,
          created_at: iso(at),
        },
      },
    ],
    ({ type, task, subtask, attempt, score, accepted }) => ({
      type,
      task,
      subtask,
      attempt,
      score,
      accepted,
    }),
  ),
  projector(
    'output.validated',
    (fact, { at }) => [
      {
        table: 'validation_report',
        mode: 'insert',
        row: {
          task: fact.task,
          subtask: fact.subtask ?? '',
          attempt: fact.attempt,
          passed: fact.passed,
          score: fact.score,
          action: fact.action,
          problems: fact.problems,
          report: fact.report,
          created_at: iso(at),
        },
      },
    ],
    ({ type, task, subtask, attempt, passed, score, action }) => ({
      type,
      task,
      subtask,
      attempt,
      passed,
      score,
      action,
    }),
  ),
  projector('subtask.routed', ({ task, subtask, attempt, queue, tier, avoid, askPerson, why }, { at }) => [
    {
      table: 'subtask_route',
      mode: 'upsert',
      row: {
        task,
        subtask,
        attempt,
        queue,
        tier,
        avoid,
        ask_person: askPerson,
        why,
        created_at: iso(at),
      },
    },
  ]),
  projector(
    'quality.figured',
    ({ figures }, { at }) =>
      figures.map((figure) => ({
        table: 'quality_figure',
        mode: 'upsert',
        row: { ...figure, updated_at: iso(at) },
      })),
    ({ type, figures }) => ({ type, figures: figures.map(({ key, count }) => ({ key, count })) }),
  ),
];
