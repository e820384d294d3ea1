import type { Clock, ModelCallLog, ModelRequest, StatehouseError } from '#core';
import { askProvider } from './ask-provider.ts';
import { ProviderConnection } from './connection.ts';
import { OutputChecker } from './output-checker.ts';
import { type ProviderConfig, secretsOf } from './provider.ts';
import { retryOptions } from './retry-delay.ts';
import { translateError } from './translate-error.ts';

export interface ProviderCheck {
  readonly name: 'reachable' | 'model' | 'streaming' | 'structuredOutput';
  readonly ok: boolean;
  /** Null when the check did not run because an earlier one failed. */
  readonly latencyMs: number | null;
  /** What was found. */
  readonly detail: string;
  /** What to do about it; null when there is nothing to do. */
  readonly hint: string | null;
}

export interface ProviderReport {
  readonly provider: string;
  readonly baseUrl: string;
  readonly model: string;
  readonly rehearsal: boolean;
  readonly ok: boolean;
  readonly checks: readonly ProviderCheck[];
}

export interface TestProviderPorts {
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

const KEEPS_NOTHING: ModelCallLog = {
  start: async () => {},
  end: async () => {},
  findCompleted: async () => null,
  findCut: async () => null,
};

const HELLO: ModelRequest = {
  messages: [{ role: 'user', content: 'Reply with one short sentence of greeting.' }],
  maxOutputTokens: 200,
};

const READY: ModelRequest = {
  messages: [
    { role: 'user', content: 'Say in JSON that you are ready, and how many letters the word "house" has.' },
  ],
  maxOutputTokens: 400,
  output: {
    name: 'readiness',
    schema: {
      type: 'object',
      properties: { ready: { type: 'boolean' }, letters: { type: 'integer' } },
      required: ['ready', 'letters'],
      additionalProperties: false,
    },
    validate: () => [],
  },
};

/** Tries a provider in four steps, each with its latency and a hint. Never rejects for what the provider does. */
export async function testProvider(
  provider: ProviderConfig,
  ports: TestProviderPorts,
): Promise<ProviderReport> {
  const connection = new ProviderConnection(provider, { clock: ports.clock });
  try {
    const checks = await runChecks(connection, ports);
    const { name, baseUrl, model, rehearsal } = provider;
    return {
      provider: name,
      baseUrl,
      model,
      rehearsal: rehearsal ?? false,
      ok: checks.every(({ ok }) => ok),
      checks,
    };
  } finally {
    await connection.close();
  }
}

async function runChecks(connection: ProviderConnection, ports: TestProviderPorts): Promise<ProviderCheck[]> {
  const listed = await listModels(connection, ports);
  if (!listed.reachable.ok) {
    const skipped = (['model', 'streaming', 'structuredOutput'] as const).map((name) => notRun(name));
    return [listed.reachable, ...skipped];
  }
  const streaming = await checkStreaming(connection, ports);
  const structured = streaming.ok
    ? await checkStructuredOutput(connection, ports)
    : notRun('structuredOutput');
  return [listed.reachable, listed.model, streaming, structured];
}

const notRun = (name: ProviderCheck['name']): ProviderCheck => ({
  name,
  ok: false,
  latencyMs: null,
  detail: 'not tried, because an earlier check failed',
  hint: null,
});

async function listModels(connection: ProviderConnection, { clock, signal }: TestProviderPorts) {
  const { config, timeouts } = connection;
  const startedAt = clock.now();
  const base = { name: 'reachable' as const, latencyMs: 0 };
  let names: readonly string[];
  try {
    const options = { timeout: timeouts.connectMs + timeouts.firstTokenMs, ...(signal ? { signal } : {}) };
    const page = await connection.client.models.list(options);
    names = page.data.map(({ id }) => id);
  } catch (thrown) {
    signal?.throwIfAborted();
    const error = asError(connection, thrown, clock);
    const latencyMs = clock.now() - startedAt;
    const missing = error.code === 'model.endpointNotFound' || error.code === 'model.notFound';
    const reachable: ProviderCheck = missing
      ? { ...base, ok: true, latencyMs, detail: 'it answers, and offers no list of models', hint: null }
      : { ...base, ok: false, latencyMs, detail: error.message, hint: hintFor(error) };
    const model: ProviderCheck = {
      name: 'model',
      ok: true,
      latencyMs,
      detail: 'unknown without a list',
      hint: null,
    };
    return { reachable, model };
  }
  const latencyMs = clock.now() - startedAt;
  const ok = names.includes(config.model) || names.includes(`${config.model}:latest`);
  const some = names.slice(0, 5).join(', ');
  const model: ProviderCheck = {
    name: 'model',
    ok,
    latencyMs,
    detail: ok
      ? `"${config.model}" is listed`
      : `"${config.model}" is not among the ${names.length} models listed`,
    hint: ok
      ? null
      : `Use a listed name${some === '' ? '' : `, such as ${some}`}. With Ollama: "ollama pull ${config.model}".`,
  };
  const count = names.length === 1 ? '1 model' : `${names.length} models`;
  return {
    reachable: { ...base, ok: true, latencyMs, detail: `it answers and lists ${count}`, hint: null },
    model,
  };
}

async function checkStreaming(
  connection: ProviderConnection,
  ports: TestProviderPorts,
): Promise<ProviderCheck> {
  let pieces = 0;
  const { latencyMs, error, text } = await ask(connection, HELLO, { ...ports, onToken: () => (pieces += 1) });
  if (error) return { name: 'streaming', ok: false, latencyMs, detail: error.message, hint: hintFor(error) };
  if (text.trim() === '') return noWords('streaming', latencyMs);
  const whole = connection.config.stream === false;
  const ok = whole || pieces > 1 || text.length < 8;
  return {
    name: 'streaming',
    ok,
    latencyMs,
    detail: whole
      ? 'switched off; whole replies work'
      : `the reply came in ${pieces} piece${pieces === 1 ? '' : 's'}`,
    hint: ok
      ? null
      : 'Words will not appear one by one. Set "stream": false for this provider to stop asking for them.',
  };
}

async function checkStructuredOutput(
  connection: ProviderConnection,
  ports: TestProviderPorts,
): Promise<ProviderCheck> {
  const { latencyMs, error, text } = await ask(connection, READY, ports);
  if (error)
    return { name: 'structuredOutput', ok: false, latencyMs, detail: error.message, hint: hintFor(error) };
  if (text.trim() === '') return noWords('structuredOutput', latencyMs);
  const how = {
    jsonSchema: 'JSON schemas are accepted',
    jsonObject: 'JSON replies work; the schema goes into the prompt',
    prompt: 'only asked for in the prompt, which works',
  }[connection.capabilities.output];
  return { name: 'structuredOutput', ok: true, latencyMs, detail: how, hint: null };
}

/** A reply of tool calls counts as one, and these questions offer no tools. */
function noWords(name: ProviderCheck['name'], latencyMs: number): ProviderCheck {
  const detail = 'the reply holds tool calls that nobody asked for, and no words';
  return { name, ok: false, latencyMs, detail, hint: 'Use a model that answers in words.' };
}

interface AskPorts extends TestProviderPorts {
  onToken?(): void;
}

async function ask(connection: ProviderConnection, request: ModelRequest, ports: AskPorts) {
  const { clock } = ports;
  const startedAt = clock.now();
  const signal = ports.signal ?? new AbortController().signal;
  const context = { key: 'doctor', attempt: 1, signal, address: 'doctor', root: 'doctor', purpose: 'doctor' };
  const spent = { promptTokens: 0, completionTokens: 0, costUsd: 0, estimated: false };
  const { model } = connection.config;
  try {
    const outcome = await askProvider(
      { connection, model, request, context: { ...context, onToken: () => ports.onToken?.() }, spent },
      {
        log: KEEPS_NOTHING,
        clock,
        ids: { next: () => 'doctor' },
        random: { next: () => 0 },
        checker: new OutputChecker(),
        retry: retryOptions({ tries: 1 }),
        repairs: 1,
      },
    );
    return {
      latencyMs: clock.now() - startedAt,
      error: outcome.error ?? null,
      text: outcome.reply?.text ?? '',
    };
  } catch (thrown) {
    signal.throwIfAborted();
    return { latencyMs: clock.now() - startedAt, error: asError(connection, thrown, clock), text: '' };
  }
}

function asError(connection: ProviderConnection, thrown: unknown, clock: Clock): StatehouseError {
  const { name, baseUrl, model } = connection.config;
  const place = { provider: name, baseUrl, model };
  return translateError(thrown, {
    place,
    nowMs: clock.now(),
    connectMs: connection.timeouts.connectMs,
    received: 0,
    secrets: secretsOf(connection.config),
  });
}

function hintFor(error: StatehouseError): string {
  switch (error.code) {
    case 'model.authentication':
      return 'Correct the API key of this provider.';
    case 'model.quotaExhausted':
      return 'Top up the account, or put another provider first.';
    case 'model.notFound':
      return 'Correct the model name.';
    case 'model.endpointNotFound':
      return 'Correct the base URL; it usually ends in /v1.';
    case 'model.timedOut':
      return 'Check that the endpoint runs, or raise its time-outs.';
    case 'model.rateLimited':
      return 'Wait, or raise the limit of the account.';
    case 'model.unusableReply':
      return 'Use a model that follows JSON schemas.';
    default:
      return 'Check the address.';
  }
}
