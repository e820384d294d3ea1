import type { JsonObject, JsonValue } from '#core';

const jsonTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
};

/**
 * A second look at an answer, inside the chart: type, choices, required fields and lengths, so that no answer that
 * was let through by mistake is consumed. The whole of JSON Schema is checked by the service that takes the answer.
 */
export function answerFits(schema: JsonObject, answer: unknown): boolean {
  if (!fitsType(schema['type'], answer)) return false;
  const choices = schema['enum'];
  if (Array.isArray(choices) && !choices.some((choice) => choice === answer)) return false;
  if ('const' in schema && schema['const'] !== answer) return false;
  if (typeof answer === 'string') return fitsLength(schema, answer);
  if (Array.isArray(answer)) {
    const { items } = schema as { items?: JsonValue };
    return !isSchema(items) || answer.every((item) => answerFits(items, item));
  }
  if (answer !== null && typeof answer === 'object') {
    return fitsFields(schema, answer as Record<string, unknown>);
  }
  return true;
}

function fitsType(type: JsonValue | undefined, answer: unknown): boolean {
  if (type === undefined) return true;
  const types = Array.isArray(type) ? type : [type];
  return types.some((name) => jsonTypes[String(name)]?.(answer) ?? false);
}

function fitsLength(schema: JsonObject, answer: string): boolean {
  const { minLength, maxLength } = schema;
  if (typeof minLength === 'number' && answer.trim().length < minLength) return false;
  return typeof maxLength !== 'number' || answer.length <= maxLength;
}

function fitsFields(schema: JsonObject, answer: Record<string, unknown>): boolean {
  const { required, properties, additionalProperties } = schema;
  if (Array.isArray(required) && required.some((name) => !(String(name) in answer))) return false;
  const known = isSchema(properties) ? properties : {};
  return Object.entries(answer).every(([name, value]) => {
    const field = known[name];
    if (field === undefined) return additionalProperties !== false;
    return !isSchema(field) || answerFits(field, value);
  });
}

function isSchema(value: JsonValue | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
