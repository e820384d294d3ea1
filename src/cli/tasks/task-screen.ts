import { createLiveArea } from '../live-area.ts';
import type { TypedLine } from '../render/input-lines.ts';
import { createPage } from '../render/page.ts';
import { taskArea } from '../render/task-area.ts';
import { type TaskRunPlace, taskRunLines } from '../render/task-run-lines.ts';
import type { Terminal } from '../terminal.ts';
import type { TaskRunEvent } from './task-run-event.ts';
import { advanceTaskRun, emptyTaskRun, type TaskRunState } from './task-run-state.ts';

/** Where a run of a task is shown. */
export interface TaskScreen {
  show(event: TaskRunEvent): void;
  /** Keeps still until the returned function is called, so that a prompt has the terminal to itself. */
  hold(): () => void;
  /** Shows a line that is being typed; absent where nothing can be redrawn. */
  typing?(typed: TypedLine | null): void;
  pausing(): void;
  close(): void;
}

/** One event a line, nothing else. */
export function jsonTaskScreen({ stdout }: Terminal): TaskScreen {
  return {
    show: (event) => void stdout.write(`${JSON.stringify(event)}\n`),
    hold: () => () => undefined,
    pausing: () => undefined,
    close: () => undefined,
  };
}

/** Lines that only ever follow each other: for pipes and files. */
export function plainTaskScreen(terminal: Terminal, place: TaskRunPlace): TaskScreen {
  let state: TaskRunState = emptyTaskRun;
  const print = (lines: readonly string[]): void => {
    if (lines.length > 0) terminal.stdout.write(`${lines.join('\n')}\n`);
  };
  return {
    show(event) {
      state = advanceTaskRun(state, event);
      const page = createPage({ columns: terminal.columns(), color: terminal.color });
      print(taskRunLines(page, state, event, place));
    },
    hold: () => () => undefined,
    pausing: () => print(['… pausing; once more to leave at once']),
    close: () => undefined,
  };
}

/** What happened scrolls by; below it an area that is redrawn shows who works on what, with the words as they stream. */
export function liveTaskScreen(terminal: Terminal, place: TaskRunPlace, startedAt: number): TaskScreen {
  let state: TaskRunState = emptyTaskRun;
  const area = createLiveArea({
    terminal,
    startedAt,
    draw: (page, moment) => (state.taskId === '' ? null : taskArea(page, state, moment)),
  });
  return {
    show(event) {
      state = advanceTaskRun(state, event);
      if (event.type === 'result') area.close();
      const lines = taskRunLines(area.page(), state, event, place);
      if (event.type === 'result') terminal.stdout.write(`${lines.join('\n')}\n`);
      else area.print(lines);
    },
    hold: area.hold,
    typing: area.typing,
    pausing: area.pausing,
    close: area.close,
  };
}
