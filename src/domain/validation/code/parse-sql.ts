import type { RawStmt } from 'libpg-query';
import type { Problem } from '../checked.ts';
import { countOf } from '../checked.ts';
import { lineAndColumn } from '../reading/read-json.ts';

export type SqlStatement = RawStmt;

export type ParsedSql =
  | { readonly statements: readonly SqlStatement[]; readonly problem?: never }
  | { readonly statements?: never; readonly problem: Problem };

/** Parses SQL by PostgreSQL's own grammar (version 18, as WebAssembly). Parameters are written `$1`. */
export async function parseSql(text: string, maxStatements: number): Promise<ParsedSql> {
  if (text.includes('\0')) {
    // The parser, written in C, would stop reading there.
    return {
      problem: {
        message: 'the SQL holds a NUL character; take it out',
        path: lineAndColumn(text, text.indexOf('\0')),
      },
    };
  }
  if (text.trim() === '') return { problem: { message: 'there is no SQL statement; write one' } };
  const { loadModule, parseSync } = await import('libpg-query');
  await loadModule();
  try {
    const statements = parseSync(text).stmts ?? [];
    if (statements.length === 0)
      return { problem: { message: 'there is no SQL statement, only comments; write one' } };
    if (statements.length > maxStatements) {
      return {
        problem: {
          message: `there are ${countOf(statements.length, 'statement')}; expected at most ${maxStatements}, so put the others elsewhere`,
        },
      };
    }
    return { statements };
  } catch (error) {
    return { problem: describe(error, text) };
  }
}

function describe(error: unknown, text: string): Problem {
  if (error instanceof RangeError || /memory exhausted|stack depth/i.test(String(error))) {
    return { message: 'the SQL is nested too deeply to be parsed; flatten it' };
  }
  const { message, sqlDetails } = error as { message: string; sqlDetails?: { cursorPosition?: number } };
  const position = sqlDetails?.cursorPosition;
  const reason = `not valid PostgreSQL: ${message}`;
  return position === undefined || position < 0
    ? { message: reason }
    : { message: reason, path: lineAndColumn(text, indexOfCodePoint(text, position)) };
}

/** PostgreSQL counts code points. */
function indexOfCodePoint(text: string, codePoints: number): number {
  return [...text].slice(0, codePoints).join('').length;
}
