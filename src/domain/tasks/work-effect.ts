import { z } from 'zod';
import type {
  AgentUsage,
  EffectContext,
  EffectHandler,
  JsonValue,
  ModelGateway,
  ModelMessage,
  ModelReply,
  TaskReader,
  ToolCallRequest,
  ToolCallSummary,
  WorkInput,
  WorkOutput,
  WorkStop,
  WorkStopped,
} from '#core';
import { subtractUsage, sumUsage, usageOf } from './ask-model.ts';
import { askPersonTool, createWorkQuestions } from './ask-person.ts';
import type { LessonParts } from './choose-lessons.ts';
import {
  handOffTool,
  isTooLong,
  judgeWindow,
  mostHandoffs,
  readHandOff,
  summariseForHandOff,
  summaryOf,
} from './hand-off.ts';
import { type Interjections, readInterjections } from './interjections.ts';
import { createLoopGuard, type LoopGuard } from './loop-guard.ts';
import { prepareWork } from './prepare-work.ts';
import { promptVersions } from './prompts.ts';
import { TaskRequestError } from './task-errors.ts';
import { callTool, refusedCall, type ToolStepParts } from './tool-steps.ts';

export interface WorkParts extends ToolStepParts, LessonParts {
  readonly gateway: ModelGateway;
  readonly tasks: TaskReader;
}

/** Rounds of tool calls before the model has to answer with what it has. */
const toolRounds = 8;
const callsPerRound = 8;
const resultCharacters = 8_000;

/**
 * The effect `work`: the model works on a subtask, calls tools, reads their results, and answers. Safe to repeat: every
 * model and tool call has a key made of the session's, and what was recorded under it is not done again. It stops
 * before there is an output when only a person can say how to go on, and when a fresh agent has to take over.
 */
export function createWorkEffect(parts: WorkParts): EffectHandler {
  return {
    source: 'work',
    retrySafe: true,
    run: (input: WorkInput, context) => work(parts, input, context),
  } as EffectHandler;
}

/** What one run has gathered. */
interface Progress {
  readonly messages: ModelMessage[];
  readonly done: ToolCallSummary[];
  readonly questions: ReturnType<typeof createWorkQuestions>;
  readonly loops: LoopGuard;
  readonly interjections: Interjections;
  usage: AgentUsage;
  rehearsal: boolean;
  /** Characters that were streamed. */
  shown: number;
}

async function work(
  parts: WorkParts,
  input: WorkInput,
  context: EffectContext,
): Promise<WorkOutput | WorkStopped> {
  // After a restart the work goes on before the tools of other servers are there again.
  await parts.tools.ready?.();
  const { messages, lessons } = await prepareWork(parts, input, context.address);
  const progress: Progress = {
    messages,
    done: [],
    questions: createWorkQuestions(parts.tasks, input, context),
    loops: createLoopGuard(input.subtask),
    interjections: await readInterjections(parts.tasks, input),
    usage: { promptTokens: 0, completionTokens: 0, costUsd: 0 },
    rehearsal: false,
    shown: 0,
  };
  const spent = () => ({ usage: subtractUsage(progress.usage, input.spent), rehearsal: progress.rehearsal });
  for (let round = 1; ; round += 1) {
    const place = { input, context, progress, round };
    const verdict = round === 1 ? fits : judgeWindow(progress.messages, windowOf(parts, input));
    if (verdict.decision === 'handOff') return { stop: await leave(parts, place, verdict.why), ...spent() };
    const mayCall = round <= toolRounds && verdict.decision === 'goOn';
    const reply = await ask(parts, { ...place, mayCall });
    if (reply === null) {
      return { stop: { kind: 'handoff', reason: tooLong, summary: summaryOf(progress.done) }, ...spent() };
    }
    if ((reply.toolCalls.length === 0 || !mayCall) && progress.interjections.isPending()) {
      // Said while the last word was on its way: it was not the last one.
      progress.messages.push({ role: 'assistant', content: reply.text });
      continue;
    }
    if (reply.toolCalls.length === 0 || !mayCall) {
      const output = reply.text.trim();
      if (output === '') throw TaskRequestError.emptyOutput(input.subtask);
      return {
        output,
        data: asJson(output),
        toolCalls: progress.done,
        model: reply.model,
        promptVersion: promptVersions.work,
        lessons,
        ...spent(),
      };
    }
    const calls = reply.toolCalls.slice(0, callsPerRound);
    progress.messages.push({ role: 'assistant', content: reply.text, toolCalls: calls });
    for (const [index, call] of calls.entries()) {
      const stop = await answer(parts, call, { input, context, place: `${round}-${index + 1}`, progress });
      if (stop !== null) return { stop, ...spent() };
    }
    const news = await progress.questions.news();
    if (news !== '') progress.messages.push({ role: 'user', content: news });
  }
}

