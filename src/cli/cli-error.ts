import { TerminalError } from '#core';
import { type ExitCode, exitCode } from './exit-code.ts';

/** An end of a command that a person can act on: shown as one message, without a stack. */
export class CliError extends TerminalError {
  readonly exitCode: ExitCode;

  private constructor(
    message: string,
    options: {
      code: string;
      exitCode?: ExitCode;
      details?: Readonly<Record<string, unknown>>;
      cause?: unknown;
    },
  ) {
    super(message, options);
    this.exitCode = options.exitCode ?? exitCode.failed;
  }

  static usage(message: string): CliError {
    return new CliError(message, { code: 'CLI_USAGE', exitCode: exitCode.usage });
  }

  static notFound(
    what: string,
    id: string,
    lists = '`statehouse conversations`, `inbox` or `actors`',
  ): CliError {
    return new CliError(`There is no ${what} '${id}'. Expected an id as ${lists} lists it.`, {
      code: 'CLI_NOT_FOUND',
      details: { what, id },
    });
  }

  static refused(what: string, problem: { readonly code: string; readonly message: string }): CliError {
    return new CliError(`${what} was refused: ${problem.message} (${problem.code})`, {
      code: problem.code,
    });
  }

  static graphql(errors: readonly { readonly message: string; readonly code?: string }[]): CliError {
    const words = errors.map(({ message, code }) => (code ? `${message} (${code})` : message)).join('; ');
    return new CliError(`The server refused the request: ${words}`, {
      code: errors[0]?.code ?? 'CLI_GRAPHQL',
      details: { errors },
    });
  }

  static unreachable(url: string, cause: unknown): CliError {
    const reason =
      cause instanceof Error ? (cause.cause instanceof Error ? cause.cause : cause).message : String(cause);
    return new CliError(
      `The Statehouse server at ${url} does not answer: ${reason}. Start one with \`npm start\`, or leave out --server.`,
      { code: 'CLI_UNREACHABLE', details: { url }, cause },
    );
  }

  static notStatehouse(url: string, status: number): CliError {
    return new CliError(
      `${url} answered with status ${status}, but not as a Statehouse API does. Check the address in --server or STATEHOUSE_URL.`,
      { code: 'CLI_NOT_STATEHOUSE', details: { url, status } },
    );
  }

  static unauthorized(url: string): CliError {
    return new CliError(
      `The Statehouse server at ${url} wants a bearer token. Set STATEHOUSE_TOKEN or pass --token.`,
      { code: 'CLI_UNAUTHORIZED', details: { url } },
    );
  }
}
