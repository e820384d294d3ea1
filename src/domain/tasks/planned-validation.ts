import { type JsonValue, StatehouseError } from '#core';
import type { Plan, PlannedValidation } from '#rules';
import { parseValidation } from '../validation/parse-validation.ts';
import { strategies } from '../validation/strategies.ts';

/** Names of the rules that a plan may set: those that need no model. */
export function planRuleNames(): readonly string[] {
  return Object.values(strategies)
    .filter(({ kind }) => kind === 'pure')
    .map(({ strategy }) => strategy);
}

/** The rules of a planned subtask as a validation. Values are text in a plan; what is JSON counts as such. */
export function plannedValidation(validation: JsonValue): JsonValue {
  return (validation as unknown as readonly PlannedValidation[]).map(({ rule, parameters }) => ({
    strategy: rule,
    params: Object.fromEntries(parameters.map(({ name, value }) => [name, readValue(value)])),
  }));
}

/** Problems of the rules that a plan sets, in words; empty when all can be run. */
export function validationProblems(plan: Plan): readonly string[] {
  return plan.subtasks.flatMap(({ id, validation }) => {
    if (validation.length === 0) return [];
    try {
      parseValidation(plannedValidation(JSON.parse(JSON.stringify(validation)) as JsonValue));
      return [];
    } catch (error) {
      if (!(error instanceof StatehouseError)) throw error;
      return [`subtask '${id}': its validation cannot be run: ${error.message}`];
    }
  });
}

function readValue(value: string): JsonValue {
  try {
    return JSON.parse(value) as JsonValue;
  } catch {
    return value;
  }
}
