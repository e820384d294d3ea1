import type { ToolCallRequest } from '#core';
import { argumentHash, detectLoop, type LoopStep, noteStep } from '#rules';
import { TaskRequestError } from './task-errors.ts';

/** Watches the tool calls of one try of a subtask. */
export interface LoopGuard {
  /**
   * Notes a call before it is made. Null: it may be made. Text: it goes in circles and is not made; the model reads the
   * text instead, once. Throws `loop.detected` when the model goes on in circles after that.
   */
  note(call: ToolCallRequest): string | null;
}

export function createLoopGuard(subtask: string): LoopGuard {
  let steps: readonly LoopStep[] = [];
  let warned = false;
  return {
    note({ name, arguments: given }) {
      steps = noteStep(steps, { state: 'work', tool: name, arguments: argumentHash(given) });
      const verdict = detectLoop(steps);
      if (!verdict.looping) return null;
      if (warned) throw TaskRequestError.loopDetected(subtask, verdict.why);
      warned = true;
      return JSON.stringify({
        error: `You go in circles: ${verdict.why} The call was not made. Its result would be the same; use what you have, do something else, or answer.`,
      });
    },
  };
}