interface Asking {
  readonly input: WorkInput;
  readonly context: EffectContext;
  readonly progress: Progress;
}

const fits = { decision: 'goOn' } as const;
const tooLong = 'A fresh agent takes over, since what was gathered is too long for the model.';

function windowOf({ gateway }: WorkParts, { handoffs }: WorkInput) {
  const known = gateway.providers().flatMap(({ contextTokens }) => contextTokens ?? []);
  return { windowTokens: known.length === 0 ? null : Math.min(...known), handoffs };
}

/** The agent's context window is nearly full: it writes down what the next one has to know. */
async function leave(
  { gateway }: WorkParts,
  { input, context, progress, round }: Asking & { readonly round: number },
  reason: string,
): Promise<WorkStop> {
  const { messages, done } = progress;
  const leaving = { messages, done, agent: input.agent.key, key: `${input.session}/handoff-${round}` };
  const { summary, reply } = await summariseForHandOff(gateway, leaving, context);
  if (reply !== null) progress.usage = sumUsage(progress.usage, usageOf(reply));
  progress.rehearsal ||= reply?.rehearsal ?? false;
  return { kind: 'handoff', reason, summary };
}

/** One round's question to the model; null when it is too long for the model and somebody else can take over. */
async function ask(
  { gateway, tools }: WorkParts,
  {
    input,
    context,
    progress,
    round,
    mayCall,
  }: Asking & { readonly round: number; readonly mayCall: boolean },
): Promise<ModelReply | null> {
  const { address, attempt, root, signal } = context;
  const mayHandOff = input.handoffs < mostHandoffs;
  const offered = [...tools.definitions(), askPersonTool, ...(mayHandOff ? [handOffTool] : [])];
  const key = progress.interjections.place(round, progress.messages);
  let streamed = 0;
  const asking = gateway.call(
    {
      messages: progress.messages,
      persona: input.agent.key,
      tier: input.tier,
      ...(mayCall ? { tools: offered } : {}),
    },
    {
      key,
      attempt,
      signal,
      address,
      root,
      purpose: 'work',
      onToken(delta, offset) {
        if (offset < streamed) return;
        streamed = offset + delta.length;
        context.stream(delta, progress.shown + offset);
      },
    },
  );
  let reply: ModelReply;
  try {
    reply = await asking;
  } catch (error) {
    if (round > 1 && mayHandOff && isTooLong(error)) return null;
    throw error;
  }
  progress.shown += streamed;
  progress.usage = sumUsage(progress.usage, usageOf(reply));
  progress.rehearsal ||= reply.rehearsal;
  return reply;
}

/** Answers one tool call of the model; not null when the work cannot go on before a person has spoken. */
async function answer(
  parts: WorkParts,
  call: ToolCallRequest,
  { input, context, progress, place }: Asking & { readonly place: string },
): Promise<WorkStop | null> {
  context.signal.throwIfAborted();
  if (call.name === askPersonTool.name) {
    const answered = await progress.questions.ask(call, place);
    if ('wait' in answered) return { kind: 'question', question: answered.wait };
    take(progress, answered, answered.result);
    return null;
  }
  if (call.name === handOffTool.name) {
    const wanted =
      input.handoffs < mostHandoffs ? readHandOff(call.arguments) : 'nobody is left to take over';
    if (typeof wanted !== 'string') return { kind: 'handoff', ...wanted };
    const { content, ...refused } = refusedCall(call, JSON.stringify({ error: wanted }));
    take(progress, refused, content);
    return null;
  }
  const warning = progress.loops.note(call);
  const key = `${input.session}/tool-${place}`;
  const called =
    warning === null ? await callTool(parts, call, { key, context }) : refusedCall(call, warning);
  if (called === null) {
    return { kind: 'outcomeUnknown', key, tool: call.name, arguments: call.arguments.slice(0, 2_000) };
  }
  const { content, ...summary } = called;
  const file = summary.failed ? null : writtenFile(call.name, content);
  if (file !== null) await context.notify({ type: 'subtask.wroteFile', ...file });
  take(progress, summary, content);
  return null;
}

function take({ done, messages }: Progress, summary: ToolCallSummary, content: string): void {
  done.push(summary);
  messages.push({ role: 'tool', content: content.slice(0, resultCharacters), toolCallId: summary.id });
}

function asJson(text: string): JsonValue {
  const bare = /^```(?:json)?\n([\s\S]*)\n```$/.exec(text)?.[1] ?? text;
  try {
    return JSON.parse(bare) as JsonValue;
  } catch {
    return null;
  }
}

const fileShape = z.object({ path: z.string(), bytes: z.number(), sha256: z.string() });

/** The file that a call of the tool `writeFile` has left; null for any other call. */
function writtenFile(tool: string, content: string): z.infer<typeof fileShape> | null {
  if (tool !== 'writeFile') return null;
  const file = fileShape.safeParse(asJson(content));
  return file.success ? file.data : null;
}
