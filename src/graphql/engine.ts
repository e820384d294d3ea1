import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import type { Clock, Ids, Logger } from '#core';
import type { GraphqlContext, Viewer } from './context.ts';
import { createSchema } from './create-schema.ts';
import type { MaskedResult, Operation } from './fan-out/event-execution.ts';
import { createFanOut, type FanOut } from './fan-out/fan-out.ts';
import type { Subscriber } from './fan-out/subscriber.ts';
import { createLoaders } from './loaders/loaders.ts';
import { createErrorMask, type MaskError } from './mask-error.ts';
import { checkCost } from './security/cost.ts';
import { limitRules } from './security/limit-rules.ts';
import { defaultLimits, type Limits } from './security/limits.ts';
import type { Services } from './services.ts';

export interface EngineOptions {
  readonly services: Services;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly limits?: Partial<Limits>;
}

/** One operation as a client sent it. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** The API without a transport: both transports run operations through it. */
export interface GraphqlEngine {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  readonly maskError: MaskError;
  createContext(viewer: Viewer): GraphqlContext;
  /** Parses and checks an operation against schema and limits. */
  prepare(
    request: OperationRequest,
  ): { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };
  /** What must be settled before anything of the operation is read: the cost of what it asks for, and `head`. */
  begin(operation: Operation, context: GraphqlContext): Promise<void>;
  run(operation: Operation, viewer: Viewer): Promise<MaskedResult>;
  subscribe(operation: Operation, viewer: Viewer): Promise<MaskedResult | Subscriber>;
  readonly fanOut: FanOut;
}

/** Documents whose check is remembered. */
const KNOWN_DOCUMENTS = 500;

export function createEngine({
  services,
  clock,
  ids,
  logger,
  limits: bounds = {},
}: EngineOptions): GraphqlEngine {
  const limits = { ...defaultLimits, ...bounds };
  const schema = createSchema();
  const rules = [...specifiedRules, ...limitRules(limits)];
  const maskError = createErrorMask({ logger, ids });
  const known = new Map<string, DocumentNode>();
  const createContext = (viewer: Viewer, resume: GraphqlContext['resume'] = null): GraphqlContext => {
    let head: Promise<number> | undefined;
    return {
      services,
      viewer,
      loaders: createLoaders(services.queries),
      clock,
      ids,
      logger,
      resume,
      head() {
        head ??= services.runtime.feed.head();
        return head;
      },
      openSubscriptions: () => fanOut.open(),
    };
  };
  const mask = ({ data, errors }: ExecutionResult): MaskedResult =>
    errors === undefined ? { data } : { data, errors: errors.map(maskError) };
  const toArgs = (
    { document, operationName, variables }: Operation,
    contextValue: GraphqlContext,
  ): ExecutionArgs => ({
    schema,
    document,
    contextValue,
    operationName: operationName ?? null,
    variableValues: variables ?? null,
  });
  const begin = async (operation: Operation, context: GraphqlContext) => {
    const tooCostly = checkCost({ schema, ...operation }, limits.cost);
    if (tooCostly !== null) throw tooCostly;
    if (asksForHead(operation.document)) await context.head();
  };
  const fanOut = createFanOut({ toArgs, createContext, mask });
  return {
    schema,
    limits,
    maskError,
    fanOut,
    begin,
    createContext: (viewer) => createContext(viewer),
    prepare({ query }) {
      const before = known.get(query);
      if (before !== undefined) return { document: before };
      const checked = check(query, { schema, rules, tokens: limits.tokens });
      if ('document' in checked) {
        known.set(query, checked.document);
        for (const oldest of known.keys()) {
          if (known.size <= KNOWN_DOCUMENTS) break;
          known.delete(oldest);
        }
      }
      return checked;
    },
    async run(operation, viewer) {
      const context = createContext(viewer);
      try {
        await begin(operation, context);
      } catch (error) {
        return { errors: [maskError(error)] };
      }
      return mask(await execute(toArgs(operation, context)));
    },
    async subscribe(operation, viewer) {
      try {
        await begin(operation, createContext(viewer));
      } catch (error) {
        return { errors: [maskError(error)] };
      }
      return fanOut.subscribe(operation, viewer);
    },
  };
}

interface Check {
  readonly schema: GraphQLSchema;
  readonly rules: (typeof specifiedRules)[number][];
  readonly tokens: number;
}

function check(query: string, { schema, rules, tokens }: Check): ReturnType<GraphqlEngine['prepare']> {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: tokens });
  } catch (error) {
    return { errors: [withCode(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')] };
  }
  const errors = validate(schema, document, rules);
  if (errors.length > 0)
    return { errors: errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) };
  return { document };
}

/** Gives an error the code that Apollo gives it on HTTP. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  error.extensions['code'] ??= code;
  return error;
}

function asksForHead(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.FIELD](node) {
      found ||= node.name.value === 'head';
    },
  });
  return found;
}
