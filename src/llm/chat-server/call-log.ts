import { appendFileSync } from 'node:fs';
import type { ChatRequest } from './chat-request.ts';

/** One call as a local model server saw it. */
export interface ServedCall {
  /** From 1. */
  readonly number: number;
  /** `x-statehouse-key`: the idempotency key of the effect that asks; null from other clients. */
  readonly key: string | null;
  /** `x-statehouse-call`: id of the model call's row. */
  readonly callId: string | null;
  readonly request: ChatRequest;
  readonly headers: Readonly<Record<string, string>>;
  /** What the server did wrong on purpose, if anything. */
  misbehaviour: string | null;
  /** What was sent of the reply. */
  text: string;
  outcome: 'running' | 'answered' | 'failed' | 'abandoned';
}

/** Keeps the newest calls in memory, and all of them in a file when one is named. */
export class ServedCalls {
  static readonly KEPT = 2_000;
  readonly #file: string | undefined;
  readonly #calls: ServedCall[] = [];
  #count = 0;

  constructor(file?: string) {
    this.#file = file;
  }

  get all(): readonly ServedCall[] {
    return this.#calls;
  }

  /** The line is in the file before this returns, so a kill -9 afterwards cannot lose it. */
  begin(call: Omit<ServedCall, 'number' | 'misbehaviour' | 'text' | 'outcome'>): ServedCall {
    this.#count += 1;
    const served: ServedCall = {
      ...call,
      number: this.#count,
      misbehaviour: null,
      text: '',
      outcome: 'running',
    };
    this.#calls.push(served);
    if (this.#calls.length > ServedCalls.KEPT) this.#calls.shift();
    this.#append({
      event: 'received',
      ...this.#names(served),
      model: call.request.model,
      schema: schemaNameOf(call.request),
      attempt: call.headers['x-statehouse-attempt'] ?? null,
    });
    return served;
  }

  end(call: ServedCall, outcome: Exclude<ServedCall['outcome'], 'running'>): void {
    if (call.outcome !== 'running') return;
    call.outcome = outcome;
    const { misbehaviour, text } = call;
    this.#append({ event: outcome, ...this.#names(call), misbehaviour, characters: text.length });
  }

  #names(call: ServedCall) {
    return { number: call.number, key: call.key, callId: call.callId };
  }

  #append(line: object): void {
    if (this.#file !== undefined)
      appendFileSync(this.#file, `${JSON.stringify({ at: Date.now(), ...line })}\n`);
  }
}

/** Name of the JSON schema that a request asks for, or null. */
export function schemaNameOf(request: ChatRequest): string | null {
  const format = request.response_format;
  return format?.type === 'json_schema' ? format.json_schema.name : null;
}
