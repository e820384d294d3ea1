import { type ChatAnswer, type ChatRequest, type ChatServer, startRehearsalServer } from '#llm';
import { type ScriptedReply, startScriptedModelServer } from '#testing';

/** Purposes of a task's questions to the model, told by the schema of the answer or the words of the question. */
export type TaskPurpose = 'plan' | 'work' | 'review' | 'aggregate' | 'other';

export interface TaskQuestion {
  readonly purpose: TaskPurpose;
  readonly request: ChatRequest;
  /** All messages as one text. */
  readonly text: string;
  /** Idempotency key of the call. */
  readonly key: string;
  /** How many questions of this purpose came before. */
  readonly before: number;
}

export interface TaskModel extends ChatServer {
  readonly asked: readonly TaskQuestion[];
  /** Variables that make an application use this model. */
  readonly settings: Readonly<Record<string, string>>;
}

/** A model server for tasks: the script answers what it wants to, the rehearsal model the rest. */
export async function startTaskModel(
  script: (question: TaskQuestion) => ScriptedReply | null | Promise<ScriptedReply | null>,
): Promise<TaskModel> {
  const rehearsal = await startRehearsalServer({ seed: 1 });
  const asked: TaskQuestion[] = [];
  const server = await startScriptedModelServer({
    async script(request, { key }) {
      const purpose = purposeOf(request);
      const before = asked.filter((one) => one.purpose === purpose).length;
      const text = request.messages.map(({ content }) => content).join('\n');
      const question = { purpose, request, text, key: key ?? '', before };
      asked.push(question);
      return (await script(question)) ?? relay(rehearsal, request);
    },
  });
  return {
    ...server,
    asked,
    settings: { STATEHOUSE_BASE_URL: server.baseUrl, STATEHOUSE_MODEL: 'scripted' },
    async close() {
      await server.close();
      await rehearsal.close();
    },
  };
}

function purposeOf(request: ChatRequest): TaskPurpose {
  const schema =
    request.response_format?.type === 'json_schema' ? request.response_format.json_schema.name : '';
  const named = /^statehouse_(plan|review|aggregate)$/.exec(schema)?.[1];
  if (named) return named as TaskPurpose;
  return request.messages.some(({ content }) => content.includes('# Task\nwork:')) ? 'work' : 'other';
}

async function relay({ baseUrl }: ChatServer, request: ChatRequest): Promise<ChatAnswer> {
  const response = await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...request, stream: false, stream_options: undefined }),
  });
  const { choices } = (await response.json()) as {
    choices: {
      message: { content: string | null; tool_calls?: { function: { name: string; arguments: string } }[] };
    }[];
  };
  const message = choices[0]?.message;
  return {
    text: message?.content ?? '',
    toolCalls: (message?.tool_calls ?? []).map((call) => call.function),
  };
}
