import { DefectError, TerminalError } from '#core';

/** A tool call that did not succeed; the message is written for the model that asked. */
export class ToolError extends TerminalError {
  static unknown(name: string, known: readonly string[]): ToolError {
    const there = known.length === 0 ? 'There are none.' : `There are: ${known.join(', ')}.`;
    return new ToolError(`There is no tool '${name}'. ${there}`, {
      code: 'tool.unknown',
      details: { name, known },
    });
  }

  static unreadableArguments(name: string, reason: string): ToolError {
    return new ToolError(
      `Cannot call '${name}': its arguments are not a JSON object (${reason}). Send one that fits the tool's schema.`,
      { code: 'tool.unreadableArguments', details: { name } },
    );
  }

  static invalidArguments(name: string, problems: readonly string[]): ToolError {
    return new ToolError(`Cannot call '${name}': ${problems.join('; ')}.`, {
      code: 'tool.invalidArguments',
      details: { name, problems },
    });
  }

  static timedOut(name: string, timeoutMs: number): ToolError {
    return new ToolError(
      `'${name}' did not end within ${timeoutMs} ms and was stopped. Ask for less, or do without it.`,
      { code: 'tool.timedOut', details: { name, timeoutMs } },
    );
  }

  static failed(name: string, cause: unknown): ToolError {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return new ToolError(`'${name}' failed: ${reason}`, { code: 'tool.failed', details: { name }, cause });
  }

  static refused(name: string, reason: string): ToolError {
    return new ToolError(`'${name}' refuses: ${reason}`, { code: 'tool.refused', details: { name } });
  }

  static badDefinition(name: string, reason: string): DefectError {
    return new DefectError(`Cannot offer the tool '${name}': ${reason}.`, {
      code: 'tool.badDefinition',
      details: { name },
    });
  }
}
