import pg from 'pg';

const INT8 = 20;
const INT8_ARRAY = 1016;

/**
 * How the pool reads column values. It belongs to one pool: `pg.types`, which is global, stays as it is.
 *
 * - `bigint` (and `count(*)`): a number while it is a safe integer, which positions, sequence numbers and counts always
 *   are; beyond that the text as PostgreSQL gave it, so that a 64-bit lock key loses no digit.
 * - `json` and `jsonb`: parsed; `timestamptz`: a `Date`; `double precision`: a number; `text[]`: an array.
 *   These are the defaults of `pg`, restored here since MikroORM would keep times as text.
 */
export function createTypeParsers(): pg.CustomTypesConfig {
  const overrides = new pg.TypeOverrides();
  overrides.setTypeParser(INT8, parseInt8);
  overrides.setTypeParser(INT8_ARRAY, parseInt8Array);
  return overrides;
}

function parseInt8(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

/** One dimension, which is all that our statements return: `{1,2,NULL}`. */
function parseInt8Array(text: string): readonly (number | string | null)[] {
  if (text === '{}') return [];
  return text
    .slice(1, -1)
    .split(',')
    .map((item) => (item === 'NULL' ? null : parseInt8(item)));
}
