import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { openTestServer, type TestServer } from './support/open-test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ limits: { bytes: 20_000 } });
});

afterAll(() => server.close());

/** The same operation by fetch and over a WebSocket. */
const transports = {
  http: async (query: string, variables?: object) =>
    (await server.post(query, variables === undefined ? {} : { variables })).body,
  websocket: (query: string, variables?: object) =>
    server.ask(query, variables === undefined ? {} : { variables }),
} as const;

const nested = (levels: number) =>
  `{ actors { nodes { ${'parent { '.repeat(levels)} address ${'} '.repeat(levels)} } } }`;

const attacks: readonly {
  readonly name: string;
  readonly query: string;
  readonly variables?: object;
  readonly code: string;
}[] = [
  { name: 'an operation that is too deep', query: nested(20), code: 'DEPTH_LIMIT' },
  {
    name: 'depth that hides in fragments',
    query: `{ actors { nodes { ...A } } } ${Array.from({ length: 12 }, (_, n) => `fragment ${fragment(n)} on Actor { parent { ...${fragment(n + 1)} } }`).join(' ')} fragment ${fragment(12)} on Actor { address }`,
    code: 'DEPTH_LIMIT',
  },
  {
    name: 'fragments that spread each other in a circle',
    query:
      '{ actors { nodes { ...A } } } fragment A on Actor { parent { ...B } } fragment B on Actor { parent { ...A } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'pages within pages',
    query: '{ conversations(first: 200) { nodes { messages(first: 200) { nodes { text } } } } }',
    code: 'COST_LIMIT',
  },
  {
    name: 'a page size that comes as a variable',
    query:
      'query Q($n: Int!) { conversations(first: $n) { nodes { messages(first: $n) { nodes { text } } } } }',
    variables: { n: 200 },
    code: 'COST_LIMIT',
  },
  {
    name: 'fragments that multiply each other',
    query: `{ conversations(first: 10) { nodes { ...A } } } ${Array.from({ length: 3 }, (_, n) => `fragment ${fragment(n)} on Conversation { messages(first: 20) { nodes { conversation { ...${fragment(n + 1)} } } } }`).join(' ')} fragment D on Conversation { goal }`,
    code: 'COST_LIMIT',
  },
  {
    name: 'a mutation under many aliases',
    query: `mutation { ${Array.from({ length: 40 }, (_, n) => `a${n}: sendEvent(address: "queue/1", event: {type: "x"}) { errors { code } }`).join(' ')} }`,
    code: 'ALIAS_LIMIT',
  },
  {
    name: 'many directives',
    query: `{ viewer { name ${'@include(if: true) '.repeat(40)} } }`,
    code: 'DIRECTIVE_LIMIT',
  },
  {
    name: 'a document of too many tokens',
    query: `{ viewer { ${'name '.repeat(2_100)} } }`,
    code: 'GRAPHQL_PARSE_FAILED',
  },
  {
    name: 'introspection within introspection',
    query:
      '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
    code: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'a list of too many ids',
    query: `{ nodes(ids: [${Array.from({ length: 150 }, () => '"x"').join(',')}]) { id } }`,
    code: 'input.invalid',
  },
];

function fragment(index: number): string {
  return String.fromCharCode(65 + index);
}

describe.each(Object.entries(transports))('limits over %s', (_name, send) => {
  test.each(attacks)('refuses $name', async ({ query, variables, code }) => {
    const calls = server.services.calls.length;
    const body = await send(query, variables);
    expect(body.errors?.map(({ extensions }) => extensions['code'])).toContain(code);
    expect(server.services.calls).toHaveLength(calls);
  });

  test('takes the introspection query of common tools', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const body = await send(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }));
    expect(body.errors).toBeUndefined();
    expect(body.data).toHaveProperty('__schema.types');
  });

  test('settles the same field hundreds of times within a second', async () => {
    const before = performance.now();
    await send(`{ ${'viewer { name } '.repeat(480)} }`);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});

describe('size', () => {
  const large = `{ viewer { name } } # ${'x'.repeat(30_000)}`;

  test('answers 413 to a body that is too large', async () => {
    const reply = await server.post(large);
    expect(reply.status).toBe(413);
    expect(reply.body.errors?.[0]?.extensions['code']).toBe('TOO_LARGE');
  });

  test('answers 413 when the size is not announced', async () => {
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('x'.repeat(10_000)));
      },
    });
    const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' };
    const status = await fetch(`${server.server.url}/graphql`, request as RequestInit).then(
      (response) => response.status,
      () => 'closed',
    );
    expect([413, 'closed']).toContain(status);
  });

  test('closes a WebSocket whose frame is too large', async () => {
    const socket = new WebSocket(
      `${server.server.url.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
    );
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.send(JSON.stringify({ type: 'ping', payload: { text: large } }));
    expect(await closed).toBe(1009);
  });
});
