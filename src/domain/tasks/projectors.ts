import type { Projector } from '#core';
import { crewProjectors } from './crew-projectors.ts';
import { iso, projector, update } from './projector.ts';
import { workProjectors } from './work-projectors.ts';

const finished = new Set(['completed', 'failed', 'cancelled']);
const finishedStages = new Set(['completed', 'failed', 'skipped', 'cancelled']);

/** How the facts of task execution become rows, and what of them the journal keeps. */
export const taskProjectors: readonly Projector[] = [
  projector(
    'task.submitted',
    ({ description, user, options }, { address, at }) => [
      {
        table: 'task',
        mode: 'upsert',
        row: {
          address,
          description,
          submitted_by: user,
          options,
          status: 'pending',
          created_at: iso(at),
          updated_at: iso(at),
        },
      },
    ],
    ({ type, user }) => ({ type, user }),
  ),
  projector('task.changed', ({ status, failure, reason }, { address, at }) => [
    update('task', {
      address,
      status,
      reason,
      failure,
      updated_at: iso(at),
      finished_at: finished.has(status) ? iso(at) : null,
    }),
  ]),
  projector(
    'task.planned',
    ({ plan, revision, source, problems }, { address, at }) => [
      update('task', {
        address,
        plan,
        plan_revision: revision,
        plan_source: source,
        plan_problems: problems,
        updated_at: iso(at),
      }),
    ],
    ({ type, revision, source }) => ({ type, revision, source }),
  ),
  projector('task.progressed', ({ total, finished: done, fraction, usage, rehearsal }, { address, at }) => [
    update('task', {
      address,
      subtask_count: total,
      finished_count: done,
      fraction,
      prompt_tokens: usage.promptTokens,
      completion_tokens: usage.completionTokens,
      cost_usd: usage.costUsd,
      ...(rehearsal ? { rehearsal: true } : {}),
      updated_at: iso(at),
    }),
  ]),
  projector(
    'task.concluded',
    ({ summary, result, data, complete, rehearsal }, { address, at }) => [
      update('task', {
        address,
        summary,
        result,
        result_data: data,
        result_complete: complete,
        ...(rehearsal ? { rehearsal: true } : {}),
        updated_at: iso(at),
      }),
    ],
    ({ type, complete }) => ({ type, complete }),
  ),
  projector(
    'subtask.created',
    (fact, { address, at }) => [
      {
        table: 'subtask',
        mode: 'upsert',
        row: {
          task: fact.task,
          id: fact.subtask,
          address,
          ordinal: fact.ordinal,
          title: fact.title,
          description: fact.description,
          capabilities: fact.capabilities,
          depends_on: fact.dependsOn,
          priority: fact.priority,
          estimated_seconds: fact.estimatedSeconds,
          tier: fact.tier,
          validation: fact.validation,
          incarnation: fact.incarnation,
          stage: 'blocked',
          started_at: null,
          created_at: iso(at),
          updated_at: iso(at),
        },
      },
    ],
    ({ type, task, subtask, incarnation }) => ({ type, task, subtask, incarnation }),
  ),
  projector('subtask.changed', ({ task, subtask, stage, agent, attempt, reason, error }, { at }) => [
    update('subtask', {
      task,
      id: subtask,
      stage,
      agent,
      attempt,
      reason,
      error,
      ...(stage === 'running' ? { started_at: iso(at) } : {}),
      updated_at: iso(at),
      finished_at: finishedStages.has(stage) ? iso(at) : null,
    }),
  ]),
  projector(
    'subtask.produced',
    (fact, { at }) => [
      {
        table: 'subtask_result',
        mode: 'insert',
        row: {
          task: fact.task,
          subtask: fact.subtask,
          attempt: fact.attempt,
          agent: fact.agent,
          output: fact.output,
          data: fact.data,
          tool_calls: fact.toolCalls,
          prompt_tokens: fact.usage.promptTokens,
          completion_tokens: fact.usage.completionTokens,
          cost_usd: fact.usage.costUsd,
          rehearsal: fact.rehearsal,
          created_at: iso(at),
        },
      },
    ],
    ({ type, task, subtask, attempt, agent, toolCalls }) => ({
      type,
      task,
      subtask,
      attempt,
      agent,
      toolCalls: toolCalls.length,
    }),
  ),
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
          rehearsal: fact.rehearsal,
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
  ...workProjectors,
  ...crewProjectors,
];
