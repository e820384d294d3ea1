import type { JsonValue } from '#core';
import type { Problem } from '../checked.ts';
import { lineAndColumn } from '../reading/read-json.ts';

/** Aliases may multiply a small text into gigabytes; this many copies are enough for any honest one. */
const maxAliasCount = 100;

/** Faults of YAML 1.2 (and so of JSON): syntax, keys that stand twice, aliases without anchor or without end. */
export async function findYamlProblems(text: string): Promise<readonly Problem[]> {
  const { parseAllDocuments } = await import('yaml');
  const documents = parseAllDocuments(text, { prettyErrors: false, strict: true, uniqueKeys: true });
  if (!Array.isArray(documents)) return [{ message: 'the YAML holds no document' }];
  return documents.flatMap((document): readonly Problem[] => {
    const [error] = document.errors;
    if (error !== undefined) {
      return [
        {
          message: `not valid YAML: ${error.message.split('\n')[0]}`,
          path: lineAndColumn(text, error.pos[0]),
        },
      ];
    }
    try {
      document.toJS({ maxAliasCount });
      return [];
    } catch (cause) {
      return [{ message: `not valid YAML: ${cause instanceof Error ? cause.message : String(cause)}` }];
    }
  });
}

/** The first document of YAML that has no problems. Dates and the like come as text. */
export async function readYaml(text: string): Promise<JsonValue> {
  const { parseDocument } = await import('yaml');
  return (parseDocument(text, { schema: 'core' }).toJS({ maxAliasCount }) ?? null) as JsonValue;
}
