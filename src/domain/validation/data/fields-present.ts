import { z } from 'zod';
import type { JsonValue } from '#core';
import { countOf, fail, judge, type Problem } from '../checked.ts';
import { selectPath, splitPath } from '../reading/select-path.ts';
import type { PureStrategy } from '../strategy.ts';
import { hasContent } from '../text/not-empty.ts';
import { typeName, withArticle } from './json.ts';

export const dottedPath = z
  .string()
  .min(1)
  .max(500)
  .refine(
    (path) => splitPath(path).every((step) => step !== ''),
    'must be names joined by dots, such as `items.*.id`',
  );

const mostProblems = 20;

export const fieldsPresent: PureStrategy<'fieldsPresent'> = {
  strategy: 'fieldsPresent',
  kind: 'pure',
  summary: 'The data of the output has the given fields, each with a value.',
  params: z.strictObject({
    fields: z
      .array(dottedPath)
      .min(1)
      .max(200)
      .describe('Dotted paths; * stands for every item or member: items.*.id.'),
    allowEmpty: z.boolean().default(false).describe('Accept null, blank text, and empty lists and objects.'),
    allowOthers: z.boolean().default(true).describe('Accept top-level fields beside those named.'),
  }),
  good: {
    params: { fields: ['title', 'items.*.price'] },
    output: { title: 'Invoice', items: [{ price: 4 }] },
  },
  bad: { params: { fields: ['title', 'items.*.price'] }, output: { title: ' ', items: [{ price: 4 }, {}] } },
  check(subject, { fields, allowEmpty, allowOthers }) {
    const data = subject.data();
    if (!data.ok)
      return fail({ message: data.message, ...(data.path === undefined ? {} : { path: data.path }) });
    if (data.value === null || typeof data.value !== 'object') {
      const found = withArticle(typeName(data.value));
      return fail({
        message: `the output is ${found}; expected an object with the fields ${fields.join(', ')}`,
      });
    }
    const missing = new Set<string>();
    const problems: Problem[] = [];
    for (const field of fields) {
      for (const { path, value } of selectPath(data.value, field)) {
        if (value !== undefined && (allowEmpty || hasContent(value))) continue;
        missing.add(field);
        const message =
          value === undefined
            ? `the field ${path} is missing; add it`
            : `the field ${path} is empty; fill it`;
        if (problems.length < mostProblems) problems.push({ message, path });
      }
    }
    const others = allowOthers ? [] : findOthers(data.value, fields);
    const present = fields.length - missing.size;
    return judge([...problems, ...others], `${present} of ${countOf(fields.length, 'field')} are present`, {
      ...(problems.length > 0 ? { score: present / fields.length } : {}),
    });
  },
};

function findOthers(value: JsonValue & object, fields: readonly string[]): readonly Problem[] {
  const named = new Set(fields.map((field) => splitPath(field)[0]));
  if (named.has('*')) return [];
  return Object.keys(value)
    .filter((key) => !named.has(key))
    .slice(0, mostProblems)
    .map((key) => ({ message: `the field '${key}' is not expected; take it out`, path: `/${key}` }));
}
