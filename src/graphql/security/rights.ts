import {
  defaultFieldResolver,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  getDirectiveValues,
  isObjectType,
} from 'graphql';
import type { GraphqlContext, Role } from '../context.ts';

const rank: Readonly<Record<Role, number>> = { viewer: 0, operator: 1, admin: 2 };

/** True when a role may do what needs another. */
export function mayUse(role: Role, needed: Role): boolean {
  return rank[role] >= rank[needed];
}

/** The role that a field declares by `@auth`; null when it declares none. */
export function roleOf(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): Role | null {
  const directive = schema.getDirective('auth');
  if (directive == null || field.astNode == null) return null;
  return (getDirectiveValues(directive, field.astNode)?.['role'] as Role | undefined) ?? null;
}

/** Makes the schema refuse a field to callers whose role is below the one that the field declares. */
export function enforceRights(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields()) as Field[]) {
      const needed = roleOf(schema, field as GraphQLField<unknown, unknown>);
      if (needed !== null) guard(field, needed);
      else if (roots.includes(type))
        throw new TypeError(
          `'${type.name}.${field.name}' declares no role: add @auth(role: …) in schema.graphql.`,
        );
    }
  }
  return schema;
}

type Field = GraphQLField<unknown, GraphqlContext>;

function guard(field: Field, needed: Role): void {
  const { resolve = defaultFieldResolver, subscribe } = field;
  const check = ({ viewer }: GraphqlContext) => {
    if (mayUse(viewer.role, needed)) return;
    throw new GraphQLError(
      `'${field.name}' needs the role ${needed}; '${viewer.name}' is ${viewer.role}. Use a token of that role.`,
      { extensions: { code: 'FORBIDDEN', needed, role: viewer.role } },
    );
  };
  if (subscribe !== undefined) {
    field.subscribe = (source, args, context, info) => {
      check(context);
      return subscribe(source, args, context, info);
    };
    return;
  }
  field.resolve = (source, args, context, info) => {
    check(context);
    return resolve(source, args, context, info);
  };
}
