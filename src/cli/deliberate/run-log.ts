import { advanceRun, emptyRun, type RunState } from '../render/run-state.ts';
import type { RunEvent } from './run-event.ts';
import type { Screen } from './screen.ts';
import { createSeen } from './seen.ts';

/** The events of a run on their way to the screen: each once, and the state that they add up to. */
export interface RunLog {
  state(): RunState;
  /** Shows the event unless it was shown or skipped before; tells whether it was new. */
  show(event: RunEvent): boolean;
  /** Whether a thing was shown or skipped before. */
  knows(event: RunEvent): boolean;
  /** Counts the event as shown, for what a person knows from before. */
  skip(event: RunEvent): void;
}

export function createRunLog(screen: Screen): RunLog {
  const seen = createSeen();
  let state = emptyRun;
  return {
    state: () => state,
    knows: seen.knows,
    show(event) {
      if (!seen.isNew(event)) return false;
      const before = state;
      state = advanceRun(state, event);
      screen.show(event, before, state);
      return true;
    },
    skip(event) {
      if (seen.isNew(event)) state = advanceRun(state, event);
    },
  };
}
