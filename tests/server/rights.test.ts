import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '#server';
import { openTestServer, type TestServer } from './support/open-test-server.ts';

const tokens = [
  { role: 'viewer', token: 'viewer-token-1' },
  { role: 'operator', token: 'operator-token-1', name: 'olga' },
  { role: 'admin', token: 'admin-token-1' },
] as const;

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ tokens });
});

afterAll(() => server.close());

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const transports = {
  http: async (query: string, token: string) => (await server.post(query, { headers: bearer(token) })).body,
  'websocket by connection_init': (query: string, token: string) =>
    server.ask(query, { connectionParams: bearer(token) }),
  'websocket by header': (query: string, token: string) => server.ask(query, { headers: bearer(token) }),
} as const;

const needs = {
  viewer: '{ viewer { name role } }',
  operator: 'mutation { sendEvent(address: "queue/1", event: {type: "queue.poke"}) { errors { code } } }',
  admin: 'mutation { emergencyReset { resumed errors { code } } }',
} as const;

const ranks = ['viewer', 'operator', 'admin'] as const;

describe.each(Object.entries(transports))('rights over %s', (_name, send) => {
  for (const { role, token } of tokens) {
    for (const needed of ranks) {
      const allowed = ranks.indexOf(role) >= ranks.indexOf(needed);
      test(`${allowed ? 'lets' : 'does not let'} a ${role} do what needs ${needed}`, async () => {
        const calls = server.services.calls.length;
        const body = await send(needs[needed], token);
        expect(body.errors?.map(({ extensions }) => extensions['code'])).toEqual(
          allowed ? undefined : ['FORBIDDEN'],
        );
        if (!allowed) expect(server.services.calls).toHaveLength(calls);
      });
    }
  }

  test('names the bearer as the sender', async () => {
    await send(needs.operator, 'operator-token-1');
    expect(server.services.calls.at(-1)).toMatchObject({
      name: 'send',
      request: { address: 'queue/1', options: { sender: 'olga' } },
    });
  });
});

describe('without a known token', () => {
  test.each(['', 'Bearer wrong', 'Basic viewer-token-1', 'Bearer viewer-token-1x'])(
    'HTTP answers 401 to %j',
    async (authorization) => {
      const reply = await server.post(needs.viewer, { headers: { authorization } });
      expect(reply.status).toBe(401);
      expect(reply.headers.get('www-authenticate')).toBe('Bearer');
      expect(reply.body.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
    },
  );

  test('HTTP answers 401 to introspection', async () => {
    expect((await server.post('{ __schema { types { name } } }')).status).toBe(401);
  });

  test('a WebSocket is closed with 4401 and runs nothing', async () => {
    const calls = server.services.calls.length;
    await expect(server.ask(needs.operator, { connectionParams: bearer('wrong') })).rejects.toMatchObject({
      code: 4401,
    });
    await expect(server.ask(needs.operator)).rejects.toMatchObject({ code: 4401 });
    expect(server.services.calls).toHaveLength(calls);
  });

  test('the OpenAI endpoint answers 401 in its own form', async () => {
    const response = await fetch(`${server.server.url}/v1/models`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({
      error: { type: 'authentication_error', code: 'invalid_api_key' },
    });
  });

  test('probes answer', async () => {
    expect((await fetch(`${server.server.url}/livez`)).status).toBe(200);
    expect((await fetch(`${server.server.url}/readyz`)).status).toBe(200);
  });
});

describe('subscriptions', () => {
  test('a viewer may follow', async () => {
    const events = server.connect({ connectionParams: bearer('viewer-token-1') }).iterate({
      query: 'subscription { journalTail { ... on JournalEntryAdded { entry { seq } } } }',
    });
    const first = events.next();
    await expect.poll(() => server.services.feed.readers()).toBeGreaterThan(0);
    server.services.feed.commit({ address: 'queue/1', seq: 7 });
    expect(await first).toMatchObject({ value: { data: { journalTail: { entry: { seq: 7 } } } } });
    await events.return?.();
  });
});

test('refuses to listen where others can reach it without tokens', async () => {
  const { services } = server;
  const options = { services, logger: console as never, clock: null as never, ids: null as never, port: 0 };
  await expect(startServer({ ...options, host: '0.0.0.0' })).rejects.toMatchObject({
    code: 'server.openWithoutTokens',
  });
});
