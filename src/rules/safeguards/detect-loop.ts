/** One step of an agent: in which state it did what. `tool` and `arguments` are null for a step without a tool. */
export interface LoopStep {
  readonly state: string;
  readonly tool: string | null;
  /** See `argumentHash`. */
  readonly arguments: string | null;
}

export interface LoopOptions {
  /** Latest steps that are looked at. Default 24. */
  readonly window?: number;
  /** How often the same step within the window is a loop, whatever lies between. Default 5. */
  readonly repeats?: number;
  /** How often in a row the same sequence of steps is a loop. Default 3. */
  readonly rounds?: number;
  /** Longest sequence that is looked for. Default 6. */
  readonly longestRound?: number;
}

export type LoopVerdict =
  | { readonly looping: false }
  | {
      readonly looping: true;
      readonly pattern: readonly LoopStep[];
      readonly times: number;
      /** One sentence for people. */
      readonly why: string;
    };

/** The window with one step more, its oldest ones dropped. */
export function noteStep(
  steps: readonly LoopStep[],
  step: LoopStep,
  { window = 24 }: LoopOptions = {},
): readonly LoopStep[] {
  return [...steps, step].slice(-window);
}

/**
 * Whether an agent goes in circles: the latest step, a tool call, has been made too often within the window, or the
 * latest steps are one sequence again and again.
 */
export function detectLoop(steps: readonly LoopStep[], options: LoopOptions = {}): LoopVerdict {
  const { window = 24, repeats = 5, rounds = 3, longestRound = 6 } = options;
  const recent = steps.slice(-window);
  const keys = recent.map(({ state, tool, arguments: given }) => JSON.stringify([state, tool, given]));
  const last = recent.at(-1);
  if (last === undefined) return { looping: false };
  for (let length = 2; length <= longestRound; length += 1) {
    if (keys.length < length * rounds) break;
    const pattern = keys.slice(-length);
    const isUniform = pattern.every((key) => key === pattern[0]);
    const isRepeated = keys.slice(-length * rounds).every((key, index) => key === pattern[index % length]);
    const steady = recent.slice(-length);
    if (isUniform || !isRepeated || steady.every(({ tool }) => tool === null)) continue;
    return {
      looping: true,
      pattern: steady,
      times: rounds,
      why: `The same ${length} steps came ${rounds} times in a row: ${steady.map(describe).join(', then ')}.`,
    };
  }
  const times = keys.filter((key) => key === keys.at(-1)).length;
  if (last.tool === null || times < repeats) return { looping: false };
  return {
    looping: true,
    pattern: [last],
    times,
    why: `${describe(last)} came ${times} times within the last ${recent.length} steps, with the same arguments.`,
  };
}

function describe({ state, tool }: LoopStep): string {
  return tool === null ? state : `${tool} in ${state}`;
}
