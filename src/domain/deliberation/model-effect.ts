import type {
  AgentModelInput,
  AgentModelOutput,
  AgentPersonaReader,
  Clock,
  EffectContext,
  EffectHandler,
  JsonObject,
  JsonValue,
  ModelGateway,
  ModelReply,
  ModelRequest,
  ToolRunner,
  TranscriptMessage,
  TranscriptReader,
} from '#core';
import { DeliberationError } from './deliberation-errors.ts';
import { createSpeech } from './json-speech.ts';
import { buildPrompt } from './prompts/build-prompt.ts';
import { structuredOutput } from './replies.ts';
import { createStreamWatch } from './stream-watch.ts';

export interface ModelEffectParts {
  readonly gateway: ModelGateway;
  readonly transcripts: TranscriptReader;
  readonly agents: AgentPersonaReader;
  readonly clock: Clock;
  /** Tools that agents may call while they chat. Default none. */
  readonly tools?: ToolRunner;
  /** How long a finished answer is kept back for a policy that is about to act on it. Default 500. */
  readonly interjectionGraceMs?: number;
}

const toolRounds = 4;

/** The effect `model`: one request of an agent, from its prompt to its checked reply. */
export function createModelEffect(parts: ModelEffectParts): EffectHandler {
  return {
    source: 'model',
    // The gateway gives a recorded answer under the same key without asking again; asking again costs but does no harm.
    retrySafe: true,
    run: (input: AgentModelInput, context) => ask(parts, input, context),
  } as EffectHandler;
}

async function ask(
  parts: ModelEffectParts,
  input: AgentModelInput,
  context: EffectContext,
): Promise<AgentModelOutput> {
  const [persona, messages] = await Promise.all([
    parts.agents.personaOf(context.address),
    parts.transcripts.load(input.conversation, { beforeOrdinal: input.beforeOrdinal }),
  ]);
  if (!persona) throw DeliberationError.unknownAgent(context.address);
  const mayUseTools = input.kind === 'chat' && input.exchange.length < toolRounds;
  const tools = mayUseTools ? (parts.tools?.definitions() ?? []) : [];
  const request: ModelRequest = {
    messages: buildPrompt({ persona, input, messages }),
    persona: persona.key,
    ...(persona.model === undefined ? {} : { model: persona.model }),
    ...(input.seed === undefined ? {} : { seed: input.seed }),
    ...(input.kind === 'chat'
      ? {}
      : { output: structuredOutput(input.kind, { options: input.task.options }) }),
    ...(tools.length === 0 ? {} : { tools }),
  };
  const listener = listen(input, context);
  const reply = await parts.gateway.call(request, {
    key: context.key,
    attempt: context.attempt,
    signal: context.signal,
    address: context.address,
    root: context.root,
    purpose: input.kind,
    onToken: listener.onToken,
  });
  await listener.settle();
  if (listener.awaitsAction()) await keepBack(parts, context.signal);
  return toOutput(input, messages, reply);
}

/** Shows the words as they come and reports what policies look for. */
function listen(input: AgentModelInput, context: EffectContext) {
  let speech = createSpeech(input.kind);
  let watch = createStreamWatch(input.policies);
  let received = 0;
  let awaitsAction = false;
  const reported = new Set<string>();
  const notices: Promise<void>[] = [];
  return {
    onToken(delta: string, offset: number) {
      if (offset < received) {
        // Another provider, or a repaired reply: the text begins anew.
        speech = createSpeech(input.kind);
        watch = createStreamWatch(input.policies.filter(({ id }) => !reported.has(id)));
      }
      received = offset + delta.length;
      const before = speech.words.length;
      const words = speech.push(delta);
      if (words !== '') context.stream(words, before);
      for (const match of watch.push(delta)) {
        reported.add(match.policyId);
        notices.push(context.notify({ type: 'model.matched', ...match }));
      }
      awaitsAction ||= watch.awaitsAction;
    },
    async settle() {
      await Promise.all(notices);
    },
    awaitsAction: () => awaitsAction,
  };
}

/** An answer that a policy has matched waits a moment: the interjection is to come before its end, not after it. */
function keepBack(
  { clock, interjectionGraceMs = 500 }: ModelEffectParts,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const onAbort = () => {
      cancel();
      reject(signal.reason);
    };
    const cancel = clock.schedule(interjectionGraceMs, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

function toOutput(
  input: AgentModelInput,
  messages: readonly TranscriptMessage[],
  reply: ModelReply,
): AgentModelOutput {
  return {
    reply: input.kind === 'chat' ? reply.text : settleReferences(reply.value ?? null, messages),
    toolCalls: reply.toolCalls,
    callId: reply.callId,
    rehearsal: reply.rehearsal,
    usage: { ...reply.usage, costUsd: reply.costUsd },
  };
}

/** A message that does not exist cannot be replied to: models make up ids. */
function settleReferences(value: JsonValue, messages: readonly TranscriptMessage[]): JsonValue {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const { inReplyTo } = value as JsonObject;
  if (typeof inReplyTo !== 'string' || messages.some(({ id }) => id === inReplyTo)) return value;
  return { ...(value as JsonObject), inReplyTo: null };
}
