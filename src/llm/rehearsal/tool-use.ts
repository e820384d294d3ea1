import type { ChatAnswer } from '../chat-server/chat-answer.ts';
import type { ChatRequest, ChatTool } from '../chat-server/chat-request.ts';
import { lastUserText, matterOf } from './brief.ts';
import type { Dice } from './dice.ts';
import { clip } from './goal/text.ts';
import { instanceOf } from './schema-instance.ts';

const CALCULATES = /calc|math|arithmetic|evaluate|compute|\bsum\b|\badd/i;
const OPERATORS: readonly (readonly [RegExp, string])[] = [
  [/\bdivided by\b|\bover\b/gi, '/'],
  [/\bmultiplied by\b|\btimes\b|×|(?<=\d)\s*x\s*(?=\d)/gi, '*'],
  [/\bplus\b/gi, '+'],
  [/\bminus\b|−/gi, '-'],
];

/** The tool call that the task obviously asks for, or what to say about a tool's result; null when neither. */
export function answerWithTool(request: ChatRequest, dice: Dice): ChatAnswer | null {
  const last = request.messages.at(-1);
  if (last?.role === 'tool') return { text: sayResult(request) };
  const tools = request.tools ?? [];
  const asked = matterOf(request);
  const expression = expressionIn(asked);
  const calculator = tools.find(({ function: tool }) => CALCULATES.test(`${tool.name} ${tool.description}`));
  if (calculator && expression) return callTool(calculator, fill(calculator, { dice, asked, expression }));
  const named = tools.find(({ function: tool }) => mentions(asked, tool.name));
  return named ? callTool(named, fill(named, { dice, asked, expression })) : null;
}

/** An arithmetic expression in the text, written with digits and operators or in words. */
export function expressionIn(text: string): string | null {
  const factorial = factorialIn(text);
  if (factorial !== null) return factorial;
  const symbols = OPERATORS.reduce((plain, [words, symbol]) => plain.replace(words, ` ${symbol} `), text);
  const joinedDigits = symbols.replace(/(\d),(?=\d{3}\b)/g, '$1');
  const found = joinedDigits.match(/[(\s]*\d+(?:\.\d+)?(?:[\s()]*[-+*/^%][\s()]*\d+(?:\.\d+)?)+[)\s]*/g);
  const longest = found?.toSorted((a, b) => b.length - a.length)[0];
  return longest ? balanced(longest.replace(/\s+/g, ' ').trim()) : null;
}

/** `factorial(n)` for "the factorial of n", "n factorial" and "n!". */
function factorialIn(text: string): string | null {
  const said =
    /\bfactorial (?:of|for) (?:the (?:number|integer) )?(\d{1,4})\b/i.exec(text) ??
    /\b(\d{1,4})(?:'s)? factorial\b/i.exec(text) ??
    /\bfactorial\((\d{1,4})\)/i.exec(text) ??
    /(?<![\d.])(\d{1,4})!(?![\d=])/.exec(text);
  return said?.[1] === undefined ? null : `factorial(${said[1]})`;
}

/** Without brackets that have no partner. */
function balanced(expression: string): string {
  let depth = 0;
  const kept = [...expression].filter((char) => {
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (char !== ')' || depth >= 0) return true;
    depth = 0;
    return false;
  });
  return depth === 0 ? kept.join('') : kept.filter((char) => char !== '(' && char !== ')').join('');
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

function callTool(tool: ChatTool, argument: unknown): ChatAnswer {
  return { text: '', toolCalls: [{ name: tool.function.name, arguments: JSON.stringify(argument) }] };
}

/** The result itself where a tool wraps it into an object. */
function plainResult(content: string): string {
  try {
    const parsed: unknown = JSON.parse(content);
    if (typeof parsed === 'string') return parsed;
    if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) return content;
    const { result, value, answer } = parsed as Record<string, unknown>;
    const inner = result ?? value ?? answer;
    return typeof inner === 'string' || typeof inner === 'number' ? String(inner) : content;
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
      return `${name} says ${clip(plainResult(content), 400)}`;
    });
  const matter = matterOf(request);
  if (matter !== lastUserText(request)) {
    const [title = 'the subtask'] = matter.split('\n');
    return `${clip(title, 120)}: ${results.join('; ')} (rehearsal).`;
  }
  return `Rehearsal: I asked for help and got an answer: ${results.join('; ')}. That is my result for “${clip(lastUserText(request), 160)}”.`;
}
