import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { DelegatedStatus, JsonObject, JsonValue, OrchestrationKind, OrchestrationStatus } from '#core';

/** An orchestrator or coordinator as it stands now. */
export const Orchestration = defineEntity({
  name: 'Orchestration',
  tableName: 'orchestration',
  properties: {
    address: p.text().primary(),
    kind: p.text().$type<OrchestrationKind>(),
    goal: p.text(),
    material: p.json<JsonValue>().columnType('jsonb').strictNullable(),
    startedBy: p.text(),
    status: p.text().$type<OrchestrationStatus>(),
    round: p.integer(),
    assessment: p.text().strictNullable(),
    report: p.text().strictNullable(),
    failure: p.json<JsonObject>().columnType('jsonb').strictNullable(),
    promptTokens: p.bigint('number'),
    completionTokens: p.bigint('number'),
    costUsd: p.double().$type<number>().runtimeType('number'),
    rehearsal: p.boolean(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
    endedAt: p.datetime(3).strictNullable(),
  },
});

export type OrchestrationRow = InferEntity<typeof Orchestration>;

/** A task that an orchestrator or coordinator has submitted. */
export const OrchestrationTask = defineEntity({
  name: 'OrchestrationTask',
  tableName: 'orchestration_task',
  properties: {
    orchestration: p.text().primary(),
    task: p.text().primary(),
    round: p.integer(),
    ordinal: p.integer(),
    description: p.text(),
    status: p.text().$type<DelegatedStatus>(),
    createdAt: p.datetime(3),
    endedAt: p.datetime(3).strictNullable(),
  },
});

export type OrchestrationTaskRow = InferEntity<typeof OrchestrationTask>;

/** What a coordinator was told. */
export const OrchestrationNote = defineEntity({
  name: 'OrchestrationNote',
  tableName: 'orchestration_note',
  properties: {
    orchestration: p.text().primary(),
    ordinal: p.integer().primary(),
    text: p.text(),
    by: p.text(),
    at: p.datetime(3),
  },
});

export type OrchestrationNoteRow = InferEntity<typeof OrchestrationNote>;
