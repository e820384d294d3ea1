import { TerminalError } from '#core';

/** An expression that has no value, or none that is worth the time; written for the model that asked. */
export class CalculationError extends TerminalError {
  static unreadable(expression: string, at: number, expected: string): CalculationError {
    const shown = expression.length > 200 ? `${expression.slice(0, 200)}…` : expression;
    return new CalculationError(
      `Cannot read '${shown}' at character ${at + 1} (${describeSpot(expression, at)}): ${expected}.`,
      { code: 'calculator.unreadable', details: { at } },
    );
  }

  static undefinedResult(what: string): CalculationError {
    return new CalculationError(`There is no result: ${what}.`, { code: 'calculator.undefinedResult' });
  }

  static wrongArguments(name: string, given: number, expected: string): CalculationError {
    return new CalculationError(`${name}() takes ${expected}, ${given} were given.`, {
      code: 'calculator.wrongArguments',
    });
  }

  static tooLarge(what: string): CalculationError {
    return new CalculationError(
      `The calculation is too large: ${what}. Ask for something smaller, or for an approximation such as ln or log10.`,
      { code: 'calculator.tooLarge' },
    );
  }
}

function describeSpot(expression: string, at: number): string {
  return at >= expression.length ? 'its end' : `'${expression.slice(at, at + 12)}'`;
}
