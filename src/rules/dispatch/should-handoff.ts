export interface HandoffInput {
  /** Tokens that the next request would take, transcript and material together. */
  readonly promptTokens: number;
  /** The model's context window. */
  readonly windowTokens: number;
  /** Tokens kept free for the answer. Default a tenth of the window. */
  readonly answerTokens?: number;
  /** Share of the window, less the answer, from which on a fresh agent takes over. Default 0.85. */
  readonly fraction?: number;
  /** The agent's own wish. */
  readonly requested?: boolean;
  /** Agents that have had this subtask so far. */
  readonly chainLength: number;
  /** Longest chain of hand-overs. Default 5. */
  readonly maxChain?: number;
}

export interface HandoffVerdict {
  readonly decision: 'goOn' | 'handOff' | 'exhausted';
  /** One sentence for people. */
  readonly why: string;
}

/** Whether a subtask passes to a fresh agent with a summary: its agent asks for it, or its context window is nearly full. */
export function shouldHandoff(input: HandoffInput): HandoffVerdict {
  const { promptTokens, windowTokens, fraction = 0.85, maxChain = 5, chainLength } = input;
  const room = windowTokens - (input.answerTokens ?? windowTokens / 10);
  const share = promptTokens / Math.max(1, room);
  const full = share >= fraction;
  if (!full && !input.requested) return { decision: 'goOn', why: `The window is ${percent(share)} full.` };
  const cause = full ? `the window is ${percent(share)} full` : 'the agent asked for it';
  return chainLength >= maxChain
    ? {
        decision: 'exhausted',
        why: `A hand-over is due, since ${cause}, but ${chainLength} agents have had the subtask already.`,
      }
    : { decision: 'handOff', why: `A fresh agent takes over, since ${cause}.` };
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
