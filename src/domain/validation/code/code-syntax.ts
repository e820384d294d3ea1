import { z } from 'zod';
import type { ValidationParams } from '#core';
import { judge, type Problem, undecided } from '../checked.ts';
import { source } from '../data/json.ts';
import { readJson } from '../reading/read-json.ts';
import { checkPieces, takePieces } from '../reading/take-pieces.ts';
import type { PureStrategy } from '../strategy.ts';
import { findScriptProblems } from './find-script-problems.ts';
import { findYamlProblems, readYaml } from './read-yaml.ts';

type Language = ValidationParams['codeSyntax']['language'];

const fenceNames = {
  typescript: ['typescript', 'ts', 'mts', 'cts'],
  tsx: ['tsx'],
  javascript: ['javascript', 'js', 'mjs', 'cjs'],
  jsx: ['jsx'],
  json: ['json', 'jsonc'],
  yaml: ['yaml', 'yml'],
} as const satisfies Record<Language, readonly [string, ...string[]]>;

const largestCode = 300_000;

export const codeSyntax: PureStrategy<'codeSyntax'> = {
  strategy: 'codeSyntax',
  kind: 'pure',
  parses: true,
  summary: 'The output parses as TypeScript, JavaScript (with or without JSX), JSON or YAML. Nothing is run.',
  params: z.strictObject({
    language: z.enum(['typescript', 'tsx', 'javascript', 'jsx', 'json', 'yaml']).describe('The language.'),
    from: source,
  }),
  good: { params: { language: 'typescript' }, output: 'export const double = (n: number): number => n * 2;' },
  bad: { params: { language: 'typescript' }, output: 'export const double = (n: number: number => n * 2;' },
  async check(subject, { language, from }) {
    const [first, ...others] = fenceNames[language];
    const { pieces, refusal } = await takePieces(subject, from, [first, ...others]);
    if (refusal) return refusal;
    if (pieces.some(({ text }) => text.length > largestCode)) {
      return undecided(`the code is longer than ${largestCode.toLocaleString('en-US')} characters; split it`);
    }
    const problems = await checkPieces(pieces, (text) => findProblems(text, language));
    return judge(problems.slice(0, 20), `the output is valid ${language}`);
  },
};

async function findProblems(text: string, language: Language): Promise<readonly Problem[]> {
  if (language === 'json') {
    const read = readJson(text);
    return read.ok
      ? []
      : [{ message: read.message, ...(read.path === undefined ? {} : { path: read.path }) }];
  }
  if (language !== 'yaml') return findScriptProblems(text, language);
  const problems = await findYamlProblems(text);
  if (problems.length > 0) return problems;
  const value = await readYaml(text);
  // Any sentence is a YAML text, but no YAML that somebody wanted.
  return value !== null && typeof value === 'object'
    ? []
    : [{ message: 'the YAML is a single value; expected a mapping or a list, not words about it' }];
}
