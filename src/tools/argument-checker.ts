import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonObject } from '#core';
import { ToolError } from './tool-error.ts';

const options = { allErrors: true, strict: false, validateFormats: false, addUsedSchema: false } as const;
const mostProblems = 8;

/** Reads and checks the arguments that a model wrote. Keeps compiled schemas. */
export class ArgumentChecker {
  // A schema that names no dialect is taken as 2020-12, as the MCP specification has it.
  readonly #ajv = new Ajv2020(options);
  readonly #draft7 = new Ajv(options);
  readonly #compiled = new WeakMap<JsonObject, ValidateFunction>();

  /** Throws a defect when the schema itself is unusable. */
  compile(name: string, schema: JsonObject): ValidateFunction {
    const known = this.#compiled.get(schema);
    if (known) return known;
    const { $schema: dialect, $id: _id, ...plain } = schema;
    const ajv = typeof dialect === 'string' && /draft-0[4-7]/.test(dialect) ? this.#draft7 : this.#ajv;
    try {
      const validate = ajv.compile(plain);
      this.#compiled.set(schema, validate);
      return validate;
    } catch (error) {
      throw ToolError.badDefinition(name, `its schema is unusable: ${(error as Error).message}`);
    }
  }

  /** Empty text counts as no arguments. */
  parse(name: string, schema: JsonObject, text: string): JsonObject {
    let value: unknown;
    try {
      value = JSON.parse(text.trim() === '' ? '{}' : text);
    } catch (error) {
      throw ToolError.unreadableArguments(name, (error as Error).message);
    }
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      throw ToolError.unreadableArguments(name, `they are ${JSON.stringify(value).slice(0, 60)}`);
    }
    const validate = this.compile(name, schema);
    if (!validate(value)) {
      throw ToolError.invalidArguments(name, (validate.errors ?? []).slice(0, mostProblems).map(describe));
    }
    return value as JsonObject;
  }
}

function describe({ instancePath, keyword, message, params }: ErrorObject): string {
  const where = instancePath === '' ? 'the arguments' : instancePath.slice(1).replaceAll('/', '.');
  if (keyword === 'enum') return `${where} must be one of ${JSON.stringify(params['allowedValues'])}`;
  if (keyword === 'additionalProperties') {
    return `${where} may not have '${params['additionalProperty']}'`;
  }
  return `${where} ${message ?? 'is invalid'}`;
}
