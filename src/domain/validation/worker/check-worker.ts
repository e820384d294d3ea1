import { Worker } from 'node:worker_threads';
import { type Clock, type JsonValue, toPlainError, type ValidationSpec } from '#core';
import { checkPure, parsesOutput } from '../check-leaf.ts';
import { type Checked, undecided } from '../checked.ts';
import { ValidationError } from '../validation-error.ts';
import type { CheckAnswer, CheckJob } from './check-job.ts';

export interface CheckWorkerOptions {
  readonly clock: Clock;
  /** Longest time for one check; one that takes longer is undecided. Default 10,000. */
  readonly timeLimitMs?: number;
  /** After this long without work the thread ends and its parsers leave memory. Default 60,000. */
  readonly idleMs?: number;
  /** Largest heap of the thread. Default 512. */
  readonly memoryMb?: number;
}

/** Texts shorter than this are checked in place, where the strategy runs no parser over them. */
const short = 20_000;

interface Waiting {
  readonly job: CheckJob;
  readonly resolve: (checked: Checked) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Makes pure checks in a thread of its own: a hostile output can neither hold up this thread nor fill its memory.
 * One job at a time; the thread is started on demand and started anew after a job that had to be ended.
 */
export class CheckWorker {
  readonly #clock: Clock;
  readonly #timeLimitMs: number;
  readonly #idleMs: number;
  readonly #memoryMb: number;
  readonly #queue: Waiting[] = [];
  #thread: Worker | null = null;
  #current: Waiting | null = null;
  #ready = false;
  #nextId = 1;
  #cancelTimer: () => void = () => {};
  #closed = false;

  constructor({ clock, timeLimitMs = 10_000, idleMs = 60_000, memoryMb = 512 }: CheckWorkerOptions) {
    this.#clock = clock;
    this.#timeLimitMs = timeLimitMs;
    this.#idleMs = idleMs;
    this.#memoryMb = memoryMb;
  }

  /** For `runValidation`'s `checkPure`. Rejects with a defect when a strategy itself breaks, and after `close`. */
  readonly check = (spec: ValidationSpec, output: JsonValue, selected: boolean): Promise<Checked> => {
    if (this.#closed) return Promise.reject(ValidationError.workerClosed());
    if (!parsesOutput(spec) && sizeOf(output) < short) return checkPure(spec, output, selected);
    return new Promise((resolve, reject) => {
      const job = { id: this.#nextId, spec, output, selected };
      this.#nextId += 1;
      this.#queue.push({ job, resolve, reject });
      this.#startNext();
    });
  };

  /** Ends the thread; checks under way reject. */
  async close(): Promise<void> {
    this.#closed = true;
    const left = [...(this.#current === null ? [] : [this.#current]), ...this.#queue.splice(0)];
    this.#current = null;
    for (const { reject } of left) reject(ValidationError.workerClosed());
    await this.#end();
  }

  #startNext(): void {
    if (this.#current !== null) return;
    const next = this.#queue.shift();
    if (next === undefined) {
      this.#setTimer(this.#idleMs, () => void this.#end());
      return;
    }
    this.#current = next;
    this.#thread ??= this.#start();
    this.#thread.ref();
    if (this.#ready) this.#send(next);
  }

  #send({ job }: Waiting): void {
    this.#setTimer(this.#timeLimitMs, () => {
      const seconds = this.#timeLimitMs / 1_000;
      this.#abandon(
        undecided(`checking ${job.spec.strategy} took longer than ${seconds} s; simplify the output`),
      );
    });
    this.#thread?.postMessage(job);
  }

  #start(): Worker {
    const thread = new Worker(new URL('./check-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#memoryMb },
      // Flags of this process, such as a debugger's, are not for the thread.
      execArgv: [],
    });
    this.#ready = false;
    thread.on('message', (message: CheckAnswer | 'ready') => {
      if (thread === this.#thread) this.#receive(message);
    });
    thread.on('error', (error) => {
      if (thread !== this.#thread) return;
      if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') {
        this.#abandon(undecided('checking the output took too much memory; make it smaller'));
      } else {
        // The thread could not be started: that says nothing of the output.
        this.#break(error);
      }
    });
    return thread;
  }

  #receive(message: CheckAnswer | 'ready'): void {
    if (message === 'ready') {
      this.#ready = true;
      if (this.#current !== null) this.#send(this.#current);
      return;
    }
    const current = this.#current;
    if (current?.job.id !== message.id) return;
    this.#cancelTimer();
    this.#current = null;
    if (message.error === undefined) current.resolve(message.checked);
    else current.reject(ValidationError.checkBroke(current.job.spec.strategy, message.error));
    this.#thread?.unref();
    this.#startNext();
  }

  /** The job under way ends with this verdict, and the thread with it. */
  #abandon(verdict: Checked): void {
    const current = this.#current;
    this.#current = null;
    void this.#end();
    current?.resolve(verdict);
    this.#startNext();
  }

  #break(error: Error): void {
    const current = this.#current;
    this.#current = null;
    void this.#end();
    current?.reject(ValidationError.checkBroke(current.job.spec.strategy, toPlainError(error)));
    this.#startNext();
  }

  async #end(): Promise<void> {
    this.#cancelTimer();
    const thread = this.#thread;
    this.#thread = null;
    this.#ready = false;
    await thread?.terminate();
  }

  #setTimer(delayMs: number, run: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#clock.schedule(delayMs, run);
  }
}

function sizeOf(output: JsonValue): number {
  return typeof output === 'string' ? output.length : (JSON.stringify(output) ?? '').length;
}
