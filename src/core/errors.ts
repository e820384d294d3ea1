import type { JsonObject } from './json.ts';

/** How the runtime reacts to an error: try again, hand it to the supervisor, or fail loudly as our own bug. */
export type ErrorFamily = 'retryable' | 'terminal' | 'defect';

export interface ErrorOptions {
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
  /** Figures that go with the error into events and rows, for charts that act on them. No secrets. */
  readonly carried?: JsonObject;
}

/**
 * Base of every error that Statehouse raises.
 * `code` is stable across releases and safe to show; `message` is written for a person and carries no secret.
 */
export class StatehouseError extends Error {
  readonly family: ErrorFamily = 'terminal';
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly carried: JsonObject | undefined;

  constructor(message: string, options: ErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = options.code;
    this.details = options.details ?? options.carried ?? {};
    this.carried = options.carried;
  }
}

/** The same call may succeed later. `retryAfterMs` is the least delay that the other side asked for, when it did. */
export class RetryableError extends StatehouseError {
  override readonly family: ErrorFamily = 'retryable';
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: ErrorOptions & { readonly retryAfterMs?: number }) {
    super(message, options);
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** The same call will fail again; a supervisor or a person decides. */
export class TerminalError extends StatehouseError {}

/** An invariant of Statehouse itself is broken. */
export class DefectError extends StatehouseError {
  override readonly family: ErrorFamily = 'defect';
}

/** An error as plain JSON, the form in which events, rows and replies carry it. */
export interface PlainError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly family?: ErrorFamily;
  /** See {@link ErrorOptions.carried}. */
  readonly details?: JsonObject;
}

/** Turns anything thrown into {@link PlainError}; never throws. */
export function toPlainError(error: unknown): PlainError {
  if (error instanceof StatehouseError) {
    const { name, message, code, family, carried } = error;
    return { name, message, code, family, ...(carried === undefined ? {} : { details: carried }) };
  }
  if (error instanceof Error) {
    const { code } = error as { code?: unknown };
    return typeof code === 'string'
      ? { name: error.name, message: error.message, code }
      : { name: error.name, message: error.message };
  }
  return { name: 'Error', message: String(error) };
}
