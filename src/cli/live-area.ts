import { createLogUpdate } from 'log-update';
import { inputLines, type TypedLine } from './render/input-lines.ts';
import { createPage, type Page } from './render/page.ts';
import type { Moment } from './render/status-area.ts';
import type { Terminal } from './terminal.ts';

const REDRAW_MS = 100;
/** The area never takes more than this, however tall the terminal. */
const MOST_ROWS = 14;

/** Lines that scroll by, and below them an area that is drawn again and again. */
export interface LiveArea {
  page(): Page;
  print(lines: readonly string[]): void;
  /** Keeps still until the returned function is called; nothing is lost. */
  hold(): () => void;
  typing(line: TypedLine | null): void;
  pausing(): void;
  close(): void;
}

/** `draw` gives the lines of the area; null while there is nothing to draw yet. */
export function createLiveArea(options: {
  readonly terminal: Terminal;
  readonly startedAt: number;
  readonly draw: (page: Page, moment: Moment) => readonly string[] | null;
}): LiveArea {
  const { terminal, startedAt } = options;
  const update = createLogUpdate(terminal.stdout as NodeJS.WritableStream);
  const held: string[] = [];
  let holding = false;
  let pausing = false;
  let typed: TypedLine | null = null;
  let frame = 0;
  let timer: NodeJS.Timeout | null = setInterval(() => {
    frame += 1;
    redraw();
  }, REDRAW_MS);

  function page(): Page {
    return createPage({ columns: terminal.columns(), color: terminal.color });
  }

  function redraw(): void {
    if (holding || timer === null) return;
    const input = typed === null ? [] : inputLines(page(), typed);
    const rows = Math.max(3, Math.min(MOST_ROWS, terminal.rows() - 2) - input.length);
    const lines = options.draw(page(), { elapsedMs: Date.now() - startedAt, frame, rows, pausing });
    if (lines !== null) update([...lines, ...input].join('\n'));
  }

  function print(lines: readonly string[]): void {
    if (lines.length === 0) return;
    if (holding) held.push(...lines);
    else {
      update.persist(lines.join('\n'));
      redraw();
    }
  }

  return {
    page,
    print,
    hold() {
      holding = true;
      update.clear();
      update.done();
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
      pausing = true;
      redraw();
    },
    close() {
      if (timer === null) return;
      clearInterval(timer);
      timer = null;
      update.clear();
      update.done();
    },
  };
}
