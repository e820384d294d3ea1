import { expect, test } from 'vitest';
import { describeStrategy, validate } from '../describe-strategy.ts';

const ts = { language: 'typescript' };

describeStrategy('codeSyntax', {
  good: [
    [
      'TypeScript',
      ts,
      'export const f = <T,>(x: T): x is T => true;\nenum Color { Red }\ntype A = { [K in keyof B]?: C<K> };',
    ],
    ['modules with await at the top', ts, "import { a } from './a.ts';\nawait a();"],
    ['decorators', ts, '@sealed class A { @field accessor x = 1 }'],
    ['TSX', { language: 'tsx' }, 'export const A = ({ n }: { n: number }) => <b>{n}</b>;'],
    ['JavaScript as a script', { language: 'javascript' }, 'with (a) { b }\nvar c = 1;'],
    ['JSX', { language: 'jsx' }, 'const a = <A b={1} />;'],
    ['JSON', { language: 'json' }, '{"a": [1]}'],
    ['YAML of two documents', { language: 'yaml' }, 'a: 1\n---\nb: [x, y]\n'],
    [
      'fenced blocks of the language among others',
      { ...ts, from: 'fences' },
      '```ts\nlet a: number;\n```\n\n```python\ndef f(:\n```',
    ],
  ],
  bad: [
    ['a broken regular expression', ts, 'const a = 1;\nconst re = /(/;', /Invalid regular expression/],
    ['a missing bracket', ts, 'function f(a: number { return a; }', /not valid code/],
    ['types in JavaScript', { language: 'javascript' }, 'const a: number = 1;', /not valid code/],
    ['Python', ts, 'def f(x):\n    return x', /not valid code/],
    ['prose before code', ts, 'Here is the code:\n\nconst a = 1;', /not valid code/],
    ['one word of prose, which parses', ts, 'Sorry', /does nothing/],
    ['one text, which parses', ts, '"I cannot help with that."', /does nothing/],
    ['comments alone', ts, '// TODO: write it', /holds no statement/],
    ['no text', ts, '\n', /empty/],
    ['a name declared twice', ts, 'let a = 1;\nlet a = 2;', /already been declared/],
    ['code that is cut off', ts, 'export class A {\n  run() {', /not valid code/],
    ['nesting that fells the parser', ts, `${'('.repeat(50_000)}1${')'.repeat(50_000)}`, /nested too deeply/],
    ['a fence where the whole is code', ts, '```ts\nlet a;\n```', /stands in a fence/],
    [
      'blocks of other languages only',
      { ...ts, from: 'fences' },
      '```js\nlet a;\n```',
      /no filled block ```typescript/,
    ],
    ['JSON with a comment', { language: 'json' }, '{"a": 1 /* one */}', /not valid JSON/],
    ['YAML with a tab for indent', { language: 'yaml' }, 'a:\n\tb: 1', /not valid YAML/],
    ['YAML with a key twice', { language: 'yaml' }, 'a: 1\na: 2', /not valid YAML: Map keys must be unique/],
    [
      'YAML that multiplies',
      { language: 'yaml' },
      `a: &a [${'x,'.repeat(9)}x]\nb: &b [${'*a,'.repeat(9)}*a]\nc: &c [${'*b,'.repeat(9)}*b]\nd: &d [${'*c,'.repeat(9)}*c]`,
      /alias/i,
    ],
    ['YAML with an alias of nothing', { language: 'yaml' }, 'a: *nobody', /not valid YAML/],
    ['prose, which is YAML too', { language: 'yaml' }, 'I have written the file for you.', /single value/],
  ],
  refused: [
    ['no language', {}, /params\.language/],
    ['an unknown language', { language: 'cobol' }, /params\.language/],
  ],
});

test('a fault is told with its line, its column and the words there', async () => {
  const report = await validate({ strategy: 'codeSyntax', params: ts }, 'let a = 1;\nlet b = = 2;');
  expect(report.findings).toMatchObject([{ path: 'line 2, column 9', evidence: 'let b = = 2;' }]);
});

test('code is never run', async () => {
  const code = 'globalThis.validationRanThis = true;\nthrow new Error("ran");';
  expect((await validate({ strategy: 'codeSyntax', params: { language: 'javascript' } }, code)).passed).toBe(
    true,
  );
  expect(globalThis).not.toHaveProperty('validationRanThis');
});
