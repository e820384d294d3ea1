import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** Compiled schemas that are kept: compiling costs milliseconds, and schemas of votes differ from ballot to ballot. */
const KEPT = 200;

/** Compiles JSON schemas and keeps the newest, found again by their text. */
export class SchemaValidators {
  readonly #ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    validateFormats: false,
    addUsedSchema: false,
  });
  readonly #kept = new Map<string, { readonly schema: object; readonly validate: ValidateFunction }>();

  /** Throws what Ajv throws for a schema that is none. */
  for(schema: object): ValidateFunction {
    // Whatever draft a schema declares, it is read as the current one: structured output uses what they share.
    const { $id: _id, $schema: _draft, ...anonymous } = schema as { $id?: unknown; $schema?: unknown };
    const text = JSON.stringify(anonymous);
    const known = this.#kept.get(text);
    if (known) return known.validate;
    const validate = this.#ajv.compile(anonymous);
    this.#kept.set(text, { schema: anonymous, validate });
    const [oldest] = this.#kept;
    if (this.#kept.size > KEPT && oldest) {
      this.#ajv.removeSchema(oldest[1].schema);
      this.#kept.delete(oldest[0]);
    }
    return validate;
  }
}
