import type { MutationResolvers } from '../../__generated__/resolvers-types.ts';
import type { GraphqlContext } from '../../context.ts';

type Resolve = (parent: unknown, args: unknown, context: GraphqlContext, info: unknown) => unknown;

/** The mutations of one operation follow each other: what one has read, the next may find changed by it. */
export function readAnew(mutations: MutationResolvers): MutationResolvers {
  const anew = (resolve: Resolve): Resolve => {
    return (parent, args, context, info) => {
      context.loaders.forget();
      return resolve(parent, args, context, info);
    };
  };
  const entries = Object.entries(mutations as Readonly<Record<string, Resolve>>);
  return Object.fromEntries(entries.map(([name, resolve]) => [name, anew(resolve)])) as MutationResolvers;
}
