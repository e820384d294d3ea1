import { type ConfigProblem, maskSecret } from './config-error.ts';
import { type PriceTable, roleSchema, type TokenSettings } from './config-file.ts';

const TOKEN_FORM =
  'role:token or role/name:token, separated by commas, the role viewer, operator or admin, the token at least 8 characters';

/** Reads `admin:secret-one,viewer:secret-two`. */
export function parseTokens(text: string, problems: ConfigProblem[]): TokenSettings[] {
  return items(text).flatMap((item) => {
    const colon = item.indexOf(':');
    const [before = '', ...names] = item.slice(0, Math.max(0, colon)).split('/');
    const role = roleSchema.safeParse(before.trim());
    const name = names.map((each) => each.trim());
    const token = item.slice(colon + 1).trim();
    if (role.success && token.length >= 8) {
      if (name.length === 0) return [{ role: role.data, token }];
      if (name.length === 1 && name[0]) return [{ role: role.data, token, name: name[0] }];
    }
    const value = colon > 0 ? `"${item.slice(0, colon)}:" and ${maskSecret(token)}` : maskSecret(item);
    problems.push({ name: 'STATEHOUSE_TOKENS', value, expected: TOKEN_FORM });
    return [];
  });
}

/** Reads `gpt-4o-mini=0.15/0.60,llama3=0/0`. */
export function parsePrices(text: string, problems: ConfigProblem[]): PriceTable {
  const entries = items(text).flatMap((item): [string, PriceTable[string]][] => {
    const match = /^(\S+)\s*=\s*([\d.]+)\s*\/\s*([\d.]+)$/.exec(item);
    const [input, output] = [Number(match?.[2]), Number(match?.[3])];
    if (match?.[1] && Number.isFinite(input) && Number.isFinite(output)) {
      return [[match[1], { inputPerMillion: input, outputPerMillion: output }]];
    }
    const expected = 'model=input/output in US dollars per million tokens, such as gpt-4o-mini=0.15/0.60';
    problems.push({ name: 'STATEHOUSE_PRICES', value: `"${item}"`, expected });
    return [];
  });
  return Object.fromEntries(entries);
}

function items(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}
