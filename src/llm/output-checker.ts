import type { ErrorObject } from 'ajv';
import type { JsonValue, StructuredOutput } from '#core';
import { parseJsonReply } from './parse-json-reply.ts';
import { SchemaValidators } from './schema-validators.ts';

export type CheckedOutput =
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Checks replies against the schema that was asked for, then against the asker's own rules.  */
export class OutputChecker {
  readonly #validators = new SchemaValidators();

  check(text: string, output: StructuredOutput): CheckedOutput {
    const parsed = parseJsonReply(text);
    if (parsed === null) {
      const why =
        text.trim() === '' ? 'the reply is empty' : 'the reply is not JSON, or the JSON is incomplete';
      return { ok: false, problems: [why] };
    }
    const validate = this.#validators.for(output.schema);
    const problems = validate(parsed.value)
      ? output.validate(parsed.value)
      : (validate.errors ?? []).slice(0, 12).map(describe);
    return problems.length === 0 ? { ok: true, value: parsed.value } : { ok: false, problems };
  }
}

function describe(error: ErrorObject): string {
  const where = error.instancePath === '' ? 'the reply' : error.instancePath.slice(1).replaceAll('/', '.');
  if (error.keyword === 'enum')
    return `${where} must be one of ${JSON.stringify(error.params['allowedValues'])}`;
  if (error.keyword === 'additionalProperties') {
    return `${where} has an unexpected property "${error.params['additionalProperty']}"`;
  }
  return `${where} ${error.message ?? 'is invalid'}`;
}
