import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Logger } from '#core';
import { type GraphqlContext, type GraphqlEngine, limitRules, type Viewer } from '#graphql';
import { readBody, sendGraphqlError, targetOf } from './http-reply.ts';

export interface GraphqlHttp {
  handle(request: IncomingMessage, response: ServerResponse, viewer: Viewer): Promise<void>;
  close(): Promise<void>;
}

/** GraphQL over HTTP by Apollo Server, with the engine's schema, limits and masking. */
export async function createGraphqlHttp(engine: GraphqlEngine, logger: Logger): Promise<GraphqlHttp> {
  const { schema, limits } = engine;
  const apollo = new ApolloServer<GraphqlContext>({
    schema,
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    validationRules: [...limitRules(limits)],
    parseOptions: { maxTokens: limits.tokens },
    formatError: (_, error) => engine.maskError(error),
    logger: apolloLogger(logger),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      beginPlugin(engine),
    ],
  });
  await apollo.start();
  return {
    close: () => apollo.stop(),
    async handle(request, response, viewer) {
      const text = await readBody(request, limits.bytes);
      if (text === null) {
        const message = `The request is larger than ${limits.bytes} bytes.`;
        // The rest of the body is not read: the connection cannot be used again.
        response.setHeader('connection', 'close');
        return sendGraphqlError(response, { status: 413, code: 'TOO_LARGE', message });
      }
      const body = parseJson(text);
      if (body === unreadable) {
        const message = 'The body is not JSON.';
        return sendGraphqlError(response, { status: 400, code: 'BAD_REQUEST', message });
      }
      const reply = await apollo.executeHTTPGraphQLRequest({
        context: async () => engine.createContext(viewer),
        httpGraphQLRequest: {
          method: request.method ?? 'GET',
          headers: toHeaderMap(request),
          search: targetOf(request).search,
          body,
        },
      });
      for (const [name, value] of reply.headers) response.setHeader(name, value);
      response.statusCode = reply.status ?? 200;
      if (reply.body.kind === 'complete') response.end(reply.body.string);
      else {
        for await (const chunk of reply.body.asyncIterator) response.write(chunk);
        response.end();
      }
    },
  };
}

/** Checks the cost with the variables at hand, and takes the feed's position before anything is read. */
function beginPlugin(engine: GraphqlEngine): ApolloServerPlugin<GraphqlContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ document, operationName, request, contextValue }) => {
        await engine.begin({ document, operationName, variables: request.variables }, contextValue);
      },
    }),
  };
}

const unreadable = Symbol('unreadable');

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return unreadable;
  }
}

function toHeaderMap({ headers }: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

function apolloLogger(logger: Logger) {
  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (message?: unknown) =>
    logger[level]({ from: 'apollo' }, String(message));
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}
