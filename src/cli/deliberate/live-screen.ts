import { createLiveArea } from '../live-area.ts';
import type { Whereabouts } from '../render/result-lines.ts';
import { runLines } from '../render/run-lines.ts';
import { emptyRun, type RunState } from '../render/run-state.ts';
import { statusArea } from '../render/status-area.ts';
import type { Terminal } from '../terminal.ts';
import { stateFor } from './plain-screen.ts';
import type { Screen } from './screen.ts';

/** Finished messages scroll by in full; below them an area that is redrawn shows who thinks and the words as they stream. */
export function liveScreen(terminal: Terminal, where: () => Whereabouts, startedAt: number): Screen {
  let state: RunState = emptyRun;
  const area = createLiveArea({
    terminal,
    startedAt,
    draw: (page, moment) => (state.conversationId === '' ? null : statusArea(page, state, moment)),
  });
  return {
    show(event, before, after) {
      state = after;
      if (event.type === 'result') area.close();
      area.print(runLines(area.page(), stateFor(event, before, after), event, where()));
    },
    hold: area.hold,
    typing: area.typing,
    pausing: area.pausing,
    close: area.close,
  };
}
