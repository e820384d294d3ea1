import { type ChatRequest, type ChatServer, startRehearsalServer } from '#llm';
import { type ModelScript, type ScriptedReply, startScriptedModelServer } from '#testing';
import type { TestDatabase } from './database.ts';
import { startTestApp, type TestApp } from './start-test-app.ts';

export interface CrewApp {
  readonly app: TestApp;
  readonly model: ChatServer;
  close(): Promise<void>;
}

/** What a test says to the work on subtasks; null leaves the answer to the rehearsal model. */
export type WorkScript = (
  request: ChatRequest,
  call: Parameters<ModelScript>[1],
) => ScriptedReply | null | Promise<ScriptedReply | null>;

/** The whole application with a model whose work a test writes; all else is answered by the rehearsal model. */
export async function startCrewApp(
  database: Pick<TestDatabase, 'url'>,
  work: WorkScript,
  options: {
    readonly tokenDelayMs?: number;
    /** Of the model server: a provider is known by its host and port. */
    readonly port?: number;
    readonly settings?: Readonly<Record<string, string>>;
    readonly more?: Parameters<typeof startTestApp>[2];
  } = {},
): Promise<CrewApp> {
  const model = await startWorkModel(work, options);
  const settings = {
    STATEHOUSE_BASE_URL: model.baseUrl,
    STATEHOUSE_MODEL: 'scripted',
    ...options.settings,
  };
  const app = await startTestApp(database, settings, options.more);
  return {
    app,
    model,
    async close() {
      await app.close();
      await model.close();
    },
  };
}

/** A model whose work on subtasks a test writes; all else is answered by the rehearsal model. */
export async function startWorkModel(
  work: WorkScript,
  options: { readonly tokenDelayMs?: number; readonly port?: number } = {},
): Promise<ChatServer> {
  const rehearsal = await startRehearsalServer({ seed: 1 });
  const model = await startScriptedModelServer({
    tokenDelayMs: options.tokenDelayMs ?? 0,
    port: options.port ?? 0,
    async script(request, call) {
      const own = isWork(request) ? await work(request, call) : null;
      return own ?? relay(rehearsal, request);
    },
  });
  return {
    ...model,
    async close() {
      await model.close();
      await rehearsal.close();
    },
  };
}

export function isWork(request: ChatRequest): boolean {
  return request.messages.some(({ content }) => content.includes('\nwork: '));
}

/** All that the model was told in a request, as one text. */
export function told(request: ChatRequest): string {
  return request.messages.map(({ content }) => content).join('\n');
}

async function relay(rehearsal: ChatServer, request: ChatRequest): Promise<ScriptedReply> {
  const response = await fetch(`${rehearsal.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...request, stream: false, model: 'rehearsal' }),
  });
  const body = (await response.json()) as {
    choices: readonly {
      message: {
        content: string | null;
        tool_calls?: readonly { function: { name: string; arguments: string } }[];
      };
    }[];
  };
  const message = body.choices[0]?.message;
  return {
    text: message?.content ?? '',
    toolCalls: (message?.tool_calls ?? []).map((call) => call.function),
  };
}
