export interface ConsensusInput {
  /** Per agent: whether its latest statement said it is ready. Agents that have not said are false. */
  readonly readiness: Readonly<Record<string, boolean>>;
  /** Number of concerns that are open. */
  readonly openConcerns: number;
  /** Turns of discussion so far. */
  readonly turns: number;
  /** Turns after which the discussion goes on to consensus as it stands. */
  readonly maxTurns: number;
}

export interface ConsensusReadiness {
  readonly ready: boolean;
  /** One sentence for people. */
  readonly why: string;
}

/**
 * Whether the discussion should go on to a proposal: at the turn limit; else when there were at least as many turns
 * as agents, no concern is open and at least `share` (default two thirds) of the agents are ready.
 */
export function readyForConsensus(
  { readiness, openConcerns, turns, maxTurns }: ConsensusInput,
  { share = 2 / 3 }: { readonly share?: number } = {},
): ConsensusReadiness {
  const states = Object.values(readiness);
  const ready = states.filter(Boolean).length;
  const standing = `${ready} of ${states.length} agents are ready, ${openConcerns} ${openConcerns === 1 ? 'concern is' : 'concerns are'} open`;
  if (turns >= maxTurns)
    return { ready: true, why: `The limit of ${maxTurns} turns is reached: ${standing}.` };
  if (turns < states.length) {
    return { ready: false, why: `After ${turns} turns not each of ${states.length} agents can have spoken.` };
  }
  const enough = states.length > 0 && ready >= states.length * share - 1e-9;
  return { ready: enough && openConcerns === 0, why: `${standing}.` };
}
