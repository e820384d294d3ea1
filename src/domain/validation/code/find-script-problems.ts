import type { ParserOptions } from '@babel/parser';
import type { Problem } from '../checked.ts';
import { quote } from '../checked.ts';

export type ScriptLanguage = 'typescript' | 'tsx' | 'javascript' | 'jsx';

const plugins = {
  typescript: ['typescript', 'decorators', 'decoratorAutoAccessors'],
  tsx: ['typescript', 'jsx', 'decorators', 'decoratorAutoAccessors'],
  javascript: ['decorators', 'decoratorAutoAccessors'],
  jsx: ['jsx', 'decorators', 'decoratorAutoAccessors'],
} as const satisfies Record<ScriptLanguage, ParserOptions['plugins']>;

/** Syntax errors of a program, and programs that say nothing. The code is read, never run. */
export async function findScriptProblems(
  text: string,
  language: ScriptLanguage,
): Promise<readonly Problem[]> {
  if (/^\s*(`{3}|~{3})/.test(text)) {
    // A fence reads as template literals, so it may even parse.
    return [
      { message: 'the code stands in a fence; write the code alone, or check the blocks (from: fences)' },
    ];
  }
  const { parse } = await import('@babel/parser');
  try {
    const { program } = parse(text, {
      // Modules first, scripts where only these allow it, such as `with`.
      sourceType: 'unambiguous',
      allowAwaitOutsideFunction: true,
      plugins: [...plugins[language]],
    });
    const broken = findBrokenPattern(program);
    if (broken !== null) return [broken];
    if (program.body.length === 0 && program.directives.length === 0) {
      return [{ message: 'the code holds no statement; write the program' }];
    }
    const idle =
      program.body.length > 0
        ? program.body.every((each) => each.type === 'ExpressionStatement' && isIdle(each.expression.type))
        : true;
    return idle
      ? [
          {
            message: `the code does nothing: it is only ${quote(text)}; write the program, not a word about it`,
          },
        ]
      : [];
  } catch (error) {
    if (error instanceof RangeError)
      return [{ message: 'the code is nested too deeply to be parsed; flatten it' }];
    return [describe(error, text)];
  }
}

interface PatternLiteral {
  readonly pattern: string;
  readonly flags: string;
  readonly loc?: { readonly start: { readonly line: number; readonly column: number } } | null;
}

/** The parser leaves what stands between the slashes of a regular expression unread. It is compiled here, never run. */
function findBrokenPattern(program: object): Problem | null {
  const waiting: unknown[] = [program];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node === null || typeof node !== 'object') continue;
    if ('type' in node && node.type === 'RegExpLiteral') {
      const { pattern, flags, loc } = node as unknown as PatternLiteral;
      try {
        new RegExp(pattern, flags);
      } catch (error) {
        const message = `not valid code: ${error instanceof Error ? error.message : String(error)}`;
        return loc
          ? { message, path: `line ${loc.start.line}, column ${loc.start.column + 1}` }
          : { message };
      }
    }
    for (const value of Object.values(node)) waiting.push(value);
  }
  return null;
}

/** A single word of prose, or one text, parses as a program. */
function isIdle(type: string): boolean {
  return type === 'Identifier' || type === 'StringLiteral';
}

function describe(error: unknown, text: string): Problem {
  const { message, loc } = error as { message: string; loc?: { line: number; column: number } };
  const reason = message.replace(/ ?\(\d+:\d+\)$/, '');
  if (loc === undefined) return { message: `not valid code: ${reason}` };
  const line = text.split('\n')[loc.line - 1] ?? '';
  return {
    message: `not valid code: ${reason}`,
    path: `line ${loc.line}, column ${loc.column + 1}`,
    evidence: line.slice(Math.max(0, loc.column - 60), loc.column + 60),
  };
}
