/** How the runtime reacts to an error: try again, hand it to the supervisor, or fail loudly as our own bug. */
export type ErrorFamily = 'retryable' | 'terminal' | 'defect';

export interface ErrorOptions {
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * Base of every error that Statehouse raises.
 * `code` is stable across releases and safe to show; `message` is written for a person and carries no secret.
 */
export class StatehouseError extends Error {
  readonly family: ErrorFamily = 'terminal';
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(message: string, options: ErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = options.code;
    this.details = options.details ?? {};
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
}

/** Turns anything thrown into {@link PlainError}; never throws. */
export function toPlainError(error: unknown): PlainError {
  if (error instanceof StatehouseError) {
    return { name: error.name, message: error.message, code: error.code, family: error.family };
  }
  if (error instanceof Error) {
    const { code } = error as { code?: unknown };
    return typeof code === 'string'
      ? { name: error.name, message: error.message, code }
      : { name: error.name, message: error.message };
  }
  return { name: 'Error', message: String(error) };
}
