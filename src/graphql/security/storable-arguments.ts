import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import { storableText } from '#core';

/**
 * Gives every field its arguments as the database can take them: NUL, which no PostgreSQL text holds, becomes U+FFFD in
 * each string, so that a look-up with it finds nothing instead of failing.
 */
export function repairArguments(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) if (field.args.length > 0) repairField(field);
  }
  return schema;
}

function repairField(field: GraphQLField<unknown, unknown>): void {
  const { resolve = defaultFieldResolver, subscribe } = field;
  field.resolve = (source, args, context, info) => resolve(source, storableArguments(args), context, info);
  if (subscribe !== undefined)
    field.subscribe = (source, args, context, info) =>
      subscribe(source, storableArguments(args), context, info);
}

/** The very arguments when they need no repair. */
export function storableArguments<T extends object>(given: T): T {
  return repair(given) as T;
}

function repair(value: unknown): unknown {
  if (typeof value === 'string') return repairText(value);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (Array.isArray(value)) {
    const items = value.map(repair);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const entries = Object.entries(value);
  const repaired = entries.map(([key, item]) => [repairText(key), repair(item)] as const);
  const same = entries.every(
    ([key, item], index) => repaired[index]?.[0] === key && repaired[index][1] === item,
  );
  return same ? value : Object.fromEntries(repaired);
}

function repairText(text: string): string {
  return text.includes('\u0000') || !text.isWellFormed() ? storableText(text) : text;
}
