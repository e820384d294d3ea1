import { z } from 'zod';
import {
  type EffectContext,
  type HandoffSummary,
  type JsonObject,
  type ModelGateway,
  type ModelMessage,
  type ModelReply,
  StatehouseError,
  type StructuredOutput,
  type ToolCallSummary,
  type ToolDefinition,
} from '#core';
import { type HandoffVerdict, shouldHandoff } from '#rules';
import { strictObject } from './ask-model.ts';

/** Times that a subtask may be handed over. */
export const mostHandoffs = 5;

const lines = { type: 'array', items: { type: 'string' } };
const summaryProperties: JsonObject = { done: lines, open: lines, findings: lines, artefacts: lines };

/** What an agent calls when somebody else should take over. */
export const handOffTool: ToolDefinition = {
  name: 'handOff',
  description:
    'Passes the subtask to a fresh agent, when you are stuck or it belongs in other hands. The other one reads nothing but your summary: what is done, what is open, what you found out, which artefacts there are.',
  parameters: {
    type: 'object',
    properties: { reason: { type: 'string', minLength: 1, maxLength: 500 }, ...summaryProperties },
    required: ['reason', 'done', 'open', 'findings', 'artefacts'],
    additionalProperties: false,
  },
};

const items = z.array(z.string().max(4_000)).max(100);
const summaryShape = z.object({ done: items, open: items, findings: items, artefacts: items });
const request = summaryShape.extend({ reason: z.string().trim().min(1).max(500) });

/** Reads a request to hand over; text says what is wrong with it. */
export function readHandOff(
  given: string,
): { readonly reason: string; readonly summary: HandoffSummary } | string {
  let value: unknown;
  try {
    value = JSON.parse(given);
  } catch {
    return 'the arguments must be JSON';
  }
  const parsed = request.safeParse(value);
  if (!parsed.success) return z.prettifyError(parsed.error);
  const { reason, ...summary } = parsed.data;
  return { reason, summary };
}

/** Four characters are about a token, in English and code. */
const charactersPerToken = 4;

/** Whether the next request still fits the model's context window, by a rough count. */
export function judgeWindow(
  messages: readonly ModelMessage[],
  { windowTokens, handoffs }: { readonly windowTokens: number | null; readonly handoffs: number },
): HandoffVerdict {
  if (windowTokens === null) return { decision: 'goOn', why: 'The window of the model is not known.' };
  const characters = messages.reduce(
    (sum, { content, toolCalls = [] }) =>
      sum + content.length + toolCalls.reduce((all, { arguments: given }) => all + given.length, 0),
    0,
  );
  const promptTokens = Math.ceil(characters / charactersPerToken);
  return shouldHandoff({ promptTokens, windowTokens, chainLength: handoffs + 1, maxChain: mostHandoffs + 1 });
}

const summaryOutput: StructuredOutput = {
  name: 'statehouse_handoff',
  schema: strictObject(summaryProperties),
  validate(value) {
    const parsed = summaryShape.safeParse(value);
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  },
};

const order =
  '# Task\nhandOff: Your context window is nearly full, so a fresh agent takes over. It reads nothing but your summary: `done`, what is done; `open`, what is left to do; `findings`, all figures and facts that it needs; `artefacts`, files and the like that exist now.';

export interface Leaving {
  readonly messages: readonly ModelMessage[];
  readonly done: readonly ToolCallSummary[];
  readonly agent: string;
  readonly key: string;
}

/** The agent's own summary; where its model cannot give one, what can be told from its tool calls. */
export async function summariseForHandOff(
  gateway: ModelGateway,
  { messages, done, agent, key }: Leaving,
  { attempt, signal, address, root }: EffectContext,
): Promise<{ readonly summary: HandoffSummary; readonly reply: ModelReply | null }> {
  try {
    const reply = await gateway.call(
      { messages: [...messages, { role: 'user', content: order }], persona: agent, output: summaryOutput },
      { key, attempt, signal, address, root, purpose: 'handoff' },
    );
    return { summary: summaryShape.parse(reply.value), reply };
  } catch (error) {
    if (!isUnanswerable(error)) throw error;
    return { summary: summaryOf(done), reply: null };
  }
}

export function isTooLong(error: unknown): boolean {
  return error instanceof StatehouseError && error.code === 'model.contextTooLong';
}

function isUnanswerable(error: unknown): boolean {
  return isTooLong(error) || (error instanceof StatehouseError && error.code === 'model.unusableReply');
}

/** Without a model: what the tools said. */
export function summaryOf(done: readonly ToolCallSummary[]): HandoffSummary {
  const kept = done.slice(-40);
  return {
    done: kept.map(({ name, arguments: given }) => `${name} ${given.slice(0, 300)}`),
    open: ['The subtask as it is described: no output has been given.'],
    findings: kept
      .filter(({ failed }) => !failed)
      .map(({ name, result }) => `${name}: ${result.slice(0, 600)}`),
    artefacts: [],
  };
}

/** The section of a prompt that a fresh agent reads. */
export function handoffLines(summaries: readonly HandoffSummary[]): string {
  return summaries
    .map((summary, index) => {
      const parts = (['done', 'open', 'findings', 'artefacts'] as const).flatMap((part) =>
        summary[part].length === 0
          ? []
          : [`- ${part}: ${summary[part].map((one) => one.replace(/\s+/g, ' ').trim()).join('; ')}`],
      );
      return [`Agent ${index + 1}:`, ...parts].join('\n');
    })
    .join('\n');
}
