import { createHash } from 'node:crypto';
import type { ActorRuntime, AgentAnswered, AgentStatusChanged, PersonaStore, TranscriptReader } from '#core';
import { chatErrors } from './chat-errors.ts';

export interface ChatParts {
  readonly runtime: ActorRuntime;
  readonly personas: Pick<PersonaStore, 'find'>;
  readonly transcripts: TranscriptReader;
}

export interface ChatRequest {
  readonly persona: string;
  /** Names the conversation; the same persona and session reach the same durable agent, with all that was said before. */
  readonly session: string;
  readonly text: string;
  readonly sender: string;
  /** A retry with the same key gives the first answer. */
  readonly key: string;
  readonly signal?: AbortSignal;
  /** The words as they stream; `offset` is the length before `delta`, and 0 again when the model is asked anew. */
  onToken?(delta: string, offset: number): void;
}

export interface ChatReply {
  readonly text: string;
  readonly callId: string | null;
}

const newestMessages = 50;

/** Talks with one agent alone: a root actor of chart `agent` for each persona and session. */
export function createChat({ runtime, personas, transcripts }: ChatParts) {
  return {
    async ask(request: ChatRequest): Promise<ChatReply> {
      const persona = await personas.find(request.persona);
      if (!persona) throw chatErrors.unknownPersona(request.persona);
      const id = `${persona.key}-${shortHash(request.session)}`;
      const { address } = await runtime.start({
        chart: 'agent',
        id,
        input: { persona: JSON.parse(JSON.stringify(persona)), conversation: null },
        sender: request.sender,
      });
      const requestId = shortHash(request.key);
      const asked = await runtime.send(
        address,
        { type: 'agent.ask', requestId, kind: 'chat', text: request.text, from: request.sender },
        { key: `chat/${requestId}`, sender: request.sender },
      );
      const stop = new AbortController();
      const signal = request.signal ? AbortSignal.any([request.signal, stop.signal]) : stop.signal;
      const calls = new Set<string>();
      const tokens = request.onToken
        ? pump({ runtime, address, calls, signal, onToken: request.onToken.bind(request) })
        : Promise.resolve();
      try {
        const answer = await awaitAnswer({
          runtime,
          address,
          requestId,
          after: asked.position - 1,
          calls,
          signal,
        });
        if (answer.messageId === null)
          throw chatErrors.failed(persona.key, answer.failure ?? 'no reason was given');
        const messages = await transcripts.load(address, { newest: newestMessages });
        const message = messages.find((one) => one.id === answer.messageId);
        if (!message) throw chatErrors.lost(persona.key);
        return { text: message.text, callId: answer.callId };
      } finally {
        stop.abort();
        await tokens;
      }
    },
  };
}

interface Waiting {
  readonly runtime: ActorRuntime;
  readonly address: string;
  readonly requestId: string;
  readonly after: number;
  /** Filled with the model calls that serve this request. */
  readonly calls: Set<string>;
  readonly signal: AbortSignal;
}

async function awaitAnswer(waiting: Waiting): Promise<AgentAnswered & { callId: string | null }> {
  const { runtime, address, requestId, after, calls, signal } = waiting;
  let callId: string | null = null;
  for await (const entry of runtime.feed.subscribe({ address, after, signal })) {
    for (const fact of entry.facts as readonly { type: string }[]) {
      if (fact.type === 'agent.status') {
        const { status, request } = fact as AgentStatusChanged;
        if (status === 'thinking' && request?.id === requestId) calls.add(`${address}/model:${entry.seq}`);
      }
      if (fact.type === 'message.added') callId = (fact as { callId?: string | null }).callId ?? callId;
      if (fact.type === 'agent.answered' && (fact as AgentAnswered).requestId === requestId) {
        return { ...(fact as AgentAnswered), callId };
      }
    }
  }
  throw signal.reason;
}

async function pump(stream: {
  readonly runtime: ActorRuntime;
  readonly address: string;
  readonly calls: ReadonlySet<string>;
  readonly signal: AbortSignal;
  readonly onToken: (delta: string, offset: number) => void;
}): Promise<void> {
  for await (const chunk of stream.runtime.tokens.subscribe({
    address: stream.address,
    signal: stream.signal,
  })) {
    // An agent serves one request after the other; only the calls of this one concern the caller.
    if (stream.calls.has(chunk.effect) && chunk.delta !== '') stream.onToken(chunk.delta, chunk.offset);
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
