import type {
  AgentUsage,
  EffectContext,
  EffectHandler,
  JsonValue,
  ModelGateway,
  ModelMessage,
  TaskReader,
  ToolCallSummary,
  WorkInput,
  WorkOutput,
} from '#core';
import { sumUsage, usageOf } from './ask-model.ts';
import { createLoopGuard } from './loop-guard.ts';
import { workPrompt } from './prompts.ts';
import { TaskRequestError } from './task-errors.ts';
import { callTool, refusedCall, type ToolStepParts } from './tool-steps.ts';

export interface WorkParts extends ToolStepParts {
  readonly gateway: ModelGateway;
  readonly tasks: TaskReader;
}

/** Rounds of tool calls before the model has to answer with what it has. */
const toolRounds = 8;
const callsPerRound = 8;
const resultCharacters = 8_000;

/**
 * The effect `work`: the model works on a subtask, calls tools, reads their results, and answers. Safe to repeat: every
 * model and tool call has a key made of the effect's own, and what was recorded under it is not done again.
 */
export function createWorkEffect(parts: WorkParts): EffectHandler {
  return {
    source: 'work',
    retrySafe: true,
    run: (input: WorkInput, context) => work(parts, input, context),
  } as EffectHandler;
}

async function work(parts: WorkParts, input: WorkInput, context: EffectContext): Promise<WorkOutput> {
  // After a restart the work goes on before the tools of other servers are there again.
  await parts.tools.ready?.();
  const messages = await prepare(parts, input);
  const done: ToolCallSummary[] = [];
  const loops = createLoopGuard(input.subtask);
  let usage: AgentUsage = { promptTokens: 0, completionTokens: 0, costUsd: 0 };
  let rehearsal = false;
  let shown = 0;
  for (let round = 1; ; round += 1) {
    const tools = round <= toolRounds ? parts.tools.definitions() : [];
    let streamed = 0;
    const reply = await parts.gateway.call(
      { messages, persona: input.agent.key, ...(tools.length === 0 ? {} : { tools }) },
      {
        key: `${context.key}/model-${round}`,
        attempt: context.attempt,
        signal: context.signal,
        address: context.address,
        root: context.root,
        purpose: 'work',
        onToken(delta, offset) {
          if (offset < streamed) return;
          streamed = offset + delta.length;
          context.stream(delta, shown + offset);
        },
      },
    );
    shown += streamed;
    usage = sumUsage(usage, usageOf(reply));
    rehearsal ||= reply.rehearsal;
    if (reply.toolCalls.length === 0 || tools.length === 0) {
      const output = reply.text.trim();
      if (output === '') throw TaskRequestError.emptyOutput(input.subtask);
      return { output, data: asJson(output), toolCalls: done, usage, rehearsal };
    }
    const calls = reply.toolCalls.slice(0, callsPerRound);
    messages.push({ role: 'assistant', content: reply.text, toolCalls: calls });
    for (const [index, call] of calls.entries()) {
      context.signal.throwIfAborted();
      const key = `${context.key}/tool-${round}-${index + 1}`;
      const warning = loops.note(call);
      const made =
        warning === null ? await callTool(parts, call, { key, context }) : refusedCall(call, warning);
      const { content, ...summary } = made;
      done.push(summary);
      messages.push({ role: 'tool', content: content.slice(0, resultCharacters), toolCallId: call.id });
    }
  }
}

async function prepare({ tasks }: WorkParts, input: WorkInput): Promise<ModelMessage[]> {
  const [brief, subtask, prerequisites, critiques] = await Promise.all([
    tasks.brief(input.task),
    tasks.subtask(input.task, input.subtask),
    input.dependsOn.length === 0 ? [] : tasks.outputs(input.task, input.dependsOn),
    tasks.critiques(input.task, input.subtask),
  ]);
  if (!brief) throw TaskRequestError.unknownTask(input.task);
  if (!subtask) throw TaskRequestError.unknownSubtask(input.task, input.subtask);
  return [...workPrompt({ input, goal: brief.description, subtask, prerequisites, critiques })];
}

function asJson(text: string): JsonValue {
  const bare = /^```(?:json)?\n([\s\S]*)\n```$/.exec(text)?.[1] ?? text;
  try {
    return JSON.parse(bare) as JsonValue;
  } catch {
    return null;
  }
}
