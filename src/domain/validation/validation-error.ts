import { DefectError, type PlainError, type SchemaIssue, TerminalError } from '#core';

/** A validation that cannot be read or run as it stands. */
export class ValidationError extends TerminalError {
  static invalidSpec(issues: readonly SchemaIssue[]): ValidationError {
    const list = issues.map(({ path, message }) => {
      const place = path.map(String).join('.');
      return place === '' ? message : `${place}: ${message}`;
    });
    return new ValidationError(`Cannot read the validation: ${list.join('; ')}.`, {
      code: 'validation.invalidSpec',
      details: { issues: issues.map(({ path, message }) => ({ path: path.map(String), message })) },
    });
  }

  static noModel(checks: readonly string[]): ValidationError {
    return new ValidationError(
      `Cannot run the checks ${checks.join(', ')} without a model. Pass \`models\` to the validation, or leave these checks out.`,
      { code: 'validation.noModel', details: { checks } },
    );
  }

  static workerClosed(): ValidationError {
    return new ValidationError('Cannot check an output: the validation has been closed.', {
      code: 'validation.closed',
    });
  }

  static checkBroke(strategy: string, error: PlainError): DefectError {
    return new DefectError(`The check '${strategy}' broke: ${error.message}`, {
      code: 'validation.checkBroke',
      details: { strategy, error },
    });
  }
}
