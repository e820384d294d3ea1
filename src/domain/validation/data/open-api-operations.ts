import type { JsonObject, JsonValue } from '#core';
import type { Problem } from '../checked.ts';
import { joinPointer, selectPointer } from '../reading/select-path.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** What the specification demands in words and no schema holds: unique operation ids, declared path parameters. */
export function findOperationProblems(description: JsonObject): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const [template, item] of entriesOf(description['paths'])) {
    const place = joinPointer('/paths', template);
    for (const [method, operation] of entriesOf(item)) {
      if (!methods.includes(method) || !isObject(operation)) continue;
      const path = joinPointer(place, method);
      const id = operation['operationId'];
      if (typeof id === 'string') {
        const other = seen.get(id);
        if (other !== undefined) {
          problems.push({
            message: `the operationId '${id}' is also that of ${other}; give each operation its own`,
            path: `${path}/operationId`,
          });
        }
        seen.set(id, path);
      }
      const declared = [item, operation].flatMap((level) => pathParameters(description, level));
      const used = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
      for (const name of used.filter((one) => !declared.includes(one))) {
        problems.push({
          message: `the path parameter '${name}' is not declared; add it to parameters`,
          path,
        });
      }
      for (const name of declared.filter((one) => !used.includes(one))) {
        problems.push({
          message: `the path parameter '${name}' does not stand in the path ${template}`,
          path,
        });
      }
    }
  }
  return problems;
}

function pathParameters(description: JsonObject, level: JsonValue | undefined): readonly string[] {
  const list = isObject(level) ? level['parameters'] : undefined;
  if (!Array.isArray(list)) return [];
  return (list as readonly JsonValue[]).flatMap((entry) => {
    const parameter = resolve(description, entry);
    return isObject(parameter) && parameter['in'] === 'path' && typeof parameter['name'] === 'string'
      ? [parameter['name']]
      : [];
  });
}

function resolve(description: JsonObject, value: JsonValue | undefined): JsonValue | undefined {
  const target = isObject(value) ? value['$ref'] : undefined;
  return typeof target === 'string' ? selectPointer(description, decodeURI(target.slice(1))) : value;
}

function entriesOf(value: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
  return isObject(value) ? Object.entries(value) : [];
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return value !== undefined && value !== null && typeof value === 'object' && !Array.isArray(value);
}
