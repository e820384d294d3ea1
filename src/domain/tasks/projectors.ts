import type { Projector } from '#core';
import { budgetProjectors } from './budget-projectors.ts';
import { crewProjectors } from './crew-projectors.ts';
import { iso, projector, update } from './projector.ts';
import { qualityProjectors } from './quality-projectors.ts';
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
    ({ plan, revision, source, problems, promptVersion }, { address, at }) => [
      update('task', {
        address,
        plan,
        plan_revision: revision,
        plan_source: source,
        plan_problems: problems,
        plan_prompt_version: promptVersion,
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
          model: fact.model,
          prompt_version: fact.promptVersion,
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
  ...workProjectors,
  ...budgetProjectors,
  ...crewProjectors,
  ...qualityProjectors,
];
