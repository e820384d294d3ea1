import { describeStrategy } from '../describe-strategy.ts';

const info = { title: 'Orders', version: '1' };
const ok = { responses: { '200': { description: 'ok' } } };
const yaml = 'openapi: 3.0.3\ninfo:\n  title: Orders\n  version: "1"\npaths: {}\n';
const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

describeStrategy('openApi', {
  good: [
    ['version 3.1', {}, { openapi: '3.1.0', info, paths: { '/orders': { get: ok } } }],
    ['version 3.0 in YAML', { version: '3.0' }, yaml],
    ['version 2.0', {}, { swagger: '2.0', info, paths: {} }],
    [
      'JSON in a fenced block',
      { from: 'fences' },
      `\`\`\`json\n${JSON.stringify({ openapi: '3.0.0', info, paths: {} })}\n\`\`\``,
    ],
    [
      'references within it and declared parameters',
      {},
      {
        openapi: '3.1.0',
        info,
        paths: {
          '/orders/{id}': {
            parameters: [{ $ref: '#/components/parameters/id' }],
            get: { operationId: 'one', ...ok },
          },
        },
        components: { parameters: { id: idParameter } },
      },
    ],
  ],
  bad: [
    [
      'a missing version of the interface',
      {},
      { openapi: '3.1.0', info: { title: 'x' }, paths: {} },
      /required property 'version'/,
    ],
    ['no version of the format', {}, { info, paths: {} }, /'openapi' is missing/],
    ['an unknown version of the format', {}, { openapi: '9.9.9', info, paths: {} }, /version/i],
    ['another version than wanted', { version: '3.1' }, yaml, /is of version 3\.0\.3; expected 3\.1/],
    [
      'a response without description',
      {},
      { openapi: '3.0.0', info, paths: { '/a': { get: { responses: { '200': {} } } } } },
      /description/,
    ],
    [
      'a reference to the network',
      {},
      { openapi: '3.1.0', info, paths: { '/a': { $ref: 'https://example.com/a.json' } } },
      /'https:\/\/example\.com\/a\.json' leaves the description/,
    ],
    [
      'a reference to a file',
      {},
      { openapi: '3.1.0', info, paths: {}, components: { schemas: { a: { $ref: 'file:///etc/passwd' } } } },
      /leaves the description/,
    ],
    [
      'a reference to nothing',
      {},
      {
        openapi: '3.1.0',
        info,
        paths: { '/a': { get: { responses: { '200': { $ref: '#/components/responses/none' } } } } },
      },
      /Can't resolve #\/components\/responses\/none/,
    ],
    [
      'two operations of one id',
      {},
      {
        openapi: '3.1.0',
        info,
        paths: { '/a': { get: { operationId: 'x', ...ok }, put: { operationId: 'x', ...ok } } },
      },
      /operationId 'x' is also that of/,
    ],
    [
      'a path parameter that is not declared',
      {},
      { openapi: '3.1.0', info, paths: { '/a/{id}': { get: ok } } },
      /'id' is not declared/,
    ],
    [
      'a declared parameter that is not in the path',
      {},
      { openapi: '3.1.0', info, paths: { '/a': { get: { parameters: [idParameter], ...ok } } } },
      /'id' does not stand in the path/,
    ],
    ['the name of a file, which the validator would read', {}, 'package.json', /is no object/],
    [
      'YAML that multiplies',
      {},
      `openapi: 3.0.0\na: &a [${'x,'.repeat(9)}x]\nb: &b [${'*a,'.repeat(9)}*a]\nc: &c [${'*b,'.repeat(9)}*b]\nd: [${'*c,'.repeat(9)}*c]`,
      /alias/i,
    ],
    ['words', {}, 'Here is the API you asked for.', /is no object/],
  ],
  refused: [['an unknown version', { version: '4.0' }, /params\.version/]],
});
