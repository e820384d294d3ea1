import { TerminalError } from '#core';

/** Something that an effect or a request of task execution cannot do. */
export class TaskRequestError extends TerminalError {
  static unknownTask(task: string): TaskRequestError {
    return new TaskRequestError(`There is no task '${task}'. List the tasks to see what there is.`, {
      code: 'task.unknown',
      details: { task },
    });
  }

  static unknownSubtask(task: string, subtask: string): TaskRequestError {
    return new TaskRequestError(`The task '${task}' has no subtask '${subtask}'.`, {
      code: 'task.unknownSubtask',
      details: { task, subtask },
    });
  }

  static unknownWorker(worker: string): TaskRequestError {
    return new TaskRequestError(`The crew has no agent '${worker}'. List its agents with \`workers\`.`, {
      code: 'worker.unknown',
      details: { key: worker },
    });
  }

  static workerExists(worker: string): TaskRequestError {
    return new TaskRequestError(`The crew has an agent '${worker}' already: choose another key.`, {
      code: 'worker.exists',
      details: { key: worker },
    });
  }

  static missingOutput(task: string, subtask: string, attempt: number): TaskRequestError {
    return new TaskRequestError(
      `There is no output of try ${attempt} of the subtask '${subtask}' of '${task}' to be reviewed.`,
      { code: 'task.missingOutput', details: { task, subtask, attempt } },
    );
  }

  static loopDetected(subtask: string, why: string): TaskRequestError {
    return new TaskRequestError(
      `The agent goes in circles in the subtask '${subtask}', and went on after it was told so: ${why} Another agent may do better; else say in the description what is to be done when the tool does not help.`,
      { code: 'loop.detected', details: { subtask, why } },
    );
  }

  static emptyOutput(subtask: string): TaskRequestError {
    return new TaskRequestError(`The agent gave no output for the subtask '${subtask}'.`, {
      code: 'task.emptyOutput',
      details: { subtask },
    });
  }

  static invalidOptions(
    issues: readonly { path: readonly PropertyKey[]; message: string }[],
  ): TaskRequestError {
    const list = issues
      .map(({ path, message }) => (path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`))
      .join('; ');
    return new TaskRequestError(`Cannot take on the task: ${list}.`, {
      code: 'task.invalidOptions',
      details: { issues: issues.map(({ path, message }) => ({ path: path.map(String), message })) },
    });
  }
}
