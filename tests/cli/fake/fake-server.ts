import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, execute, type GraphQLSchema, graphql, subscribe, validate } from 'graphql';
import { useServer as serveGraphql } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { FakeConversation, page } from './fake-conversation.ts';
import { Stage, StoryEnded } from './stage.ts';
import type { Story } from './stories.ts';

type Row = Record<string, unknown>;
type Arguments = Record<string, unknown>;

export interface FakeServer {
  readonly url: string;
  readonly port: number;
  readonly conversations: Map<string, FakeConversation>;
  /** Names of the operations that came in, in order. */
  readonly asked: string[];
  /** Refuse requests without this bearer token. */
  token: string | null;
  /** Drops the next delivery of events and shows a gap marker instead. */
  gapAfter: string | null;
  /** As a kill would: every socket is cut, nothing listens. */
  cut(): Promise<void>;
  /** Listens again on the same port, with all it knew. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

export async function startFakeServer(options: {
  readonly story: Story;
  readonly wordMs?: number;
}): Promise<FakeServer> {
  const sdl = await readFile(new URL('../../../schema.graphql', import.meta.url), 'utf8');
  const schema = buildSchema(sdl);
  const conversations = new Map<string, FakeConversation>();
  const asked: string[] = [];
  const root = rootValue({ conversations, options, gap: () => server.gapAfter });
  let open = await listen({ schema, root, port: 0, asked, token: () => server.token });

  const server: FakeServer = {
    url: `http://127.0.0.1:${open.port}`,
    port: open.port,
    conversations,
    asked,
    token: null,
    gapAfter: null,
    cut: () => open.cut(),
    async comeBack() {
      open = await listen({ schema, root, port: server.port, asked, token: () => server.token });
    },
    close: () => open.cut(),
  };
  return server;
}

interface Listening {
  readonly port: number;
  cut(): Promise<void>;
}

async function listen(options: {
  readonly schema: GraphQLSchema;
  readonly root: Row;
  readonly port: number;
  readonly asked: string[];
  readonly token: () => string | null;
}): Promise<Listening> {
  const { schema, root, asked } = options;
  const isAllowed = (header: unknown): boolean =>
    options.token() === null || header === `Bearer ${options.token()}`;
  const http: Server = createServer(async (request, response) => {
    if (request.url === '/livez') return void response.end('ok');
    if (!isAllowed(request.headers.authorization)) return void response.writeHead(401).end();
    const { query, variables, operationName } = JSON.parse(await bodyOf(request));
    asked.push(operationName);
    const result = await graphql({
      schema,
      source: query,
      rootValue: root,
      variableValues: variables,
      operationName,
    });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(result));
  });
  const sockets = new WebSocketServer({ server: http, path: '/graphql' });
  serveGraphql(
    {
      schema,
      execute,
      subscribe,
      validate,
      roots: { subscription: root as Record<string, object> },
      onConnect: ({ connectionParams }) => isAllowed(connectionParams?.['authorization']),
      onSubscribe: (_, __, { operationName }) => void asked.push(operationName ?? ''),
    },
    sockets,
  );
  await new Promise<void>((resolve) => http.listen(options.port, '127.0.0.1', resolve));
  return {
    port: (http.address() as AddressInfo).port,
    async cut() {
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      sockets.close();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

interface RootOptions {
  readonly conversations: Map<string, FakeConversation>;
  readonly options: { readonly story: Story; readonly wordMs?: number };
  readonly gap: () => string | null;
}

function rootValue({ conversations, options, gap }: RootOptions): Row {
  const byKey = new Map<string, FakeConversation>();
  const find = (id: unknown): FakeConversation | null => conversations.get(String(id)) ?? null;
  const questions = (): Row[] => [...conversations.values()].flatMap(({ clarifications }) => clarifications);
  const notFound = (id: unknown): Row => ({
    __typename: 'NotFoundError',
    code: 'notFound',
    message: `nothing under '${id}'`,
    id,
  });

  function move(id: unknown, status: string, reason: unknown): Row {
    const conversation = find(id);
    if (conversation === null) return { conversation: null, receipt: null, errors: [notFound(id)] };
    conversation.setStatus(status, (reason as string) ?? null);
    return { conversation: conversation.view(), receipt: null, errors: [] };
  }

  function settle(id: unknown, change: Row): Row {
    const clarification = questions().find(({ address }) => address === id);
    if (clarification === undefined) return { clarification: null, errors: [notFound(id)] };
    if (clarification['status'] !== 'notified') {
      const message = 'the question is settled already';
      return {
        clarification: null,
        errors: [{ __typename: 'RefusedError', code: 'clarification.closed', message }],
      };
    }
    const conversation = [...conversations.values()].find(({ clarifications }) =>
      clarifications.includes(clarification),
    );
    Object.assign(clarification, change, { closedAt: conversation?.now() });
    conversation?.tell({ __typename: 'ClarificationClosed', clarification: { ...clarification } });
    return { clarification, receipt: null, errors: [] };
  }

  return {
    health: {
      ready: true,
      version: '0.1.0',
      startedAt: '2026-11-21T10:00:00.000Z',
      database: { reachable: true, kind: 'embedded', latencyMs: 0.4 },
      providers: [
        {
          name: 'rehearsal',
          baseUrl: 'http://127.0.0.1:1/v1',
          model: 'rehearsal-1',
          rehearsal: true,
          circuit: 'closed',
          consecutiveFailures: 0,
        },
      ],
      halts: [],
      deadLetters: 0,
      subscriptions: 0,
    },
    head: () => `c${Math.max(0, ...[...conversations.values()].map(({ log }) => log.length))}`,
    conversation: ({ id }: Arguments) => find(id)?.view() ?? null,
    conversations: () => page([...conversations.values()].map((each) => each.view()).reverse()),
    clarification: ({ id }: Arguments) => questions().find(({ address }) => address === id) ?? null,
    inbox: () => page(questions().filter(({ status }) => status === 'notified')),
    actor: () => null,
    createConversation: ({
      input,
      idempotencyKey,
    }: {
      input: { goal: string; options?: Row };
      idempotencyKey: string;
    }) => {
      let conversation = byKey.get(idempotencyKey);
      if (conversation === undefined) {
        if (input.goal === 'refuse this') {
          const message = 'the goal is not acceptable';
          return {
            conversation: null,
            cursor: null,
            errors: [{ __typename: 'RefusedError', code: 'conversation.refused', message }],
          };
        }
        conversation = new FakeConversation(
          `conversation/fake${conversations.size + 1}`,
          input.goal,
          input.options ?? {},
        );
        byKey.set(idempotencyKey, conversation);
        conversations.set(conversation.address, conversation);
        options.story(new Stage(conversation, { wordMs: options.wordMs ?? 0 })).catch((error: unknown) => {
          if (!(error instanceof StoryEnded)) throw error;
        });
      }
      return { conversation: conversation.view(), cursor: 'c0', errors: [] };
    },
    startConversation: ({ id }: Arguments) => move(id, 'running', null),
    pauseConversation: ({ id, reason }: Arguments) => move(id, 'paused', reason),
    resumeConversation: ({ id }: Arguments) => move(id, 'running', null),
    cancelConversation: ({ id, reason }: Arguments) => move(id, 'cancelled', reason),
    answerClarification: ({ input }: { input: { id: string; answer: unknown; answeredBy?: string } }) =>
      settle(input.id, { status: 'answered', answer: input.answer, answeredBy: input.answeredBy ?? 'local' }),
    withdrawClarification: ({ id }: Arguments) => settle(id, { status: 'withdrawn' }),
    emergencyStop: () => ({ halted: 7, errors: [] }),
    emergencyReset: () => ({ resumed: 7, errors: [] }),
    conversationEvents: async function* ({ id, after }: Arguments) {
      const conversation = find(id);
      if (conversation === null) return;
      const from = Number(String(after ?? 'c0').slice(1));
      for await (const event of conversation.follow('log', from)) {
        if (gap() === event['cursor']) {
          // What happens behind this point is not delivered: only the marker tells of it.
          while (conversation.decision === null) await conversation.changed();
          const to = `c${conversation.log.length}`;
          yield {
            conversationEvents: {
              __typename: 'GapMarker',
              cursor: to,
              from: null,
              to,
              gapReason: 'slowReader',
            },
          };
          return;
        }
        yield { conversationEvents: event };
      }
    },
    tokens: async function* ({ root: id }: Arguments) {
      const conversation = find(id);
      if (conversation === null) return;
      for await (const token of conversation.follow('tokens', conversation.tokens.length))
        yield { tokens: token };
    },
  };
}
