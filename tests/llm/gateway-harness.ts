import { onTestFinished } from 'vitest';
import {
  createUlids,
  type JsonObject,
  type Logger,
  type ModelCallContext,
  silentLogger,
  systemClock,
} from '#core';
import {
  type ChatServer,
  type ClosableModelGateway,
  createModelGateway,
  type ModelGatewayOptions,
  type ProviderConfig,
} from '#llm';
import {
  type ModelScript,
  type ScriptedModelServerOptions,
  startScriptedModelServer,
} from '../../src/testing/scripted-model-server.ts';
import { MemoryCallLog } from './memory-call-log.ts';

/** A scripted server that ends with the test. */
export async function scripted(
  script: ModelScript,
  options: Omit<ScriptedModelServerOptions, 'script'> = {},
): Promise<ChatServer> {
  const server = await startScriptedModelServer({ ...options, script });
  onTestFinished(() => server.close());
  return server;
}

export function providerAt(
  server: { readonly baseUrl: string },
  more: Partial<ProviderConfig> = {},
): ProviderConfig {
  return { name: 'first', baseUrl: server.baseUrl, model: 'scripted', apiKey: 'test-key', ...more };
}

export interface Harness {
  readonly gateway: ClosableModelGateway;
  readonly log: MemoryCallLog;
}

/** A gateway over these providers that retries without noticeable waiting. */
export function gatewayOver(
  providers: readonly ProviderConfig[],
  more: Partial<ModelGatewayOptions> = {},
): Harness {
  const log = new MemoryCallLog();
  const gateway = createModelGateway({
    providers,
    log,
    clock: systemClock,
    ids: createUlids({ now: Date.now, random: Math.random }),
    random: { next: () => 0.5 },
    logger: silentLogger,
    retry: { baseMs: 2, maxMs: 4 },
    ...more,
  });
  onTestFinished(() => gateway.close());
  return { gateway, log };
}

export function contextFor(key: string, more: Partial<ModelCallContext> = {}): ModelCallContext {
  const signal = new AbortController().signal;
  return { key, attempt: 1, signal, address: 'agent/1', root: 'conversation/1', purpose: 'test', ...more };
}

export const HELLO = { messages: [{ role: 'user', content: 'Say hello.' }] } as const;

/** Structured output with one number, which must be even. */
export const EVEN = {
  name: 'even_number',
  schema: {
    type: 'object',
    properties: { number: { type: 'integer' } },
    required: ['number'],
    additionalProperties: false,
  } as JsonObject,
  validate: (value: unknown) =>
    (value as { number: number }).number % 2 === 0 ? [] : ['number must be even'],
};

/** Collects warnings. */
export function recordingLogger(): Logger & { readonly warnings: string[] } {
  const warnings: string[] = [];
  return { ...silentLogger, warnings, warn: (_fields, message) => void warnings.push(message) };
}
