import { type ModelGateway, systemClock } from '#core';
import type { ChatRequest, ChatServer } from '#llm';
import type { ModelScript } from '../../../../src/testing/scripted-model-server.ts';
import { gatewayOver, providerAt, scripted } from '../../../llm/gateway-harness.ts';
import type { MemoryCallLog } from '../../../llm/memory-call-log.ts';

export interface ScriptedModels {
  readonly server: ChatServer;
  readonly log: MemoryCallLog;
  readonly gateway: ModelGateway;
  /** For `runValidation`. */
  readonly run: {
    readonly clock: typeof systemClock;
    readonly signal: AbortSignal;
    readonly models: {
      readonly gateway: ModelGateway;
      readonly key: string;
      readonly address: string;
      readonly root: string;
    };
  };
  /** The requests that came in, as the server read them. */
  readonly asked: ChatRequest[];
}

/** A real gateway over a model server on a socket, whose answers the test writes. */
export async function askScripted(
  script: ModelScript,
  { key = 'validation/1', signal = new AbortController().signal } = {},
): Promise<ScriptedModels> {
  const asked: ChatRequest[] = [];
  const server = await scripted((request, call) => {
    asked.push(request);
    return script(request, call);
  });
  const { gateway, log } = gatewayOver([providerAt(server)]);
  const models = { gateway, key, address: 'task/1/critic:1', root: 'task/1' };
  return { server, log, gateway, run: { clock: systemClock, signal, models }, asked };
}

/** The words of a request's messages, one after the other. */
export function wordsOf(request: ChatRequest | undefined): string {
  return (request?.messages ?? []).map(({ content }) => content).join('\n\n');
}
