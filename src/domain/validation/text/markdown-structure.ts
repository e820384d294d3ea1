import { z } from 'zod';
import type { ValidationParams } from '#core';
import { countOf, judge, type Problem, quote } from '../checked.ts';
import {
  lineOf,
  type MarkdownToken,
  readMarkdown,
  walkMarkdown,
  wordsOfInline,
} from '../reading/read-markdown.ts';
import type { PureStrategy } from '../strategy.ts';
import { foldText } from './fold-text.ts';

type Params = ValidationParams['markdownStructure'];

interface Heading {
  readonly words: string;
  readonly depth: number;
  readonly line: string;
  readonly empty: boolean;
}

const tokenTypes = {
  table: ['table_open'],
  list: ['bullet_list_open', 'ordered_list_open'],
  code: ['fence', 'code_block'],
  link: ['link_open'],
  image: ['image'],
  quote: ['blockquote_open'],
} as const satisfies Record<Params['require'][number], readonly string[]>;

export const markdownStructure: PureStrategy<'markdownStructure'> = {
  strategy: 'markdownStructure',
  kind: 'pure',
  parses: true,
  summary:
    'The Markdown of the output has the sections, the order of headings and the elements that are wanted.',
  params: z.strictObject({
    sections: z
      .array(z.string().trim().min(1).max(200))
      .max(50)
      .default([])
      .describe('Headings that are to be there, compared without case.'),
    ordered: z.boolean().default(true).describe('The sections are to stand in the given order.'),
    title: z
      .enum(['any', 'one', 'none'])
      .default('any')
      .describe('one: exactly one heading of the first level, above all others; none: no such heading.'),
    allowSkippedLevels: z
      .boolean()
      .default(false)
      .describe('Accept a heading two levels below the last one.'),
    allowEmptySections: z.boolean().default(false).describe('Accept a heading with nothing below it.'),
    require: z
      .array(z.enum(['table', 'list', 'code', 'link', 'image', 'quote']))
      .default([])
      .describe('Elements that are to occur.'),
    codeLanguages: z.boolean().default(false).describe('Every fenced block is to name its language.'),
  }),
  good: {
    params: { sections: ['Summary', 'Risks'], require: ['list'] },
    output: '# Plan\n\n## Summary\n\nMove in May.\n\n## Risks\n\n- late permits',
  },
  bad: {
    params: { sections: ['Summary', 'Risks'] },
    output: '# Plan\n\n## Summary\n\nMove in May.',
  },
  async check({ text }, params) {
    const { tokens } = await readMarkdown(text);
    const headings = listHeadings(tokens);
    const problems = [
      ...findMissingSections(headings, params),
      ...findTitleProblems(headings, params.title),
      ...(params.allowSkippedLevels ? [] : findSkippedLevels(headings)),
      ...(params.allowEmptySections ? [] : findEmptySections(headings)),
      ...findMissingElements(tokens, params.require),
      ...findFenceProblems(tokens, text, params.codeLanguages),
    ];
    return judge(problems, `the Markdown has ${countOf(headings.length, 'heading')} in good order`);
  },
};

/** Headings of the page itself, not those in lists and quotations. */
function listHeadings(tokens: readonly MarkdownToken[]): readonly Heading[] {
  const blocks = tokens.flatMap((token, index) =>
    token.level === 0 && token.nesting >= 0 ? [{ token, inline: tokens[index + 1] }] : [],
  );
  return blocks.flatMap(({ token, inline }, index) => {
    if (token.type !== 'heading_open') return [];
    const next = blocks[index + 1]?.token;
    const depth = depthOf(token);
    // A heading that is followed by one of a deeper level holds that section.
    const empty = next === undefined || (next.type === 'heading_open' && depthOf(next) <= depth);
    const words = inline?.type === 'inline' ? wordsOfInline(inline).trim() : '';
    return [{ words, depth, line: lineOf(token), empty }];
  });
}

function depthOf({ tag }: MarkdownToken): number {
  return Number(tag.slice(1));
}

