import { TerminalError } from '#core';

/** A task that cannot be taken on as it is described or planned. */
export class TaskError extends TerminalError {
  static invalidDescription(length: number, { least, most }: { least: number; most: number }): TaskError {
    const advice =
      length < least
        ? 'Say what is to be done and what the result should be.'
        : 'Shorten it, or put the material into a file and name that.';
    return new TaskError(
      `Cannot take on a task whose description has ${length} characters: expected ${least} to ${most.toLocaleString('en')}. ${advice}`,
      { code: 'task.invalidDescription', details: { length, least, most } },
    );
  }

  static oversizedDescription(size: number, most: number): TaskError {
    return new TaskError(
      `Cannot take on a task whose description takes ${size.toLocaleString('en')} code units, since its characters are put together of several: at most ${most.toLocaleString('en')} are taken. Shorten it, or put the material into a file and name that.`,
      { code: 'task.invalidDescription', details: { size, most } },
    );
  }

  static invalidPlan(problems: readonly string[]): TaskError {
    return new TaskError(`Cannot carry out the plan: ${problems.join('; ')}.`, {
      code: 'task.invalidPlan',
      details: { problems },
    });
  }

  static cyclicPlan(cycle: readonly string[]): TaskError {
    return new TaskError(
      `Cannot order the subtasks: ${cycle.map((id) => `'${id}'`).join(' → ')} depend on each other in a circle. Check the plan first.`,
      { code: 'task.cyclicPlan', details: { cycle } },
    );
  }

  static unknownSubtask(id: string, known: readonly string[]): TaskError {
    return new TaskError(`There is no subtask '${id}' in this task. It has: ${known.join(', ')}.`, {
      code: 'task.unknownSubtask',
      details: { id, known },
    });
  }
}
