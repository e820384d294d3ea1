import type { OrchestrationFact, ProjectionTurn, ProjectionWrite, Projector } from '#core';
import { causation } from '../events/projectors.ts';

type FactOf<Type extends OrchestrationFact['type']> = Extract<OrchestrationFact, { type: Type }>;

const iso = (at: number) => new Date(at).toISOString();
const ended: ReadonlySet<string> = new Set(['completed', 'failed', 'cancelled', 'timedOut']);

function projector<Type extends OrchestrationFact['type']>(
  type: Type,
  rows: (fact: FactOf<Type>, turn: ProjectionTurn) => readonly ProjectionWrite[],
  slim?: (fact: FactOf<Type>) => { readonly type: string },
): Projector {
  return { type, rows, ...(slim === undefined ? {} : { slim }) } as Projector;
}

/** How the facts of orchestrators and coordinators become rows, and what of them the journal keeps. */
export const orchestrationProjectors: readonly Projector[] = [
  projector(
    'orchestration.opened',
    ({ kind, goal, material, user }, { address, at }) => [
      {
        table: 'orchestration',
        mode: 'upsert',
        row: {
          address,
          kind,
          goal,
          material,
          started_by: user,
          status: 'queued',
          created_at: iso(at),
          updated_at: iso(at),
        },
      },
    ],
    ({ type, kind, user }) => ({ type, kind, user }),
  ),
  projector('orchestration.changed', ({ status, failure }, { address, at }) => [
    {
      table: 'orchestration',
      mode: 'update',
      row: {
        address,
        status,
        failure,
        updated_at: iso(at),
        ended_at: ended.has(status) ? iso(at) : null,
      },
    },
  ]),
  projector(
    'orchestration.decided',
    ({ round, assessment, report, usage, rehearsal }, { address, at }) => [
      {
        table: 'orchestration',
        mode: 'update',
        row: {
          address,
          round,
          assessment,
          report,
          prompt_tokens: usage.promptTokens,
          completion_tokens: usage.completionTokens,
          cost_usd: usage.costUsd,
          ...(rehearsal ? { rehearsal: true } : {}),
          updated_at: iso(at),
        },
      },
    ],
    ({ type, round, rehearsal }) => ({ type, round, rehearsal }),
  ),
  projector(
    'orchestration.delegated',
    ({ task, round, ordinal, description, cause }, { address, at }) => [
      {
        table: 'orchestration_task',
        mode: 'insert',
        row: {
          orchestration: address,
          task,
          round,
          ordinal,
          description,
          status: 'launching',
          created_at: iso(at),
        },
      },
      causation({ consequence: task, kind: 'actor', cause: cause.id, via: null }, at),
    ],
    ({ type, task, round }) => ({ type, task, round }),
  ),
  projector('orchestration.taskChanged', ({ task, status }, { address, at }) => [
    {
      table: 'orchestration_task',
      mode: 'update',
      row: { orchestration: address, task, status, ended_at: ended.has(status) ? iso(at) : null },
    },
  ]),
  projector(
    'orchestration.noted',
    ({ ordinal, text, by }, { address, at }) => [
      {
        table: 'orchestration_note',
        mode: 'insert',
        row: { orchestration: address, ordinal, text, by, at: iso(at) },
      },
    ],
    ({ type, ordinal, by }) => ({ type, ordinal, by }),
  ),
];
