import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';
import type { GraphqlContext, Viewer } from '../context.ts';
import { abortable } from '../streams/abortable.ts';
import { decodePlace } from './place.ts';

export interface Operation {
  readonly document: ExecutionArgs['document'];
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

export interface MaskedResult {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** One delivered event of a subscription. */
export interface Delivery {
  readonly result: MaskedResult;
  /** The event's cursor, whether the client asked for it or not; null for the error that ends a stream. */
  readonly cursor: string | null;
  /** The same for the same event in every execution; null when executions cut the stream differently. */
  readonly place: string | null;
}

/** What an execution needs of the engine. */
export interface ExecutionTools {
  toArgs(operation: Operation, context: GraphqlContext): ExecutionArgs;
  createContext(viewer: Viewer, resume?: GraphqlContext['resume']): GraphqlContext;
  mask(result: ExecutionResult): MaskedResult;
}

/** Opens one execution of a subscription: its events, or the result that refuses it. Each event has a context of its own, so that nothing is read from an earlier event's cache. */
export async function executeEvents(
  tools: ExecutionTools,
  operation: Operation,
  viewer: Viewer,
  resume: GraphqlContext['resume'] = null,
): Promise<MaskedResult | AsyncIterableIterator<Delivery>> {
  const args = tools.toArgs(operation, tools.createContext(viewer, resume));
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return tools.mask(source);
  const stream = source[Symbol.asyncIterator]();
  return abortable(async function* (signal) {
    signal.addEventListener('abort', () => void stream.return?.(), { once: true });
    try {
      for (;;) {
        const { done, value: event } = await stream.next();
        if (done === true) return;
        const context = tools.createContext(viewer);
        const result = await execute({ ...args, rootValue: event, contextValue: context });
        yield { result: tools.mask(result), ...placeOf(event) };
      }
    } catch (error) {
      yield { result: tools.mask({ errors: [wrap(error)] }), cursor: null, place: null };
    }
  });
}

function placeOf(event: unknown): Pick<Delivery, 'cursor' | 'place'> {
  const [inner] = Object.values(event as Record<string, { readonly cursor?: string }>);
  const cursor = inner?.cursor ?? null;
  return { cursor, place: cursor === null ? null : decodePlace(cursor) };
}

function wrap(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}
