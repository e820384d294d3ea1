import type { ChatAnswer } from '../chat-server/chat-answer.ts';
import type { ChatRequest, ChatTool } from '../chat-server/chat-request.ts';
import { lastUserText, matterOf } from './brief.ts';
import type { Dice } from './dice.ts';
import { expressionsIn } from './find-expressions.ts';
import { clip } from './goal/text.ts';
import { instanceOf } from './schema-instance.ts';

const CALCULATES = /calc|math|arithmetic|evaluate|compute|\bsum\b|\badd/i;
/** A whole number of some thousand digits is told whole. */
const longestResult = 10_000;

/** The tool calls that the task obviously asks for, or what to say about a tool's result; null when neither. */
export function answerWithTool(request: ChatRequest, dice: Dice): ChatAnswer | null {
  const last = request.messages.at(-1);
  if (last?.role === 'tool') return { text: sayResult(request) };
  const tools = request.tools ?? [];
  const asked = matterOf(request);
  const expressions = expressionsOf(request);
  const calculator = tools.find(({ function: tool }) => CALCULATES.test(`${tool.name} ${tool.description}`));
  if (calculator && expressions.length > 0) {
    return callTool(
      calculator,
      expressions.map((expression) => fill(calculator, { dice, asked, expression })),
    );
  }
  const named = tools.find(({ function: tool }) => mentions(asked, tool.name));
  return named ? callTool(named, [fill(named, { dice, asked, expression: null })]) : null;
}

/** Of a subtask its description: its title repeats it, and may be cut. */
function expressionsOf(request: ChatRequest): readonly string[] {
  const matter = matterOf(request);
  const described = matter === lastUserText(request) ? '' : matter.slice(matter.indexOf('\n') + 1);
  const found = expressionsIn(described);
  return found.length > 0 ? found : expressionsIn(matter);
}

function mentions(text: string, tool: string): boolean {
  const words = tool
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  const said = text.toLowerCase();
  return said.includes(tool.toLowerCase()) || (words.includes(' ') && said.includes(words));
}

interface Filling {
  readonly dice: Dice;
  readonly asked: string;
  readonly expression: string | null;
}

/** Arguments by the tool's own schema: numbers and text come from the task. */
function fill(tool: ChatTool, { dice, asked, expression }: Filling): unknown {
  const { parameters } = tool.function;
  const properties = (parameters['properties'] ?? {}) as Record<
    string,
    { readonly type?: unknown; readonly enum?: unknown }
  >;
  const numbers = (expression ?? asked).match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
  const value = instanceOf(parameters, { dice, words: [expression ?? clip(asked, 300)] });
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return { input: expression ?? asked };
  const filled: Record<string, unknown> = { ...value };
  for (const [name, property] of Object.entries(properties)) {
    if (property.enum !== undefined) continue;
    const isNumber = property.type === 'number' || property.type === 'integer';
    if (isNumber && numbers.length > 0) filled[name] = numbers.shift();
    if (property.type === 'string' && /quer|search|text|question|prompt|input/i.test(name)) {
      filled[name] = expression ?? quotedIn(asked) ?? clip(asked, 300);
    }
  }
  return filled;
}

function quotedIn(text: string): string | null {
  return /["“]([^"”]{2,200})["”]/.exec(text)?.[1] ?? null;
}

function callTool(tool: ChatTool, calls: readonly unknown[]): ChatAnswer {
  const { name } = tool.function;
  return { text: '', toolCalls: calls.map((call) => ({ name, arguments: JSON.stringify(call) })) };
}

/** The result itself where a tool wraps it into an object. */
function plainResult(content: string): string {
  try {
    const parsed: unknown = JSON.parse(content);
    if (typeof parsed === 'string') return parsed;
    if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) return content;
    const { expression, result, value, answer, exact, decimal, error } = parsed as Record<string, unknown>;
    const inner = result ?? value ?? answer ?? error;
    if (typeof inner !== 'string' && typeof inner !== 'number') return content;
    if (typeof expression !== 'string') return String(inner);
    const about = typeof decimal === 'string' ? `, about ${decimal}` : '';
    return `${expression} ${exact === false ? '≈' : '='} ${inner}${about}`;
  } catch {
    return content;
  }
}

function sayResult(request: ChatRequest): string {
  const calls = request.messages.flatMap((message) => message.tool_calls ?? []);
  const results = request.messages
    .filter(({ role }) => role === 'tool')
    .map(({ content, tool_call_id: id }) => {
      const name = calls.find((call) => call.id === id)?.function.name ?? 'the tool';
      return `${name} says ${clip(plainResult(content), longestResult)}`;
    });
  const matter = matterOf(request);
  if (matter !== lastUserText(request)) {
    const [title = 'the subtask'] = matter.split('\n');
    return `${clip(title, 120)}: ${results.join('; ')} (rehearsal).`;
  }
  return `Rehearsal: I asked for help and got an answer: ${results.join('; ')}. That is my result for “${clip(lastUserText(request), 160)}”.`;
}
