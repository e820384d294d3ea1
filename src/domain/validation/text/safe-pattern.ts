import { RE2JS } from 're2js';

/** A pattern that takes time linear in the text, whatever it says. */
export type SafePattern = RE2JS;

const mostInstructions = 20_000;

/** Compiles RE2 syntax; throws an `Error` that says what is wrong with it. `flags`: any of `i`, `m`, `s`, `u`. */
export function compilePattern(pattern: string, flags = ''): SafePattern {
  const bits =
    (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.includes('m') ? RE2JS.MULTILINE : 0) |
    (flags.includes('s') ? RE2JS.DOTALL : 0);
  if (estimateSize(pattern) > mostInstructions) {
    throw new Error('the pattern is too large once its repetitions are written out; use smaller ones');
  }
  try {
    // Takes what JavaScript writes differently, such as \u0041 and (?<name>…).
    return RE2JS.compile(RE2JS.translateRegExp(pattern), bits);
  } catch (error) {
    throw new Error(explain(error), { cause: error });
  }
}

/** Instructions that a pattern takes, counted before it is compiled: compiling is what repetitions make slow. */
function estimateSize(pattern: string): number {
  const sums = [0];
  let last = 0;
  for (const [token] of pattern.matchAll(
    /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\\\]])*\]?|\{\d{1,5}(?:,\d{0,5})?\}|[\s\S]/g,
  )) {
    const repeat = /^\{(\d+)(?:,(\d*))?\}$/.exec(token);
    if (repeat !== null) {
      const extra = last * (Math.max(Number(repeat[1]), Number(repeat[2] ?? 0), 1) - 1);
      add(sums, extra);
      last += extra;
    } else if (token === '(') {
      sums.push(0);
    } else if (token === ')' && sums.length > 1) {
      last = sums.pop() ?? 0;
      add(sums, last);
    } else {
      last = 1;
      add(sums, last);
    }
  }
  return sums.reduce((total, sum) => total + sum, 0);
}

function add(sums: number[], size: number): void {
  sums[sums.length - 1] = (sums.at(-1) ?? 0) + size;
}

/** What is wrong with a pattern, or null. */
export function findPatternError(pattern: string, flags = ''): string | null {
  try {
    compilePattern(pattern, flags);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function explain(error: unknown): string {
  const said = (error instanceof Error ? error.message : String(error)).replace(
    /^error parsing regexp: /,
    '',
  );
  const unsupported = /Perl syntax: `\(\?[=!<]|invalid escape sequence: `\\\d/.test(said);
  return unsupported
    ? `${said}: look-around and back-references are not supported, because they can take endless time; write RE2 syntax`
    : `${said}; write RE2 syntax`;
}