function findMissingSections(
  headings: readonly Heading[],
  { sections, ordered }: Params,
): readonly Problem[] {
  const names = headings.map(({ words }) => sectionName(words));
  const problems: Problem[] = [];
  let after = 0;
  for (const section of sections) {
    const wanted = sectionName(section);
    const index = names.indexOf(wanted, ordered ? after : 0);
    if (index >= 0) {
      after = index + 1;
      continue;
    }
    const elsewhere = names.indexOf(wanted);
    problems.push(
      elsewhere < 0
        ? { message: `there is no section ${quote(section)}; add a heading of that name with its text` }
        : {
            message: `the section ${quote(section)} stands too early; expected the order ${sections.join(', ')}`,
            path: headings[elsewhere]?.line ?? 'line 1',
          },
    );
  }
  return problems;
}

/** `2. Risks:` and `risks` are the same section. */
function sectionName(words: string): string {
  return foldText(words)
    .trim()
    .replace(/^(\d{1,3}[.)]\s*)+/, '')
    .replace(/[\s:.]+$/, '');
}

function findTitleProblems(headings: readonly Heading[], title: Params['title']): readonly Problem[] {
  const titles = headings.filter(({ depth }) => depth === 1);
  if (title === 'none') {
    return titles.map(({ words, line }) => ({
      message: `${quote(words)} is a heading of the first level; begin at the second (##)`,
      path: line,
    }));
  }
  if (title === 'any') return [];
  if (titles.length === 0)
    return [{ message: 'there is no title; begin with one heading of the first level (#)' }];
  if (titles.length > 1) {
    return titles.slice(1).map(({ words, line }) => ({
      message: `${quote(words)} is a second heading of the first level; make it a section (##)`,
      path: line,
    }));
  }
  return headings[0]?.depth === 1
    ? []
    : [
        {
          message: 'the title stands below another heading; put it first',
          path: titles[0]?.line ?? 'line 1',
        },
      ];
}

function findSkippedLevels(headings: readonly Heading[]): readonly Problem[] {
  return headings.flatMap(({ words, depth, line }, index) => {
    const before = headings[index - 1]?.depth;
    return before === undefined || depth <= before + 1
      ? []
      : [
          {
            message: `the heading ${quote(words)} is of level ${depth} below one of level ${before}; make it level ${before + 1}`,
            path: line,
          },
        ];
  });
}

function findEmptySections(headings: readonly Heading[]): readonly Problem[] {
  return headings
    .filter(({ empty, words }) => empty || words === '')
    .map(({ words, line }) => ({
      message:
        words === ''
          ? 'a heading has no words'
          : `the section ${quote(words)} is empty; fill it or leave it out`,
      path: line,
    }));
}

function findMissingElements(
  tokens: readonly MarkdownToken[],
  required: Params['require'],
): readonly Problem[] {
  const present = new Set([...walkMarkdown(tokens)].map(({ type }) => type));
  return required
    .filter((element) => !tokenTypes[element].some((type) => present.has(type)))
    .map((element) => ({ message: `there is no ${element}; add at least one` }));
}

function findFenceProblems(
  tokens: readonly MarkdownToken[],
  text: string,
  languages: boolean,
): readonly Problem[] {
  const lines = text.split('\n');
  return tokens.flatMap((token) => {
    if (token.type !== 'fence' || token.map === null) return [];
    const problems: Problem[] = [];
    const [first, end] = token.map;
    const last = (lines[end - 1] ?? '').replace(/^[ \t>]+|[ \t\r]+$/g, '');
    const closed = end - 1 > first && last.length >= token.markup.length && /^(`+|~+)$/.test(last);
    if (!closed) {
      problems.push({ message: 'a block of code is not closed; end it with its fence', path: lineOf(token) });
    }
    if (languages && token.info.trim() === '') {
      problems.push({
        message: 'a block of code names no language; write it after the fence',
        path: lineOf(token),
      });
    }
    return problems;
  });
}
