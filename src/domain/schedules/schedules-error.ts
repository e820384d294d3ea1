import { TerminalError } from '#core';

/** A request about schedules that cannot be met. */
export class SchedulesError extends TerminalError {
  static unknown(id: string): SchedulesError {
    return new SchedulesError(`There is no schedule '${id}'. List them with \`schedules\`.`, {
      code: 'schedule.unknown',
      details: { id },
    });
  }

  static badName(name: string): SchedulesError {
    return issue(
      'name',
      `the name '${name.slice(0, 100)}' must be 1 to 100 letters, digits, spaces, dots, '_' and '-', and start with a letter or digit`,
    );
  }

  static oneTiming(): SchedulesError {
    return issue('timing', 'give exactly one of `cron`, `everyMs` and `at`');
  }

  static invalid(
    issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
  ): SchedulesError {
    return issue('misfire', issues.map(({ message }) => message).join('; '));
  }

  static nameTaken(name: string): SchedulesError {
    return new SchedulesError(
      `There is a schedule '${name}' already. Delete it first, or take another name.`,
      { code: 'schedule.nameTaken', details: { name } },
    );
  }
}

function issue(path: string, message: string): SchedulesError {
  return new SchedulesError(`Cannot make this schedule: ${message}.`, {
    code: 'schedule.invalid',
    details: { issues: [{ path: [path], message }] },
  });
}
