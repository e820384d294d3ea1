import type { Problem } from '../checked.ts';
import type { SqlStatement } from './parse-sql.ts';
import { changingFunctions, readOnlyFunctions } from './read-only-functions.ts';

const allowedAtTop = ['SelectStmt', 'ExplainStmt', 'VariableShowStmt'];

/**
 * What in a parsed statement changes something, or may: any statement but SELECT, VALUES, TABLE, SHOW and EXPLAIN of
 * these, wherever it stands; SELECT INTO; row locks; functions and operators that are not known to be harmless.
 */
export function findSqlChanges(
  statement: SqlStatement,
  allowFunctions: readonly string[],
): readonly Problem[] {
  const problems = new Map<string, Problem>();
  const add = (message: string) => problems.set(message, { message });
  const [top] = Object.keys(statement.stmt ?? {});
  if (top === undefined || !allowedAtTop.includes(top)) {
    add(`${nameStatement(top)} is no query; write a SELECT`);
  }
  for (const { key, value } of walk(statement.stmt)) {
    if (key === 'intoClause') add('SELECT INTO creates a table; leave INTO out');
    else if (key === 'lockingClause') add('FOR UPDATE and FOR SHARE lock rows; leave them out');
    else if (key === 'FuncCall') {
      const problem = judgeFunction(namesOf(value, 'funcname'), allowFunctions);
      if (problem !== null) add(problem);
    } else if (key === 'A_Expr') {
      const [schema, operator] = namesOf(value, 'name');
      if (operator !== undefined && schema !== 'pg_catalog') {
        add(`the operator ${schema}.${operator} calls a function that is not known; use built-in operators`);
      }
    } else if (/^[A-Z]\w*Stmt$/.test(key) && !['SelectStmt', top].includes(key)) {
      add(`the query holds ${nameStatement(key)}, which is no query; take it out`);
    }
  }
  return [...problems.values()];
}

interface Member {
  readonly key: string;
  readonly value: unknown;
}

function* walk(root: unknown): Generator<Member> {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (node === null || typeof node !== 'object') continue;
    for (const [key, value] of Object.entries(node)) {
      if (!Array.isArray(node)) yield { key, value };
      waiting.push(value);
    }
  }
}

/** The parts of a qualified name: `[{String: {sval}}, …]`. */
function namesOf(node: unknown, member: string): readonly string[] {
  const parts = (node as Record<string, unknown>)[member];
  return Array.isArray(parts)
    ? parts.map((part) => String((part as { String?: { sval?: string } }).String?.sval ?? ''))
    : [];
}

function judgeFunction(names: readonly string[], allowed: readonly string[]): string | null {
  const name = names.at(-1) ?? '';
  const full = names.join('.');
  if (allowed.includes(full)) return null;
  const builtIn = names.length === 1 || (names.length === 2 && names[0] === 'pg_catalog');
  if (builtIn && (readOnlyFunctions.has(name) || allowed.includes(name))) return null;
  const effect = builtIn && Object.hasOwn(changingFunctions, name) ? changingFunctions[name] : undefined;
  return effect === undefined
    ? `the function ${full}() is not known to be free of side effects; use built-in functions that only compute`
    : `the function ${full}() ${effect}; take it out`;
}

/** `DeleteStmt` → `DELETE`, `CreateTableAsStmt` → `CREATE TABLE AS`. */
function nameStatement(type: string | undefined): string {
  const words = (type ?? 'this').replace(/Stmt$/, '').replace(/([a-z])(?=[A-Z])/g, '$1 ');
  return words === 'Transaction' ? 'BEGIN, COMMIT or ROLLBACK' : words.toUpperCase();
}
