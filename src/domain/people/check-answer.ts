import { z } from 'zod';
import type { JsonObject, JsonValue } from '#core';
import { DeliberationError } from '../deliberation/deliberation-errors.ts';

/** Throws `clarification.unfitAnswer` unless the answer fits the question's JSON schema. */
export function checkAnswer(clarification: string, schema: JsonObject, answer: JsonValue): void {
  const parsed = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).safeParse(answer);
  if (!parsed.success) throw DeliberationError.unfitAnswer(clarification, parsed.error.issues);
  if (typeof answer === 'string' && answer.trim() === '') {
    throw DeliberationError.unfitAnswer(clarification, [{ path: [], message: 'must not be empty' }]);
  }
}
