import { z } from 'zod';
import { judge, type Problem } from '../checked.ts';
import { lineAndColumn } from '../reading/read-json.ts';
import type { PureStrategy } from '../strategy.ts';
import { namedValue, secretRules } from './secret-rules.ts';

interface Found {
  readonly name: string;
  readonly secret: string;
  readonly index: number;
}

export const noSecrets: PureStrategy<'noSecrets'> = {
  strategy: 'noSecrets',
  kind: 'pure',
  summary:
    'The output holds no keys, tokens, private keys or passwords, also not in base64 or with invisible characters.',
  params: z.strictObject({
    allow: z.array(z.string().min(4).max(1_000)).max(200).default([]).describe('Values that are no secrets.'),
    generic: z
      .boolean()
      .default(true)
      .describe('Also report unknown values beside words such as password and token that look random.'),
  }),
  good: { params: {}, output: 'Set OPENAI_API_KEY to your key: `export OPENAI_API_KEY=<your key>`.' },
  bad: { params: {}, output: 'Use AKIAQ3EGR2YXDL7ZPWK4 for the upload.' },
  check({ words }, { allow, generic }) {
    const text = words().replace(/\p{Cf}/gu, '');
    const found = [...findDocumented(text), ...findEncoded(text), ...(generic ? findNamed(text) : [])].filter(
      ({ secret }) => !allow.includes(secret) && !isPlaceholder(secret),
    );
    const problems = firstAtEachPlace(found).map(
      ({ name, secret, index }): Problem => ({
        message: `the output holds what looks like a secret (${name}); take it out, name the variable that holds it instead, and have it replaced if it was real`,
        path: lineAndColumn(text, index),
        evidence: redact(secret),
      }),
    );
    return judge(problems, 'the output holds nothing that looks like a secret');
  },
};

function findDocumented(text: string): readonly Found[] {
  return secretRules.flatMap(({ name, pattern, group = 0 }) =>
    [...text.matchAll(pattern)].map((match) => ({
      name,
      secret: match[group] ?? match[0],
      index: match.index,
    })),
  );
}

function findNamed(text: string): readonly Found[] {
  return [...text.matchAll(namedValue)].flatMap((match) => {
    const secret = (match[1] ?? '').replace(/[.!?:]+$/, '');
    return looksRandom(secret)
      ? [{ name: 'value beside a word for secrets', secret, index: match.index + match[0].indexOf(secret) }]
      : [];
  });
}

/** Documented forms inside base64. One layer: what is wrapped twice is not read by accident. */
function findEncoded(text: string): readonly Found[] {
  return [...text.matchAll(/[A-Za-z0-9+/_-]{24,8000}={0,2}/g)].flatMap(([encoded, ...rest]) => {
    void rest;
    const decoded = Buffer.from(encoded, 'base64').toString('latin1');
    if (!/^[\x20-\x7e\s]{12,}$/.test(decoded)) return [];
    const index = text.indexOf(encoded);
    return findDocumented(decoded)
      .filter(({ secret }) => !isPlaceholder(secret))
      .slice(0, 1)
      .map(({ name }) => ({ name: `${name} in base64`, secret: encoded, index }));
  });
}

/**
 * Letters and digits mixed, and at least 3 bits of entropy per character (Shannon). Paths, versions, calls and
 * references to variables are left out: they stand beside the same words in honest code.
 */
function looksRandom(value: string): boolean {
  if (
    /^(process\.env|os\.environ|env\.|config\.|settings\.|secrets?\.|vars\.|\$|%|@|\/|\.\/|https?:)/i.test(
      value,
    )
  ) {
    return false;
  }
  if (/^[a-z_]+(?:\.[a-z_]+)+$/i.test(value) || /^v?\d+(?:\.\d+)+$/.test(value)) return false;
  return /[a-z]/i.test(value) && /\d/.test(value) && entropyOf(value) >= 3;
}

function entropyOf(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

/** Stand-ins of manuals: `sk_live_xxxxxxxx`, `AKIAIOSFODNN7EXAMPLE`, `your-api-key`, `****`. */
function isPlaceholder(secret: string): boolean {
  const body = secret.replace(/^(?:[A-Za-z]{2,10}[_-]){1,3}/, '');
  return (
    /example|your[_-]|placeholder|redacted|changeme|change-me|dummy|<|\$\{|\*{4}|\.{3}|…/i.test(secret) ||
    (new Set(body.replace(/[^A-Za-z0-9]/g, '').toLowerCase()).size <= 3 &&
      secret.length < 300 &&
      !secret.startsWith('-----'))
  );
}

function firstAtEachPlace(found: readonly Found[]): readonly Found[] {
  const kept: Found[] = [];
  for (const one of found.toSorted((a, b) => a.index - b.index || b.secret.length - a.secret.length)) {
    const last = kept.at(-1);
    if (last === undefined || one.index >= last.index + last.secret.length) kept.push(one);
  }
  return kept;
}

function redact(secret: string): string {
  return `${secret.slice(0, 4)}… (${secret.length} characters)`;
}
