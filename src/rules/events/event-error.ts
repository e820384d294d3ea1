import { TerminalError } from '#core';

/** A topic, pattern, condition or action that cannot be used. */
export class EventError extends TerminalError {
  static unreadable(what: 'topic' | 'pattern', text: string, reason: string): EventError {
    const expected =
      what === 'topic'
        ? "words of letters, digits, '_' and '-' joined by dots, such as 'orders.created'"
        : "a topic in which '*' stands for one word and '#' (or '**') for any number of them, such as 'orders.*' or 'orders.#'";
    return new EventError(
      `Cannot use the ${what} '${text.slice(0, 100)}': ${reason}. Expected ${expected}.`,
      {
        code: `event.${what}Unreadable`,
        details: { issues: [{ path: [what], message: reason }] },
      },
    );
  }

  static invalid(
    what: string,
    issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  ): EventError {
    const shown = issues.map(({ path, message }) => ({ path: path.map(String), message }));
    const text = shown.map(({ path, message }) => `${[what, ...path].join('.')}: ${message}`).join('; ');
    return new EventError(`Cannot use this ${what}: ${text}.`, {
      code: `event.invalid${what[0]?.toUpperCase()}${what.slice(1)}`,
      details: { issues: shown },
    });
  }
}
