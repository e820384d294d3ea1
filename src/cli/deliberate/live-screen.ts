import { createLogUpdate } from 'log-update';
import { inputLines, type TypedLine } from '../render/input-lines.ts';
import { createPage, type Page } from '../render/page.ts';
import type { Whereabouts } from '../render/result-lines.ts';
import { runLines } from '../render/run-lines.ts';
import { emptyRun, type RunState } from '../render/run-state.ts';
import { statusArea } from '../render/status-area.ts';
import type { Terminal } from '../terminal.ts';
import { stateFor } from './plain-screen.ts';
import type { Screen } from './screen.ts';

const REDRAW_MS = 100;
/** The status area never takes more than this, however tall the terminal. */
const MOST_ROWS = 14;

/** Finished messages scroll by in full; below them an area that is redrawn shows who thinks and the words as they stream. */
export function liveScreen(terminal: Terminal, where: () => Whereabouts, startedAt: number): Screen {
  const draw = createLogUpdate(terminal.stdout as NodeJS.WritableStream);
  const held: string[] = [];
  let holding = false;
  let isPausing = false;
  let typed: TypedLine | null = null;
  let frame = 0;
  let state: RunState = emptyRun;
  let timer: NodeJS.Timeout | null = setInterval(() => {
    frame += 1;
    redraw();
  }, REDRAW_MS);

  function page(): Page {
    return createPage({ columns: terminal.columns(), color: terminal.color });
  }

  function redraw(): void {
    if (holding || timer === null || state.conversationId === '') return;
    const input = typed === null ? [] : inputLines(page(), typed);
    const rows = Math.max(3, Math.min(MOST_ROWS, terminal.rows() - 2) - input.length);
    const moment = { elapsedMs: Date.now() - startedAt, frame, rows, pausing: isPausing };
    draw([...statusArea(page(), state, moment), ...input].join('\n'));
  }

  function print(lines: readonly string[]): void {
    if (lines.length === 0) return;
    if (holding) held.push(...lines);
    else {
      draw.persist(lines.join('\n'));
      redraw();
    }
  }

  function stop(): void {
    if (timer === null) return;
    clearInterval(timer);
    timer = null;
    draw.clear();
    draw.done();
  }

  return {
    show(event, before, after) {
      state = after;
      if (event.type === 'result') stop();
      print(runLines(page(), stateFor(event, before, after), event, where()));
    },
    hold() {
      holding = true;
      draw.clear();
      draw.done();
      return () => {
        holding = false;
        print(held.splice(0));
        redraw();
      };
    },
    typing(line) {
      typed = line;
      redraw();
    },
    pausing() {
      isPausing = true;
      redraw();
    },
    close: stop,
  };
}
