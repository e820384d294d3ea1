import type { TypedLine } from '../render/input-lines.ts';
import type { RunState } from '../render/run-state.ts';
import type { RunEvent } from './run-event.ts';

/** Where a run is shown. */
export interface Screen {
  /** `before` is the state that the event changes into `after`. */
  show(event: RunEvent, before: RunState, after: RunState): void;
  /** Keeps still until the returned function is called, so that a prompt has the terminal to itself; nothing is lost. */
  hold(): () => void;
  /** Shows a line that is being typed while everything goes on; null takes it away. Absent where nothing can be redrawn. */
  typing?(typed: TypedLine | null): void;
  /** Says that the wish to pause was heard. */
  pausing(): void;
  close(): void;
}
