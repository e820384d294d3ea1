import { CalculationError } from './calculation-error.ts';

export interface Token {
  readonly kind: 'number' | 'name' | 'operator' | 'end';
  readonly text: string;
  /** Where it begins in the expression. */
  readonly at: number;
}

const numberPattern = /(?:\d+(?:_\d+)*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const namePattern = /[\p{L}][\p{L}\d]*/uy;
/** Signs that people write, and the one that is meant. */
const signs: Readonly<Record<string, string>> = {
  '×': '*',
  '·': '*',
  '∙': '*',
  '⋅': '*',
  '÷': '/',
  '∶': '/',
  '−': '-',
  '–': '-',
  '√': '√',
};
const operators = '+-*/^%!(),';

/** Splits an expression into numbers, names and signs. `**` is a power. */
export function tokenize(expression: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < expression.length) {
    const character = expression[at] as string;
    if (/\s/.test(character)) {
      at += 1;
      continue;
    }
    const token = readToken(expression, at);
    if (token === null) throw CalculationError.unreadable(expression, at, 'this sign is not known');
    tokens.push(token);
    at += expression.startsWith('**', at) ? 2 : token.text.length;
  }
  return [...tokens, { kind: 'end', text: '', at }];
}

function readToken(expression: string, at: number): Token | null {
  const number = match(numberPattern, expression, at);
  if (number !== null) return { kind: 'number', text: number, at };
  const name = match(namePattern, expression, at);
  if (name !== null) return { kind: 'name', text: name, at };
  if (expression.startsWith('**', at)) return { kind: 'operator', text: '^', at };
  const character = expression[at] as string;
  const sign = signs[character] ?? (operators.includes(character) ? character : null);
  return sign === null ? null : { kind: 'operator', text: sign, at };
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
