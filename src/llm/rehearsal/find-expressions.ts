import { chainedSigns, writeOut } from './spoken-arithmetic.ts';

/** Most expressions that are taken out of one text. */
const most = 8;
/** Reading recurses into brackets: a text with more of them is no question that somebody asked. */
const mostBrackets = 200;

const names =
  'sqrt cbrt root abs round floor ceil min max sum mean median gcd lcm mod factorial choose permutations exp ln log log2 log10 sin cos tan'.split(
    ' ',
  );
const tokenPattern = /\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.]*\p{L})|\p{L}[\p{L}\d]*|[-+*/^%!(),⊕⊖⊗⊘]|\s+|./gisu;

/** A date, and a range or a fraction of something in running text, are no calculations. */
const date = /^(?:\d{4}-\d{1,2}(?:-\d{1,2})?|\d{1,2}\/\d{1,2}\/\d{2,4})$/;
const range = /^\d+(?:[-/]\d+)+$/;
const asks = /calculat|comput|evaluat|solve|work out|\bwhat(?:'s| is| are)\b|how (?:much|many)|result|=/i;

interface Token {
  readonly text: string;
  readonly spaceBefore: boolean;
}

interface Part {
  readonly text: string;
  readonly next: number;
  /** Whether there is anything to calculate in it. */
  readonly works: boolean;
}

/** The arithmetic expressions in a text, written with figures and signs or in English words, each once. */
export function expressionsIn(text: string): readonly string[] {
  const tokens = tokensOf(writeOut(text));
  const found = new Set<string>();
  if (tokens.filter((token) => token.text === '(').length > mostBrackets) return [];
  for (let at = 0; at < tokens.length && found.size < most; ) {
    const part = chain(tokens, at);
    if (part?.works) {
      if (!date.test(part.text) && (!range.test(part.text) || asks.test(text))) found.add(part.text);
    }
    at = part?.next ?? at + 1;
  }
  return [...found];
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let spaceBefore = false;
  for (const [each] of text.matchAll(tokenPattern)) {
    if (each.trim() === '' && !each.includes('\n')) spaceBefore = true;
    else {
      tokens.push({ text: each.toLowerCase(), spaceBefore });
      spaceBefore = false;
    }
  }
  return tokens;
}

function chain(tokens: readonly Token[], from: number): Part | null {
  // A dash before a number that stands apart is the mark of a list.
  if (tokens[from]?.text === '-' && tokens[from + 1]?.spaceBefore) return null;
  let part = sum(tokens, from);
  for (;;) {
    const sign = part && chainedSigns[tokens[part.next]?.text ?? ''];
    const step = part && sign ? factor(tokens, part.next + 1) : null;
    if (!part || !step) return part;
    const before = part.works ? `(${part.text})` : part.text;
    part = { text: `${before} ${sign} ${step.text}`, next: step.next, works: true };
  }
}

function sum(tokens: readonly Token[], from: number): Part | null {
  return row(tokens, from, { signs: ['+', '-'], operand: product });
}

function product(tokens: readonly Token[], from: number): Part | null {
  return row(tokens, from, { signs: ['*', '/', '%'], operand: factor });
}

function row(
  tokens: readonly Token[],
  from: number,
  { signs, operand }: { readonly signs: readonly string[]; readonly operand: typeof factor },
): Part | null {
  let part = operand(tokens, from);
  while (part !== null) {
    const sign = tokens[part.next];
    const right = sign && signs.includes(sign.text) ? operand(tokens, part.next + 1) : null;
    if (!sign || right === null) return part;
    const space = sign.spaceBefore ? ' ' : '';
    part = { text: `${part.text}${space}${sign.text}${space}${right.text}`, next: right.next, works: true };
  }
  return part;
}

function factor(tokens: readonly Token[], from: number): Part | null {
  const sign = tokens[from]?.text;
  if (sign === '-' || sign === '+') {
    const inner = factor(tokens, from + 1);
    return inner && { ...inner, text: `${sign}${inner.text}` };
  }
  const base = postfix(tokens, from);
  if (base === null || tokens[base.next]?.text !== '^') return base;
  const exponent = factor(tokens, base.next + 1);
  return exponent === null
    ? base
    : { text: `${base.text}^${exponent.text}`, next: exponent.next, works: true };
}

function postfix(tokens: readonly Token[], from: number): Part | null {
  let part = primary(tokens, from);
  for (;;) {
    const sign = part && tokens[part.next]?.text;
    if (!part || (sign !== '!' && sign !== '%')) return part;
    // Before a number the sign is that of the remainder.
    if (sign === '%' && primary(tokens, part.next + 1) !== null) return part;
    part = { text: `${part.text}${sign}`, next: part.next + 1, works: part.works || sign === '!' };
  }
}

function primary(tokens: readonly Token[], from: number): Part | null {
  const { text = '' } = tokens[from] ?? {};
  if (/^\d/.test(text) || text === 'pi' || text === 'π') return { text, next: from + 1, works: false };
  if (text === '(') {
    const inner = sum(tokens, from + 1);
    return inner && tokens[inner.next]?.text === ')'
      ? { ...inner, text: `(${inner.text})`, next: inner.next + 1 }
      : null;
  }
  if (!names.includes(text) || tokens[from + 1]?.text !== '(') return null;
  const values: string[] = [];
  for (let at = from + 2; ; ) {
    const value = sum(tokens, at);
    if (value === null) return null;
    values.push(value.text);
    const after = tokens[value.next]?.text;
    if (after === ')') return { text: `${text}(${values.join(', ')})`, next: value.next + 1, works: true };
    if (after !== ',') return null;
    at = value.next + 1;
  }
}
