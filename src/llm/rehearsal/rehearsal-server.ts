import type { Logger } from '#core';
import { type ChatServer, type ChatServerOptions, startChatServer } from '../chat-server/chat-server.ts';
import { createRehearsal } from './rehearse.ts';

/** Name of the rehearsal model: `model` and `system_fingerprint` of every reply. */
export const REHEARSAL_MODEL = 'rehearsal';

export interface RehearsalServerOptions {
  /** The same seed and the same request give the same reply. Default 1. */
  readonly seed?: number;
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Pause before each streamed token, in ms. Default 0. */
  readonly tokenDelayMs?: number;
  /** JSONL file to which each call is appended as it comes in and as it ends. */
  readonly callLogFile?: string;
  readonly logger?: Logger;
}

/** Starts the rehearsal model: rule-based replies over the protocol of a real endpoint. */
export function startRehearsalServer(options: RehearsalServerOptions = {}): Promise<ChatServer> {
  const seed = options.seed ?? 1;
  const server: ChatServerOptions = {
    ...options,
    seed,
    model: REHEARSAL_MODEL,
    answer: createRehearsal(seed),
  };
  return startChatServer(server);
}
