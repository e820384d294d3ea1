import { describe, expect, it } from 'vitest';
import { ConfigError, describeSettings, loadConfig, settingsTable } from '#config';

const load = (env: Record<string, string>, file?: unknown, path = '/app/statehouse.config.json') =>
  loadConfig(env, {
    cwd: '/app',
    readFile: (asked) =>
      asked === path && file !== undefined ? (typeof file === 'string' ? file : JSON.stringify(file)) : null,
  });

function errorOf(env: Record<string, string>, file?: unknown): ConfigError {
  try {
    load(env, file);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('without any configuration', () => {
  it('uses the rehearsal model, the embedded database and loopback', () => {
    const config = load({});
    expect(config).toMatchObject({
      dataDir: '/app/.statehouse',
      configFile: null,
      databaseUrl: null,
      host: '127.0.0.1',
      port: 4000,
      logLevel: 'info',
      tokens: [],
      providers: [],
      rehearsal: { inForce: true, seed: 1 },
      warnings: [],
    });
  });

  it('treats empty variables as not set', () => {
    expect(load({ STATEHOUSE_PORT: '', OPENAI_API_KEY: ' ' }).rehearsal.inForce).toBe(true);
  });
});

describe('the environment', () => {
  it('overrides the file and is converted to its types', () => {
    const env = {
      STATEHOUSE_PORT: '0',
      STATEHOUSE_DATA_DIR: '/data',
      STATEHOUSE_LOG_LEVEL: 'debug',
      DATABASE_URL: 'postgres://me:secret@db/house',
      STATEHOUSE_ALLOWED_ORIGINS: 'https://a.example, https://b.example',
      STATEHOUSE_TOKENS: 'admin:long-enough-1, viewer:long:enough:2, operator/eve:long-enough/3',
      STATEHOUSE_MAX_QUERY_DEPTH: '7',
    };
    const config = load(env, { port: 5000, host: '::1', limits: { queryDepth: 9, queryCost: 11 } });
    expect(config).toMatchObject({
      port: 0,
      host: '::1',
      dataDir: '/data',
      logLevel: 'debug',
      databaseUrl: 'postgres://me:secret@db/house',
      allowedOrigins: ['https://a.example', 'https://b.example'],
      tokens: [
        { role: 'admin', token: 'long-enough-1' },
        { role: 'viewer', token: 'long:enough:2' },
        { role: 'operator', token: 'long-enough/3', name: 'eve' },
      ],
      configFile: '/app/statehouse.config.json',
    });
    expect(config.limits).toMatchObject({ queryDepth: 7, queryCost: 11, tokensPerConversation: null });
  });

  it('warns about an open address without tokens', () => {
    expect(load({ STATEHOUSE_HOST: '0.0.0.0' }).warnings[0]).toContain('STATEHOUSE_TOKENS is not set');
    expect(load({ STATEHOUSE_HOST: '0.0.0.0', STATEHOUSE_TOKENS: 'admin:12345678' }).warnings).toEqual([]);
  });
});

describe('the single-provider short form', () => {
  it('takes an OpenAI key alone', () => {
    const { providers, rehearsal } = load({ OPENAI_API_KEY: 'sk-something' });
    expect(rehearsal.inForce).toBe(false);
    expect(providers).toHaveLength(1);
    expect(providers[0]).toMatchObject({
      name: 'openai',
      baseUrl: 'https://api.openai.com/v1',
      model: 'gpt-4o-mini',
      apiKey: 'sk-something',
      timeouts: { connectMs: 10_000, firstTokenMs: 120_000, idleMs: 60_000, totalMs: 600_000 },
    });
  });

  it('takes a local endpoint without a key and never sends it the OpenAI key', () => {
    const { providers } = load({
      STATEHOUSE_BASE_URL: 'http://localhost:11434/v1/',
      STATEHOUSE_MODEL: 'llama3.2',
      OPENAI_API_KEY: 'sk-something',
      STATEHOUSE_TOTAL_TIMEOUT_MS: '9000',
      STATEHOUSE_PRICES: 'llama3.2=0.1/0.25',
    });
    expect(providers[0]).toMatchObject({
      name: 'localhost:11434',
      baseUrl: 'http://localhost:11434/v1',
      timeouts: { totalMs: 9000, connectMs: 10_000 },
      prices: { 'llama3.2': { inputPerMillion: 0.1, outputPerMillion: 0.25 } },
    });
    expect(providers[0]).not.toHaveProperty('apiKey');
  });

  it('takes the place of the providers in the file', () => {
    const file = { providers: [{ name: 'a', baseUrl: 'http://a/v1', model: 'm' }] };
    expect(load({ OPENAI_API_KEY: 'k' }, file).providers.map(({ name }) => name)).toEqual(['a']);
    const env = { STATEHOUSE_BASE_URL: 'http://b/v1', STATEHOUSE_MODEL: 'm' };
    expect(load(env, file).providers.map(({ name }) => name)).toEqual(['b']);
  });

  it('says which variable is missing', () => {
    expect(errorOf({ STATEHOUSE_BASE_URL: 'http://localhost:8080/v1' }).message).toBe(
      'The configuration cannot be used because of a setting:\n- STATEHOUSE_MODEL is not set: expected the name of a model that http://localhost:8080/v1/models lists.',
    );
    expect(errorOf({ STATEHOUSE_MODEL: 'gpt-4o' }).message).toContain(
      'STATEHOUSE_API_KEY or OPENAI_API_KEY is not set: expected an API key for api.openai.com',
    );
  });
});

describe('the file', () => {
  const providers = [
    {
      name: 'big',
      baseUrl: 'https://openrouter.ai/api/v1',
      model: 'some/model',
      apiKeyEnv: 'ROUTER_KEY',
      headers: { 'x-title': 'Statehouse' },
    },
    {
      name: 'local',
      baseUrl: 'http://localhost:11434/v1',
      model: 'llama3.2',
      timeouts: { firstTokenMs: 5 },
      stream: false,
    },
  ];

  it('lists providers in order, with keys from the environment', () => {
    const config = load(
      { ROUTER_KEY: 'router-key' },
      {
        providers,
        personas: { 'technical-architect': { models: { local: 'qwen' }, providers: ['local', 'big'] } },
      },
    );
    expect(config.providers.map(({ name, apiKey }) => [name, apiKey])).toEqual([
      ['big', 'router-key'],
      ['local', undefined],
    ]);
    expect(config.providers[1]).toMatchObject({
      stream: false,
      timeouts: { firstTokenMs: 5, totalMs: 600_000 },
    });
    expect(config.personas['technical-architect']?.providers).toEqual(['local', 'big']);
  });

  it('is found where STATEHOUSE_CONFIG says', () => {
    expect(load({ STATEHOUSE_CONFIG: 'conf/a.json' }, { port: 1 }, '/app/conf/a.json').port).toBe(1);
    expect(load({ STATEHOUSE_CONFIG: '/etc/a.json' }, { port: 2 }, '/etc/a.json').port).toBe(2);
    expect(errorOf({ STATEHOUSE_CONFIG: 'gone.json' }).message).toContain('/app/gone.json cannot be read');
  });

  it('must be a JSON object', () => {
    expect(errorOf({}, '{"port": 1,}').message).toContain('it is not JSON');
    expect(errorOf({}, '[1]').message).toContain('it is not a JSON object');
  });

  it('is set aside when the rehearsal model is asked for', () => {
    const config = load({ STATEHOUSE_REHEARSAL: '1', ROUTER_KEY: 'x' }, { providers });
    expect(config).toMatchObject({ providers: [], rehearsal: { inForce: true } });
  });
});

describe('MCP servers', () => {
  const mcpServers = {
    files: {
      command: 'npx',
      args: ['-y', 'files-server', '/data'],
      env: { KEY: `\${FILES_KEY}` },
      tools: ['read'],
    },
    search: {
      url: 'https://search.example/mcp',
      headers: { Authorization: `Bearer \${SEARCH_TOKEN}` },
      timeoutMs: 5,
    },
  };

  it('are read in the form of other clients, with secrets from the environment', () => {
    const config = load({ FILES_KEY: 'f-key', SEARCH_TOKEN: 's-token' }, { mcpServers });
    expect(config.mcpServers).toEqual([
      {
        name: 'files',
        transport: {
          kind: 'stdio',
          command: 'npx',
          args: ['-y', 'files-server', '/data'],
          env: { KEY: 'f-key' },
        },
        tools: ['read'],
      },
      {
        name: 'search',
        transport: {
          kind: 'http',
          url: 'https://search.example/mcp',
          headers: { Authorization: 'Bearer s-token' },
        },
        timeoutMs: 5,
      },
    ]);
    expect(load({}, {}).mcpServers).toEqual([]);
  });

  it('name what is missing or unknown', () => {
    expect(errorOf({ FILES_KEY: 'f-key' }, { mcpServers }).problems).toEqual([
      {
        name: 'SEARCH_TOKEN',
        value: 'not set',
        expected: 'a value for mcpServers.search.headers.Authorization',
      },
    ]);
    const error = errorOf(
      {},
      { mcpServers: { a: { url: 'x', env: { SECRET: 'very-secret-value' } }, 'b c': { command: 'x' } } },
    );
    expect(error.problems.map(({ name }) => name)).toEqual([
      'mcpServers.a.url',
      'mcpServers.a',
      'mcpServers.b c',
    ]);
    expect(error.message).not.toContain('very-secret-value');
  });
});

describe('errors', () => {
  it('name every problem at once with value and expectation', () => {
    const error = errorOf(
      { STATEHOUSE_PORT: '70000', STATEHOUSE_LOG_LEVEL: 'loud', STATEHOUSE_PRICES: 'gpt=cheap' },
      {
        limits: { queryDepht: 3 },
        prot: 1,
        host: 5,
        providers: [{ name: 'a', baseUrl: 'ftp://a', model: 'm' }],
      },
    );
    expect(error.code).toBe('config.invalid');
    expect(error.problems.map(({ name, value }) => [name, value])).toEqual([
      ['prot', '1'],
      ['providers[0].baseUrl', '"ftp://a"'],
      ['limits.queryDepht', '3'],
      ['host', '"5"'],
      ['STATEHOUSE_PORT', '"70000"'],
      ['STATEHOUSE_LOG_LEVEL', '"loud"'],
      ['STATEHOUSE_PRICES', '"gpt=cheap"'],
    ]);
    expect(error.message).toContain('STATEHOUSE_PORT is "70000": expected a port number from 0 to 65535.');
  });

  it('never show a secret', () => {
    const secret = 'very-secret-value-1234567890';
    const messages = [
      errorOf({ STATEHOUSE_TOKENS: `root:${secret}` }).message,
      errorOf({ STATEHOUSE_TOKENS: secret }).message,
      errorOf({ DATABASE_URL: `mysql://me:${secret}@db/x` }).message,
      errorOf({}, { tokens: [{ role: 'boss', token: secret }] }).message,
      errorOf({}, { providers: [{ name: 'a', apiKey: secret, baseUrl: 1 }] }).message,
      errorOf({ OPENAI_API_KEY: `${secret} ${secret}` }).message,
      errorOf({}, { provider: [{ apiKey: secret }] }).message,
    ];
    for (const message of messages) expect(message).not.toContain(secret);
    expect(messages[2]).toContain('mysql://me:***@db/x');
  });

  it('point out a missing key, a double name and an unknown provider of a persona', () => {
    const same = { name: 'a', baseUrl: 'http://a/v1', model: 'm' };
    const error = errorOf(
      {},
      { providers: [{ ...same, apiKeyEnv: 'KEY_A' }, same], personas: { critic: { providers: ['b'] } } },
    );
    expect(error.problems.map(({ name }) => name)).toEqual(['KEY_A', 'providers[1].name', 'personas.critic']);
  });
});

describe('the list of settings', () => {
  it('names each variable once, with default and meaning', () => {
    const settings = describeSettings();
    const names = settings.map(({ env }) => env);
    expect(new Set(names).size).toBe(names.length);
    for (const name of [
      'STATEHOUSE_CONFIG',
      'DATABASE_URL',
      'STATEHOUSE_PORT',
      'OPENAI_API_KEY',
      'STATEHOUSE_TOKENS',
    ]) {
      expect(names).toContain(name);
    }
    for (const each of settings) expect(each.description).toMatch(/\.$/);
    expect(settings.find(({ env }) => env === 'STATEHOUSE_PORT')?.default).toBe('`4000`');
    expect(settingsTable().split('\n')).toHaveLength(settings.length + 2);
  });
});
