import { z } from 'zod';
import { countOf, judge, type Problem } from '../checked.ts';
import type { PureStrategy } from '../strategy.ts';
import { findUrls } from './find-urls.ts';
import { findUrlProblem } from './url-problem.ts';

const hosts = z
  .array(
    z
      .string()
      .regex(
        /^(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i,
        'must be a host such as `example.com` or `*.example.com`',
      ),
  )
  .max(500);

export const urls: PureStrategy<'urls'> = {
  strategy: 'urls',
  kind: 'pure',
  parses: true,
  summary:
    'Every address in the output is well-formed and leads where it may: links, images, HTML and running text.',
  params: z
    .strictObject({
      min: z.int().min(0).max(10_000).default(0).describe('Least number of different addresses.'),
      max: z.int().min(0).max(10_000).optional().describe('Greatest number of different addresses.'),
      schemes: z
        .array(z.string().regex(/^[a-z][a-z0-9+.-]*$/, 'must be a scheme such as `https`'))
        .min(1)
        .default(['https', 'http'])
        .describe('Allowed schemes.'),
      allowHosts: hosts
        .optional()
        .describe('example.com for that host, *.example.com for those below it. Absent: any public host.'),
      denyHosts: hosts.default([]).describe('Hosts that are refused, written as in allowHosts.'),
      allowPrivate: z
        .boolean()
        .default(false)
        .describe('Accept localhost, names without a public domain, and private or reserved addresses.'),
    })
    .refine(({ min, max = min }) => min <= max, { message: 'is below `min`', path: ['max'] }),
  good: {
    params: { allowHosts: ['*.postgresql.org'], min: 1 },
    output: 'See [the manual](https://www.postgresql.org/docs/current/).',
  },
  bad: {
    params: { allowHosts: ['postgresql.org'] },
    output: 'See https://postgresql.org.evil.io/docs or [this](javascript:alert(1)).',
  },
  async check({ words }, params) {
    const found = await findUrls(words());
    const problems = found.flatMap((url): readonly Problem[] => {
      const message = findUrlProblem(url, params);
      return message === null ? [] : [{ message }];
    });
    const counted = countOf(found.length, 'different address').replace(/addresss$/, 'addresses');
    if (found.length < params.min) {
      problems.push({ message: `the output has ${counted}; expected at least ${params.min}` });
    }
    if (params.max !== undefined && found.length > params.max) {
      problems.push({ message: `the output has ${counted}; expected at most ${params.max}` });
    }
    return judge(problems, `the output has ${counted}, all well-formed and allowed`);
  },
};
