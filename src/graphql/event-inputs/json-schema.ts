import { z } from 'zod';

/** The part of JSON schema that typed event inputs understand; everything else is taken as any JSON. */
const property = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  anyOf: z.array(z.looseObject({ type: z.string().optional() })).optional(),
  items: z.looseObject({ type: z.string().optional() }).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  default: z.unknown().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxItems: z.number().optional(),
  description: z.string().optional(),
});

const eventSchema = z.looseObject({
  properties: z.record(z.string(), property).default({}),
  required: z.array(z.string()).default([]),
});

export type Property = z.infer<typeof property>;

/** What an event carries besides its type. */
export interface EventFields {
  readonly [name: string]: {
    /** The schema with `null` taken out of it. */
    readonly schema: Property;
    readonly nullable: boolean;
    /** False when it may be left out, also because it has a default. */
    readonly required: boolean;
  };
}

export function readEventFields(schema: object): EventFields {
  const { properties, required } = eventSchema.parse(schema);
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => name !== 'type')
      .map(([name, given]) => [
        name,
        { ...withoutNull(given), required: required.includes(name) && given.default === undefined },
      ]),
  );
}

function withoutNull(given: Property): { readonly schema: Property; readonly nullable: boolean } {
  if (Array.isArray(given.type)) {
    const types = given.type.filter((type) => type !== 'null');
    const nullable = types.length < given.type.length;
    return { schema: types.length === 1 ? { ...given, type: types[0] } : {}, nullable };
  }
  const others = given.anyOf?.filter(({ type }) => type !== 'null');
  if (others === undefined || others.length === given.anyOf?.length)
    return { schema: given, nullable: false };
  return { schema: others.length === 1 ? property.parse(others[0]) : {}, nullable: true };
}
