import { similarity } from './similarity.ts';

export interface StuckInput {
  /** The latest statements, oldest first. */
  readonly recentStatements: readonly { readonly agent: string; readonly text: string }[];
  /** Ids of the concerns that were open after each turn, oldest turn first. */
  readonly concernsOpenByTurn: readonly (readonly string[])[];
  /** Share (0 to 1) of agents that were ready for consensus after each turn, oldest first. */
  readonly readiness: readonly number[];
}

export interface StuckOptions {
  /** Number of latest statements that are compared. Default 6. */
  readonly window?: number;
  /** From which similarity on a statement repeats an earlier one. Default 0.7. */
  readonly repeatedFrom?: number;
  /** Turns without any change in concerns and readiness that count as a standstill. Default 6. */
  readonly standstillTurns?: number;
}

export interface StuckVerdict {
  readonly stuck: boolean;
  /** One sentence for people. */
  readonly why: string;
}

/**
 * Whether a discussion no longer moves: at least half of the latest statements repeat an earlier one in nearly the
 * same words, or neither the open concerns nor the readiness have changed for a number of turns.
 * A discussion in which all are ready is finished, not stuck.
 */
export function detectStuck(input: StuckInput, options: StuckOptions = {}): StuckVerdict {
  const { window = 6, repeatedFrom = 0.7, standstillTurns = 6 } = options;
  const lastReadiness = input.readiness.at(-1) ?? 0;
  if (lastReadiness >= 1 && (input.concernsOpenByTurn.at(-1) ?? []).length === 0) {
    return { stuck: false, why: 'All are ready and no concern is open.' };
  }
  const recent = input.recentStatements.slice(-window);
  const repeats = recent.filter(({ text }, index) =>
    recent.slice(0, index).some((earlier) => similarity(earlier.text, text) >= repeatedFrom),
  ).length;
  if (recent.length >= window && repeats >= window / 2) {
    return { stuck: true, why: `${repeats} of the last ${window} statements repeat an earlier one.` };
  }
  if (
    standsStill(input.concernsOpenByTurn.map(signature), standstillTurns) &&
    standsStill(input.readiness, standstillTurns)
  ) {
    const open = input.concernsOpenByTurn.at(-1)?.length ?? 0;
    return {
      stuck: true,
      why: `For ${standstillTurns} turns the open concerns (${open}) and the readiness (${Math.round(lastReadiness * 100)}%) have not changed.`,
    };
  }
  return { stuck: false, why: 'Statements, concerns or readiness still change.' };
}

/** Whether the last `turns` turns changed nothing: the value before them and all after it are the same. */
function standsStill(values: readonly (string | number)[], turns: number): boolean {
  const span = values.slice(-(turns + 1));
  return span.length === turns + 1 && span.every((value) => value === span[0]);
}

function signature(ids: readonly string[]): string {
  return JSON.stringify([...ids].sort());
}
