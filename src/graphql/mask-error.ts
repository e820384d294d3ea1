import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type Ids, type Logger, toPlainError } from '#core';
import { toUserError } from './user-error.ts';

/** Turns an error of an operation into what the caller may see. */
export type MaskError = (error: unknown) => GraphQLFormattedError;

/**
 * Errors of GraphQL itself (syntax, validation, rights, limits) and expected failures pass with their code. Everything
 * else is logged under a new correlation id, and the caller sees only that id.
 */
export function createErrorMask({ logger, ids }: { logger: Logger; ids: Ids }): MaskError {
  return (error) => {
    const graphqlError = error instanceof GraphQLError ? error : null;
    const original = graphqlError === null ? error : (graphqlError.originalError ?? null);
    const place = {
      ...(graphqlError?.path === undefined ? {} : { path: graphqlError.path }),
      ...(graphqlError?.locations === undefined ? {} : { locations: graphqlError.locations }),
    };
    // Apollo wraps errors of GraphQL itself in its own, which have a code.
    const inner = original instanceof GraphQLError ? original : null;
    if (graphqlError !== null && (original === null || inner !== null)) {
      const {
        code = 'BAD_REQUEST',
        http: _,
        stacktrace: __,
        ...rest
      } = {
        ...graphqlError.extensions,
        ...inner?.extensions,
      };
      return { message: graphqlError.message, ...place, extensions: { code, ...rest } };
    }
    const expected = toUserError(original);
    if (expected !== null) {
      const { __typename, message, path: _, ...extensions } = expected;
      return { message, ...place, extensions };
    }
    const correlationId = ids.next();
    const stack = original instanceof Error ? original.stack : undefined;
    logger.error(
      { correlationId, path: place.path, error: toPlainError(original), stack },
      'an operation failed unexpectedly',
    );
    return {
      message: `Something went wrong on the server. It is in the log under ${correlationId}.`,
      ...place,
      extensions: { code: 'INTERNAL', correlationId },
    };
  };
}
