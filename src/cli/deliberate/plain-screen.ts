import { createPage } from '../render/page.ts';
import type { Whereabouts } from '../render/result-lines.ts';
import { runLines } from '../render/run-lines.ts';
import { thinkingLine } from '../render/thinking-line.ts';
import type { Terminal } from '../terminal.ts';
import type { RunEvent } from './run-event.ts';
import type { Screen } from './screen.ts';

/** Lines that only ever follow each other: for pipes, files and terminals that cannot move the cursor. */
export function plainScreen(terminal: Terminal, where: () => Whereabouts): Screen {
  const held: string[] = [];
  let holding = false;

  function print(lines: readonly string[]): void {
    if (lines.length === 0) return;
    if (holding) held.push(...lines);
    else terminal.stdout.write(`${lines.join('\n')}\n`);
  }

  return {
    show(event, before, after) {
      const page = createPage({ columns: terminal.columns(), color: terminal.color });
      print(
        event.type === 'thinking'
          ? toldThinking(page, event)
          : runLines(page, stateFor(event, before, after), event, where()),
      );
    },
    hold() {
      holding = true;
      return () => {
        holding = false;
        print(held.splice(0));
      };
    },
    pausing: () => print(['… pausing; once more to leave at once']),
    close: () => undefined,
  };

  function toldThinking(
    page: ReturnType<typeof createPage>,
    event: Extract<RunEvent, { type: 'thinking' }>,
  ): string[] {
    const line = thinkingLine(page, event);
    return line === null ? [] : [line];
  }
}

/** A name that is new with the event is known only after it. */
export function stateFor<State>(event: RunEvent, before: State, after: State): State {
  return event.type === 'conversation' || event.type === 'ballotOpened' ? after : before;
}
