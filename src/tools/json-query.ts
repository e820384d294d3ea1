import { JSONPathEnvironment, JSONPathError, type JSONValue } from 'json-p3';
import type { JsonValue } from '#core';
import type { Tool } from './tool.ts';
import { ToolError } from './tool-error.ts';

const mostMatches = 200;

/** Picks values out of JSON by JSONPath (RFC 9535). */
export function createJsonQuery(): Tool {
  const paths = new JSONPathEnvironment({ maxRecursionDepth: 100 });
  // Regular expressions of a model's making could take for ever, and nothing interrupts them.
  paths.functionRegister.delete('match');
  paths.functionRegister.delete('search');
  return {
    name: 'jsonQuery',
    description:
      'Picks values out of JSON data by a JSONPath query (RFC 9535), such as $.items[?@.price < 10].name or $..id. Filters compare values and may use count(), length() and value(); there are no regular expressions. Answers with the values and where they are.',
    parameters: {
      type: 'object',
      properties: {
        data: { description: 'The JSON data itself, or a string of JSON text' },
        query: { type: 'string', minLength: 1, maxLength: 2_000, description: 'JSONPath, begins with $' },
      },
      required: ['data', 'query'],
      additionalProperties: false,
    },
    retrySafe: true,
    execute({ data, query }) {
      const matches: { readonly path: string; readonly value: JsonValue }[] = [];
      let count = 0;
      try {
        for (const node of paths.lazyQuery(String(query), read(data ?? null) as JSONValue)) {
          count += 1;
          if (matches.length < mostMatches) matches.push({ path: node.path, value: node.value as JsonValue });
        }
      } catch (error) {
        if (error instanceof JSONPathError) {
          throw ToolError.refused('jsonQuery', `the query '${query}' cannot be used: ${error.message}`);
        }
        throw error;
      }
      return { count, shown: matches.length, matches };
    },
  };
}

function read(data: JsonValue): JsonValue {
  if (typeof data !== 'string') return data;
  try {
    return JSON.parse(data);
  } catch (error) {
    throw ToolError.refused('jsonQuery', `data is text, but not JSON: ${(error as Error).message}`);
  }
}
