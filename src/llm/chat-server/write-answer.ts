import type { ServerResponse } from 'node:http';
import type { ServedCall } from './call-log.ts';
import { type ChatAnswer, finishReasonOf, tokensOf, usageOf } from './chat-answer.ts';
import type { ChatRequest } from './chat-request.ts';
import type { Misbehaviour } from './misbehaviour.ts';

export interface Delivery {
  readonly answer: ChatAnswer;
  readonly request: ChatRequest;
  readonly call: ServedCall;
  readonly model: string;
  readonly id: string;
  readonly misbehaviour: Misbehaviour | null;
  readonly tokenDelayMs: number;
}

/** Default number of tokens after which a broken stream breaks. */
const CUT_AFTER_TOKENS = 5;
const BEFORE_CUT_MS = 20;

function envelope(delivery: Delivery, object: string) {
  const { id, model } = delivery;
  return { id, object, created: 0, model, system_fingerprint: model };
}

function toolCallsOf(delivery: Delivery) {
  return (delivery.answer.toolCalls ?? []).map((call, index) => ({
    id: `call_${delivery.id.slice(-12)}_${index}`,
    type: 'function',
    function: { name: call.name, arguments: call.arguments },
  }));
}

/** Sends the answer in one piece. Resolves with whether it was sent whole. */
export async function wholeAnswer(outgoing: ServerResponse, delivery: Delivery): Promise<boolean> {
  const { answer, request, misbehaviour } = delivery;
  if (delivery.tokenDelayMs > 0) await pause(delivery.tokenDelayMs * tokensOf(answer.text).length, outgoing);
  if (outgoing.destroyed) return false;
  const toolCalls = toolCallsOf(delivery);
  const message = {
    role: 'assistant',
    content: answer.text === '' ? null : answer.text,
    refusal: answer.refusal ?? null,
    ...(toolCalls.length > 0 ? { tool_calls: toolCalls } : {}),
  };
  delivery.call.text = answer.text;
  outgoing.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  outgoing.end(
    JSON.stringify({
      ...envelope(delivery, 'chat.completion'),
      choices: [{ index: 0, message, logprobs: null, finish_reason: finishReasonOf(answer) }],
      ...(misbehaviour?.kind === 'noUsage' ? {} : { usage: usageOf(answer, request) }),
    }),
  );
  return true;
}

/** Streams the answer as server-sent events. Resolves with whether it was sent whole. */
export async function streamAnswer(outgoing: ServerResponse, delivery: Delivery): Promise<boolean> {
  const { answer, request, misbehaviour, call } = delivery;
  const head = envelope(delivery, 'chat.completion.chunk');
  const withUsage = request.stream_options?.include_usage === true && misbehaviour?.kind !== 'noUsage';
  const send = (delta: object, finish: string | null = null) =>
    write(outgoing, { ...head, choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }] });
  outgoing.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  });
  await send({ role: 'assistant', content: '' });
  const breaks = misbehaviour?.kind === 'cut' || misbehaviour?.kind === 'stall' ? misbehaviour : null;
  const tokens = tokensOf(answer.text);
  const shown = breaks ? Math.min(breaks.afterTokens ?? CUT_AFTER_TOKENS, tokens.length) : tokens.length;
  for (const token of tokens.slice(0, shown)) {
    if (delivery.tokenDelayMs > 0) await pause(delivery.tokenDelayMs, outgoing);
    if (outgoing.destroyed) return false;
    call.text += token;
    await send({ content: token });
  }
  if (breaks?.kind === 'stall') return false;
  if (breaks?.kind === 'cut') {
    // The client shall have read what was sent: a broken socket discards what still waits in its buffers.
    await pause(BEFORE_CUT_MS, outgoing);
    if (breaks.gracefully) outgoing.end();
    else outgoing.destroy();
    return false;
  }
  if (answer.refusal !== undefined) await send({ refusal: answer.refusal });
  for (const [index, toolCall] of toolCallsOf(delivery).entries()) {
    const { arguments: text, name } = toolCall.function;
    await send({ tool_calls: [{ ...toolCall, index, function: { name, arguments: '' } }] });
    for (const part of tokensOf(text)) await send({ tool_calls: [{ index, function: { arguments: part } }] });
  }
  await send({}, finishReasonOf(answer));
  if (withUsage) await write(outgoing, { ...head, choices: [], usage: usageOf(answer, request) });
  outgoing.end('data: [DONE]\n\n');
  return true;
}

/** Writes one event; waits while the client's buffer is full. */
async function write(outgoing: ServerResponse, event: object): Promise<void> {
  if (outgoing.destroyed || outgoing.write(`data: ${JSON.stringify(event)}\n\n`)) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      outgoing.off('drain', done);
      outgoing.off('close', done);
      resolve();
    };
    outgoing.on('drain', done);
    outgoing.on('close', done);
  });
}

/** Waits, but not longer than the client does. */
function pause(delayMs: number, outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      outgoing.off('close', done);
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    outgoing.on('close', done);
  });
}
