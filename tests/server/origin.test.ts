import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { openTestServer, type TestServer } from './support/open-test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ allowedOrigins: ['https://app.example.org'] });
});

afterAll(() => server.close());

/** fetch may not set Host or Origin, so this speaks to the socket by node:http. */
function send(
  headers: Record<string, string>,
  { method = 'POST', path = '/graphql', body = '{"query":"{ viewer { name } }"}' } = {},
) {
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const request = httpRequest(
        {
          host: '127.0.0.1',
          port: server.server.port,
          method,
          path,
          headers: { 'content-type': 'application/json', ...headers },
        },
        (response) => {
          let text = '';
          response.on('data', (chunk) => {
            text += chunk;
          });
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
          );
        },
      );
      request.on('error', reject);
      request.end(method === 'POST' ? body : undefined);
    },
  );
}

function upgrade(headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(`ws://127.0.0.1:${server.server.port}/graphql`, 'graphql-transport-ws', {
    headers,
  });
  return new Promise((resolve, reject) => {
    socket.once('open', () => {
      socket.close();
      resolve(101);
    });
    socket.once('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.once('error', reject);
  });
}

const cases = [
  { name: 'no origin', headers: {}, allowed: true },
  { name: 'an allowed origin', headers: { origin: 'https://app.example.org' }, allowed: true },
  { name: 'a foreign origin', headers: { origin: 'https://evil.example.org' }, allowed: false },
  { name: 'the origin of a sandboxed page', headers: { origin: 'null' }, allowed: false },
  {
    name: 'an allowed name in another scheme',
    headers: { origin: 'http://app.example.org' },
    allowed: false,
  },
  {
    name: 'a foreign name for the server (DNS rebinding)',
    headers: { host: 'evil.example.org:4000' },
    allowed: false,
  },
  {
    name: 'a foreign name for the server with its own origin',
    headers: { host: 'evil.example.org', origin: 'http://evil.example.org' },
    allowed: false,
  },
];

describe.each(cases)('a request with $name', ({ headers, allowed }) => {
  test(`${allowed ? 'passes' : 'is refused'} over HTTP`, async () => {
    expect((await send(headers as Record<string, string>)).status).toBe(allowed ? 200 : 403);
  });

  test(`${allowed ? 'passes' : 'is refused'} as a WebSocket`, async () => {
    expect(await upgrade(headers as Record<string, string>)).toBe(allowed ? 101 : 403);
  });
});

test('the page of the server itself passes under each of its loopback names', async () => {
  for (const name of ['localhost', '127.0.0.1', '[::1]', 'statehouse.localhost']) {
    const host = `${name}:${server.server.port}`;
    expect((await send({ host, origin: `http://${host}` })).status).toBe(200);
    expect(await upgrade({ host, origin: `http://${host}` })).toBe(101);
  }
});

test('an allowed page may read the reply and ask beforehand', async () => {
  const origin = 'https://app.example.org';
  expect((await send({ origin })).headers).toMatchObject({ 'access-control-allow-origin': origin });
  const preflight = await send({ origin, 'access-control-request-method': 'POST' }, { method: 'OPTIONS' });
  expect(preflight.status).toBe(204);
  expect(preflight.headers).toMatchObject({
    'access-control-allow-headers': expect.stringContaining('authorization'),
  });
});

test('a form of another page cannot send an operation (CSRF)', async () => {
  const simple = await send({ 'content-type': 'text/plain' });
  expect(simple.status).toBe(400);
  const query = encodeURIComponent('{ viewer { name } }');
  const get = await send(
    { 'content-type': 'text/plain' },
    { method: 'GET', path: `/graphql?query=${query}` },
  );
  expect(get.status).toBe(400);
});

test('a mutation cannot be sent by GET', async () => {
  const query = encodeURIComponent('mutation { emergencyReset { resumed } }');
  const reply = await send(
    { 'apollo-require-preflight': 'yes' },
    { method: 'GET', path: `/graphql?query=${query}` },
  );
  expect(reply.status).toBe(405);
  expect(server.services.calls).toEqual([]);
});

test('a malformed target does no harm', async () => {
  expect((await send({}, { path: '//' })).status).toBe(404);
  expect((await send({}, { path: '/graphql%' })).status).toBe(404);
  expect((await send({}, { method: 'GET', path: '/playground/../../etc/passwd' })).status).toBe(404);
  expect((await fetch(`${server.server.url}/livez`)).status).toBe(200);
});
