import { z } from 'zod';
import type { ValidationParams } from '#core';
import { countOf, judge, type Problem, quote } from '../checked.ts';
import type { PureStrategy } from '../strategy.ts';
import { foldText } from './fold-text.ts';
import { countWords } from './prose.ts';
import { type ReadCitations, readFootnotes, readNumbered, readSources } from './read-citations.ts';

type Params = ValidationParams['citations'];

const readers = { numbered: readNumbered, footnotes: readFootnotes, sources: readSources } as const;

export const citations: PureStrategy<'citations'> = {
  strategy: 'citations',
  kind: 'pure',
  summary:
    'Citations lead to references that exist, references are used, and quotations stand in the source they name.',
  params: z
    .strictObject({
      style: z
        .enum(['numbered', 'footnotes', 'sources'])
        .default('numbered')
        .describe(
          'numbered: [1] and a list of references; footnotes: [^key]; sources: [id] of a given source.',
        ),
      sources: z
        .array(
          z.strictObject({
            id: z.string().regex(/^[\w.:#/-]{1,100}$/, 'takes letters, digits and . : # / - _'),
            text: z.string().max(500_000).optional(),
          }),
        )
        .max(500)
        .default([])
        .describe(
          'What may be cited in the style `sources`. Quotations must stand in the text, when it is given.',
        ),
      min: z
        .int()
        .min(0)
        .max(10_000)
        .default(1)
        .describe('Least number of different references that are cited.'),
      perParagraphOf: z
        .int()
        .min(1)
        .max(10_000)
        .optional()
        .describe('Paragraphs of at least this many words are to cite something.'),
      allowUnused: z.boolean().default(false).describe('Accept references that are never cited.'),
    })
    .refine(({ style, sources }) => (style === 'sources') === sources.length > 0, {
      message: 'are to be given for the style `sources`, and for no other',
      path: ['sources'],
    }),
  good: {
    params: {},
    output: 'Group commit saves flushes [1].\n\n## References\n\n[1] PostgreSQL manual, chapter 28.4',
  },
  bad: {
    params: {},
    output: 'Group commit saves flushes [1], as others say [7].\n\n## References\n\n[1] PostgreSQL manual',
  },
  check({ text }, params) {
    const read = readers[params.style](text);
    const known =
      params.style === 'sources' ? params.sources.map(({ id }) => id) : read.references.map(({ key }) => key);
    const cited = new Set(read.citations.map(({ key }) => key));
    const sound = [...cited].filter((key) => known.includes(key)).length;
    const problems = [
      ...findUnknown(read, known),
      ...findRepeated(read),
      ...findUnused(read, { cited, allowed: params.allowUnused }),
      ...findUncited(read, params.perParagraphOf),
      ...(params.style === 'sources' ? findFalseQuotations(read, params) : []),
    ];
    if (sound < params.min) {
      problems.push({
        message: `the output cites ${countOf(sound, 'known reference')}; expected at least ${params.min}, so say where statements come from`,
      });
    }
    return judge(problems, `${countOf(read.citations.length, 'citation')} of ${countOf(sound, 'reference')}`);
  },
};

function findUnknown({ citations: all }: ReadCitations, known: readonly string[]): readonly Problem[] {
  return firstOfEach(all)
    .filter(({ key }) => !known.includes(key))
    .map(({ key, line }) => ({
      message: `${quote(`[${key}]`)} is cited but there is no such reference; known are ${known.slice(0, 20).join(', ') || 'none'}`,
      path: `line ${line}`,
    }));
}

function findRepeated({ references }: ReadCitations): readonly Problem[] {
  const first = firstOfEach(references);
  return references
    .filter((entry) => !first.includes(entry))
    .map(({ key, line }) => ({
      message: `the reference ${key} stands there twice; number it anew`,
      path: `line ${line}`,
    }));
}

function findUnused(
  { references }: ReadCitations,
  { cited, allowed }: { readonly cited: ReadonlySet<string>; readonly allowed: boolean },
): readonly Problem[] {
  if (allowed) return [];
  return firstOfEach(references)
    .filter(({ key }) => !cited.has(key))
    .map(({ key, line }) => ({
      message: `the reference ${key} is never cited; cite it or take it out`,
      path: `line ${line}`,
    }));
}

function findUncited(
  { body, citations: all }: ReadCitations,
  leastWords: number | undefined,
): readonly Problem[] {
  if (leastWords === undefined) return [];
  const citing = new Set(all.map(({ line }) => line));
  return paragraphsOf(body)
    .filter(({ text, from, to }) => {
      const cites = Array.from({ length: to - from + 1 }, (_, index) => from + index).some((line) =>
        citing.has(line),
      );
      return !cites && !/^\s{0,3}#/.test(text) && countWords(text) >= leastWords;
    })
    .map(({ text, from }) => ({
      message: `this paragraph cites nothing: ${quote(text)}; say where it comes from`,
      path: `line ${from}`,
    }));
}

interface Paragraph {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function paragraphsOf(lines: readonly string[]): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start: number | null = null;
  for (const [index, line] of [...lines, ''].entries()) {
    if (line.trim() !== '') {
      start ??= index;
    } else if (start !== null) {
      paragraphs.push({ text: lines.slice(start, index).join('\n'), from: start + 1, to: index });
      start = null;
    }
  }
  return paragraphs;
}

/** Words between quotation marks that are followed by a citation, in the same paragraph and without another between. */
const quotation = /["“„]([^"“”„]{12,2000})["”“][^"“”„[\]]{0,80}\[([\w.:#/-]{1,100})\]/g;

function findFalseQuotations({ body }: ReadCitations, { sources }: Params): readonly Problem[] {
  const texts = new Map(
    sources.flatMap(({ id, text }) => (text === undefined ? [] : [[id, comparable(text)] as const])),
  );
  return paragraphsOf(body).flatMap(({ text, from }) =>
    [...text.matchAll(quotation)].flatMap(([, words = '', id = '']) => {
      const source = texts.get(id);
      const parts = comparable(words)
        .split(/ ?(?:\.\.\.|\[\.\.\.\]) ?/)
        .filter((part) => part !== '');
      return source === undefined || parts.every((part) => source.includes(part))
        ? []
        : [
            {
              message: `${quote(words)} does not stand in the source ${id}; quote it word for word or say it without quotation marks`,
              path: `line ${from}`,
            },
          ];
    }),
  );
}

function comparable(text: string): string {
  return foldText(text)
    .replace(/[’‘]/g, "'")
    .trim()
    .replace(/[.,;:]$/, '');
}

function firstOfEach<Item extends { readonly key: string }>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.toReversed().map((item) => [item.key, item])).values()].toReversed();
}
