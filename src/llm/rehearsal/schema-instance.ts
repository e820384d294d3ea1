import type { Dice } from './dice.ts';

type Schema = Readonly<Record<string, unknown>>;

export interface InstanceOptions {
  readonly dice: Dice;
  /** Sentences to fill strings with, so that the instance speaks of the matter at hand. */
  readonly words: readonly string[];
}

const DEEPEST = 12;

/** A valid instance of a JSON schema, built by walking it. Knows the keywords of strict structured output and a few more. */
export function instanceOf(schema: Schema, options: InstanceOptions): unknown {
  return new Walk(schema, options).value(schema, '', 0);
}

class Walk {
  readonly #root: Schema;
  readonly #dice: Dice;
  readonly #words: readonly string[];

  constructor(root: Schema, options: InstanceOptions) {
    this.#root = root;
    this.#dice = options.dice;
    this.#words = options.words.length > 0 ? options.words : ['A rehearsal value'];
  }

  value(schema: Schema, path: string, depth: number): unknown {
    if ('const' in schema) return schema['const'];
    if (Array.isArray(schema['enum'])) return this.#dice.pick(path, schema['enum'] as unknown[]);
    if ('default' in schema) return schema['default'];
    if (typeof schema['$ref'] === 'string') return this.value(this.#resolve(schema['$ref']), path, depth + 1);
    const merged = mergeAllOf(schema, (ref) => this.#resolve(ref));
    const branches = (merged['anyOf'] ?? merged['oneOf']) as Schema[] | undefined;
    if (branches && branches.length > 0) {
      const nullable = branches.find((branch) => branch['type'] === 'null');
      const branch =
        depth > DEEPEST && nullable ? nullable : branches.find((each) => each['type'] !== 'null');
      return this.value({ ...withoutBranches(merged), ...(branch ?? branches[0]) }, path, depth + 1);
    }
    switch (typeOf(merged, depth)) {
      case 'object':
        return this.#object(merged, path, depth);
      case 'array':
        return this.#array(merged, path, depth);
      case 'integer':
      case 'number':
        return this.#number(merged, path);
      case 'boolean':
        return this.#dice.share(path) < 0.5;
      case 'null':
        return null;
      default:
        return this.#string(merged, path);
    }
  }

  #object(schema: Schema, path: string, depth: number): unknown {
    const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
    const required = new Set((schema['required'] as string[] | undefined) ?? []);
    const names = Object.keys(properties).filter((name) => required.has(name) || depth < DEEPEST);
    for (const name of required) if (!names.includes(name)) names.push(name);
    return Object.fromEntries(
      names.map((name) => [name, this.value(properties[name] ?? {}, `${path}/${name}`, depth + 1)]),
    );
  }

  #array(schema: Schema, path: string, depth: number): unknown {
    const prefix = (schema['prefixItems'] ?? []) as Schema[];
    const items = schema['items'] as Schema | boolean | undefined;
    const least = (schema['minItems'] as number | undefined) ?? (depth > DEEPEST ? 0 : 1);
    const most = (schema['maxItems'] as number | undefined) ?? least + 2;
    const wanted =
      depth > DEEPEST ? least : Math.min(most, Math.max(least, prefix.length, 1 + this.#dice.index(path, 2)));
    const unique = schema['uniqueItems'] === true;
    const values: unknown[] = prefix.map((each, index) => this.value(each, `${path}/${index}`, depth + 1));
    const item = typeof items === 'object' ? items : {};
    for (let tries = 0; values.length < wanted && tries < wanted * 20; tries += 1) {
      const next = this.value(item, `${path}/${values.length}.${tries}`, depth + 1);
      if (!unique || !values.some((value) => JSON.stringify(value) === JSON.stringify(next)))
        values.push(next);
    }
    return values.slice(0, most);
  }

  #number(schema: Schema, path: string): number {
    const whole =
      schema['type'] === 'integer' || (Array.isArray(schema['type']) && schema['type'].includes('integer'));
    const step = (schema['multipleOf'] as number | undefined) ?? (whole ? 1 : undefined);
    const low =
      bound(schema, 'minimum', 'exclusiveMinimum', step ?? 0.01) ??
      Math.min(0, bound(schema, 'maximum', 'exclusiveMaximum', -(step ?? 0.01)) ?? 0);
    const high = Math.min(
      bound(schema, 'maximum', 'exclusiveMaximum', -(step ?? 0.01)) ?? low + 10,
      low + 1_000,
    );
    const drawn = low + this.#dice.share(path) * (high - low);
    if (step === undefined) return Math.min(high, Math.max(low, Math.round(drawn * 100) / 100));
    const least = Math.ceil(low / step);
    return Math.max(least, Math.min(Math.floor(high / step), Math.round(drawn / step))) * step;
  }

  #string(schema: Schema, path: string): string {
    const formatted =
      ofFormat(schema['format'], this.#dice.share(path)) ?? ofPattern(schema['pattern'], this.#words);
    if (formatted !== undefined) return formatted;
    let text = this.#dice.pick(path, this.#words) ?? '';
    const least = (schema['minLength'] as number | undefined) ?? 0;
    const most = (schema['maxLength'] as number | undefined) ?? Number.POSITIVE_INFINITY;
    while (text.length < least) text += text === '' ? 'rehearsal' : ` ${text}`;
    return text.slice(0, most);
  }

  #resolve(ref: string): Schema {
    const steps = ref.replace(/^#\/?/, '').split('/').filter(Boolean);
    let found: unknown = this.#root;
    for (const step of steps) {
      found = (found as Record<string, unknown> | undefined)?.[
        step.replaceAll('~1', '/').replaceAll('~0', '~')
      ];
    }
    return (found ?? {}) as Schema;
  }
}

function typeOf(schema: Schema, depth: number): unknown {
  const { type } = schema;
  if (Array.isArray(type))
    return depth > DEEPEST && type.includes('null')
      ? 'null'
      : (type.find((each) => each !== 'null') ?? 'null');
  if (type !== undefined) return type;
  if (schema['properties']) return 'object';
  return schema['items'] || schema['prefixItems'] ? 'array' : 'string';
}

function withoutBranches({ anyOf: _any, oneOf: _one, ...rest }: Schema): Schema {
  return rest;
}

function mergeAllOf(schema: Schema, resolve: (ref: string) => Schema): Schema {
  const parts = schema['allOf'] as Schema[] | undefined;
  if (!parts) return schema;
  const { allOf: _, ...own } = schema;
  const merged: Record<string, unknown> = {};
  for (const part of [...parts, own]) {
    const next = typeof part['$ref'] === 'string' ? resolve(part['$ref']) : part;
    const properties = { ...(merged['properties'] as object), ...(next['properties'] as object) };
    const required = [...((merged['required'] as string[]) ?? []), ...((next['required'] as string[]) ?? [])];
    Object.assign(merged, next, { properties, required });
  }
  return merged;
}

function bound(schema: Schema, inclusive: string, exclusive: string, step: number): number | undefined {
  const value = schema[inclusive] as number | undefined;
  const strict = schema[exclusive];
  return typeof strict === 'number' ? Math.max(strict + step, value ?? Number.NEGATIVE_INFINITY) : value;
}

function ofFormat(format: unknown, share: number): string | undefined {
  const at = new Date(Date.UTC(2030, 0, 1) + Math.floor(share * 365) * 86_400_000).toISOString();
  const hex = Math.floor(share * 2 ** 48)
    .toString(16)
    .padStart(12, '0');
  switch (format) {
    case 'date-time':
      return at;
    case 'date':
      return at.slice(0, 10);
    case 'time':
      return at.slice(11);
    case 'email':
      return 'rehearsal@example.org';
    case 'uri':
    case 'url':
      return 'https://example.org/rehearsal';
    case 'uuid':
      return `00000000-0000-4000-8000-${hex}`;
    default:
      return undefined;
  }
}

/** Tries plain candidates against a pattern: enough for keys, codes and numbers, not for every regular expression. */
function ofPattern(pattern: unknown, words: readonly string[]): string | undefined {
  if (typeof pattern !== 'string') return undefined;
  const expression = new RegExp(pattern, 'u');
  const slugs = words.map((word) =>
    word
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, ''),
  );
  const plain = [
    'rehearsal',
    'Rehearsal',
    'REHEARSAL',
    'a',
    'A',
    '0',
    '1',
    '12',
    '123',
    '1234',
    '12345',
    '1.0',
    '1.0.0',
    'a1',
    'AB-123',
    '2030-01-01',
    '12:00',
    '#aabbcc',
  ];
  return [...words, ...slugs, ...plain].find((candidate) => expression.test(candidate));
}
