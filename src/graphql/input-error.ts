import { TerminalError } from '#core';

interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

/** An argument that cannot be read. In a mutation it becomes a typed error of the payload, elsewhere an error of the field. */
function inputError(message: string, issues: readonly Issue[]): TerminalError {
  return new TerminalError(message, { code: 'input.invalid', details: { issues } });
}

export const inputErrors = {
  firstAndLast: () =>
    inputError('Cannot read a page by both `first` and `last`. Give one of them.', [
      { path: ['last'], message: 'not together with `first`' },
    ]),
  pageSize: (name: 'first' | 'last', value: number) =>
    inputError(`Cannot read a page of ${value} items: \`${name}\` must lie between 1 and 200.`, [
      { path: [name], message: 'must lie between 1 and 200' },
    ]),
  cursor: (cursor: string) =>
    inputError(
      `Cannot read the cursor '${cursor.slice(0, 80)}'. Hand back a cursor of the same list or stream as it came.`,
      [{ path: ['after'], message: 'is not a cursor of this list or stream' }],
    ),
  wrongId: (expected: string, id: string) =>
    inputError(`Cannot use the id '${id.slice(0, 200)}' here: expected the id of a ${expected}.`, [
      { path: ['id'], message: `is not the id of a ${expected}` },
    ]),
  tooMany: (name: string, most: number, got: number) =>
    inputError(`Cannot take ${got} values for \`${name}\`: at most ${most} are allowed.`, [
      { path: [name], message: `at most ${most}` },
    ]),
  length: (path: readonly string[], least: number, most: number, got: number) =>
    inputError(
      `Cannot take ${got} characters for \`${path.join('.')}\`: between ${least} and ${most} are allowed.`,
      [{ path, message: `between ${least} and ${most} characters` }],
    ),
  oneOf: (names: readonly string[]) =>
    inputError(
      `Give exactly one of ${names.map((name) => `\`${name}\``).join(' and ')}.`,
      names.map((name) => ({ path: [name], message: 'exactly one is needed' })),
    ),
  event: () =>
    inputError(
      'Cannot send this event: expected a JSON object with a `type` of text, such as {"type": "x"}.',
      [{ path: ['event', 'type'], message: 'is missing' }],
    ),
  field: (path: readonly string[], message: string) =>
    inputError(`Cannot use \`${path.join('.')}\`: ${message}.`, [{ path, message }]),
};
