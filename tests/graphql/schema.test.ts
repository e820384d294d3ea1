import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  parse,
  specifiedScalarTypes,
  validate,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { createSchema, defaultLimits, limitRules } from '#graphql';
import { renderSchema } from '../../src/app/update-event-inputs.ts';
import { roleOf } from '../../src/graphql/security/rights.ts';

const top = resolve(import.meta.dirname, '../..');
const schema = createSchema();
const types = Object.values(schema.getTypeMap()).filter(
  ({ name }) => !name.startsWith('__') && !specifiedScalarTypes.some((scalar) => scalar.name === name),
);

/** Everything of a type that people read about, by place. */
function places(type: GraphQLNamedType): (readonly [string, string | null | undefined])[] {
  const own = [[type.name, type.description]] as const;
  if (isEnumType(type))
    return [
      ...own,
      ...type.getValues().map(({ name, description }) => [`${type.name}.${name}`, description] as const),
    ];
  if (isInputObjectType(type))
    return [
      ...own,
      ...Object.values(type.getFields()).map(
        (field) => [`${type.name}.${field.name}`, field.description] as const,
      ),
    ];
  if (!isObjectType(type) && !isInterfaceType(type)) return [...own];
  const fields = Object.values(type.getFields());
  return [
    ...own,
    ...fields.map((field) => [`${type.name}.${field.name}`, field.description] as const),
    ...fields.flatMap((field) =>
      field.args.map(
        (argument) => [`${type.name}.${field.name}(${argument.name})`, argument.description] as const,
      ),
    ),
  ];
}

describe('the contract', () => {
  test('describes every type, field, argument and value', () => {
    const mute = types.flatMap(places).filter(([, description]) => !description);
    expect(mute).toEqual([]);
  });

  test('names a role for every query, mutation and subscription', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    for (const type of roots) {
      for (const field of Object.values(type?.getFields() ?? {})) {
        const role = roleOf(schema, field as GraphQLField<unknown, unknown>);
        const allowed = type?.name === 'Mutation' ? ['operator', 'admin'] : ['viewer'];
        expect([type?.name, field.name, role]).toEqual([type?.name, field.name, expect.toBeOneOf(allowed)]);
      }
    }
  });

  test('gives every mutation an idempotency key and typed errors', () => {
    for (const { name, args, type } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      expect([name, args.map((argument) => argument.name)]).toEqual([
        name,
        expect.arrayContaining(['idempotencyKey']),
      ]);
      const errors = (getNamedType(type) as GraphQLObjectType).getFields()['errors'];
      expect([name, String(errors?.type)]).toEqual([name, '[UserError!]!']);
    }
  });

  test('lets every subscription resume', () => {
    for (const { name, args, type } of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
      expect([name, args.map((argument) => argument.name)]).toEqual([
        name,
        expect.arrayContaining(['after']),
      ]);
      for (const event of schema.getPossibleTypes(getNamedType(type) as never))
        expect([event.name, String(event.getFields()['cursor']?.type)]).toEqual([event.name, 'Cursor!']);
    }
  });

  test('lets a client ask for all values of all kinds of an event at once', () => {
    for (const { name, type } of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
      const kinds = schema.getPossibleTypes(getNamedType(type) as never).map((event) => {
        const leaves = Object.values(event.getFields()).filter((field) =>
          isLeafType(getNamedType(field.type)),
        );
        return `... on ${event.name} { ${leaves.map((field) => field.name).join(' ')} }`;
      });
      const id = ['conversationEvents', 'taskEvents'].includes(name) ? '(id: "x")' : '';
      const problems = validate(schema, parse(`subscription { ${name}${id} { ${kinds.join(' ')} } }`));
      expect(problems.map(({ message }) => message)).toEqual([]);
    }
  });

  test('says of every list that can grow that it is a connection', () => {
    const short = new Set([
      'Actor.accepts',
      'Actor.timers',
      'Actor.effects',
      'ActorMoment.accepts',
      'Chart.events',
      'Health.providers',
      'Health.halts',
    ]);
    const nodes = types.filter(
      (type) => isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node'),
    );
    for (const type of nodes as GraphQLObjectType[]) {
      for (const field of Object.values(type.getFields())) {
        const list = String(field.type).startsWith('[');
        const ofObjects = nodes.includes(getNamedType(field.type) as GraphQLObjectType);
        if (list && ofObjects) expect(short).toContain(`${type.name}.${field.name}`);
      }
    }
  });
});

test('the typed events are those of the charts', async () => {
  expect(await renderSchema()).toBe(await readFile(join(top, 'schema.graphql'), 'utf8'));
});

test('the generated types are fresh', async () => {
  const node = join(top, 'node_modules/.bin/node');
  const codegen = join(top, 'node_modules/.bin/graphql-codegen');
  await promisify(execFile)(node, [codegen, '--config', 'codegen.ts', '--check'], { cwd: top });
});

test('the examples of the playground fit the schema and its limits', async () => {
  const folder = join(top, 'src/server/playground/browser/examples');
  const names = await readdir(folder);
  expect(names.length).toBeGreaterThanOrEqual(6);
  for (const name of names) {
    const document = parse(await readFile(join(folder, name), 'utf8'));
    expect([name, validate(schema, document), validate(schema, document, limitRules(defaultLimits))]).toEqual(
      [name, [], []],
    );
  }
});
