import { readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { createResolvers } from './resolvers/resolvers.ts';
import { enforceRights } from './security/rights.ts';
import { repairArguments } from './security/storable-arguments.ts';

const contract = new URL('../../schema.graphql', import.meta.url);

/** The executable schema: `schema.graphql` with its resolvers, refusing what a caller's role may not do. */
export function createSchema(): GraphQLSchema {
  const schema = makeExecutableSchema({
    typeDefs: readFileSync(contract, 'utf8'),
    resolvers: createResolvers(),
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  return enforceRights(repairArguments(schema));
}
