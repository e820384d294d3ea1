import {
  type ChatAnswer,
  type ChatRequest,
  type ChatServer,
  type ChatServerOptions,
  type Misbehaviour,
  type ServedCall,
  startChatServer,
} from '#llm';

/** What a script says: plain text, a value to send as JSON, a whole answer, or a way to fail. */
export type ScriptedReply = string | ChatAnswer | Misbehaviour | { readonly json: unknown };

export type ModelScript = (request: ChatRequest, call: ServedCall) => ScriptedReply | Promise<ScriptedReply>;

export interface ScriptedModelServerOptions extends Omit<Partial<ChatServerOptions>, 'answer'> {
  readonly script: ModelScript;
}

/** Starts a model server whose answers a test writes. Same protocol as the rehearsal model. */
export function startScriptedModelServer(options: ScriptedModelServerOptions): Promise<ChatServer> {
  const { script, ...server } = options;
  return startChatServer({
    model: 'scripted',
    ...server,
    answer: async (request, call) => {
      const reply = await script(request, call);
      if (typeof reply === 'string') return { text: reply };
      return 'json' in reply ? { text: JSON.stringify(reply.json) } : reply;
    },
  });
}
