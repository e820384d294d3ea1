import type { JsonObject, JsonValue } from '#core';
import { valueAt } from './condition.ts';

const placeholder = /\{\{\s*([\w.-]+)\s*\}\}/g;
const alone = /^\{\{\s*([\w.-]+)\s*\}\}$/;
/** Longest text that a placeholder brings in. */
const longest = 2_000;

/**
 * A JSON value with its placeholders filled from `scope`: `{{payload.order.id}}` is a dotted path. Text that is nothing
 * but one placeholder becomes the value itself; inside other text it is written out, values that are no text as JSON.
 * What is not there becomes null, or nothing inside a text. Filled-in text is not looked through again.
 */
export function fillTemplate<Template extends JsonValue>(template: Template, scope: JsonObject): Template {
  return fill(template, scope) as Template;
}

function fill(template: JsonValue, scope: JsonObject): JsonValue {
  if (typeof template === 'string') return fillText(template, scope);
  if (Array.isArray(template)) return template.map((each) => fill(each, scope));
  if (template === null || typeof template !== 'object') return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fill(value, scope)]));
}

function fillText(text: string, scope: JsonObject): JsonValue {
  const only = alone.exec(text)?.[1];
  if (only !== undefined) return valueAt(scope, only) ?? null;
  return text.replace(placeholder, (_, path: string) => {
    const value = valueAt(scope, path);
    if (value === undefined || value === null) return '';
    return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, longest);
  });
}
