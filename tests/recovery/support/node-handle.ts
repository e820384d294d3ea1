import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type PlainError, RetryableError, TerminalError } from '#core';
import { FAILPOINT_VARIABLE } from '#testing';
import type { NodeCommand, NodeLine, NodeSettings } from '../fixtures/protocol.ts';

type Ready = Extract<NodeLine, { ready: unknown }>;
type Entry = Extract<NodeLine, { entry: unknown }>['entry'];

export interface NodeHandle {
  readonly name: string;
  /** The embedded PostgreSQL that it uses. */
  readonly server: Ready['server'];
  readonly child: ChildProcess;
  /** Resolves when the process is gone. */
  readonly gone: Promise<unknown>;
  readonly isGone: () => boolean;
  /** The answer; rejects with a retryable error when the process dies first. */
  ask<Answer>(command: NodeCommand): Promise<Answer>;
  onEntry(listener: (entry: Entry) => void): void;
}

const script = fileURLToPath(new URL('../fixtures/node-process.ts', import.meta.url));

/** The process died before it answered: nobody knows what it has done. */
class NodeGone extends RetryableError {
  static before(what: string): NodeGone {
    return new NodeGone(`the node died before it answered '${what}'`, { code: 'test.nodeGone' });
  }
}

/** Starts a node in a process of its own. Null when it died before it was ready, as some failpoints have it. */
export async function startNodeProcess(
  settings: NodeSettings,
  failpoint?: string,
  onSpawn?: (child: ChildProcess) => void,
): Promise<NodeHandle | null> {
  const child = spawn(process.execPath, [script, JSON.stringify(settings)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...(failpoint === undefined ? {} : { [FAILPOINT_VARIABLE]: failpoint }) },
  });
  onSpawn?.(child);
  // One that is gone does not listen.
  child.stdin.on('error', () => {});
  const waiting = new Map<
    number,
    { resolve(value: never): void; reject(error: unknown): void; what: string }
  >();
  const listeners: ((entry: Entry) => void)[] = [];
  const ready = Promise.withResolvers<Ready | null>();
  createInterface(child.stdout).on('line', (text) => {
    const line = JSON.parse(text) as NodeLine;
    if ('ready' in line) ready.resolve(line);
    else if ('entry' in line) for (const listener of listeners) listener(line.entry);
    else {
      const request = waiting.get(line.id);
      waiting.delete(line.id);
      if ('error' in line) request?.reject(revive(line.error));
      else request?.resolve(line.value as never);
    }
  });
  // Not `exit`: what the process wrote before it died still counts.
  const gone = once(child, 'close').then(() => {
    ready.resolve(null);
    for (const { reject, what } of waiting.values()) reject(NodeGone.before(what));
    waiting.clear();
  });
  const first = await ready.promise;
  if (first === null) {
    await gone;
    if (child.signalCode === 'SIGKILL') return null;
    throw new Error(`a node ended by itself (exit code ${child.exitCode}) before it was ready`);
  }
  let requests = 0;
  return {
    name: first.ready,
    server: first.server,
    child,
    gone,
    isGone: () => child.exitCode !== null || child.signalCode !== null,
    ask: (command) =>
      new Promise((resolve, reject) => {
        if (child.exitCode !== null || child.signalCode !== null) return reject(NodeGone.before(command.do));
        requests += 1;
        waiting.set(requests, { resolve, reject, what: command.do });
        child.stdin.write(`${JSON.stringify({ ...command, id: requests })}\n`);
      }),
    onEntry: (listener) => listeners.push(listener),
  };
}

function revive({ code = 'unknown', message, family }: PlainError): Error {
  return family === 'retryable'
    ? new RetryableError(message, { code })
    : new TerminalError(message, { code });
}
