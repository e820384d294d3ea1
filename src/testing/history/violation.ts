export const guarantees = {
  N1: 'durable',
  N2: 'ordered',
  N3: 'effectively once',
  N4: 'output gate',
  N5: 'outside calls',
  N6: 'timers',
  N7: 'single writer',
  N8: 'unacknowledged input',
  N9: 'subscriptions',
  N10: 'humans',
  N11: 'alive',
  T1: 'subtasks once',
  T2: 'no task lost',
  T3: 'tool calls',
  T4: 'one subtask per agent',
  T5: 'agents begin anew',
} as const;

export type Guarantee = keyof typeof guarantees;

/** One broken promise: which, what was found, and where to look. */
export interface Violation {
  readonly guarantee: Guarantee;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Gathers the violations of one guarantee. */
export function createFindings(guarantee: Guarantee) {
  const violations: Violation[] = [];
  return {
    violations,
    add(message: string, details: Readonly<Record<string, unknown>> = {}): void {
      violations.push({ guarantee, message, details });
    },
  };
}

const shownPerGuarantee = 8;

/** For people: each guarantee with its first violations. */
export function formatViolations(violations: readonly Violation[]): string {
  const names = [...new Set(violations.map(({ guarantee }) => guarantee))];
  return names
    .map((name) => {
      const of = violations.filter(({ guarantee }) => guarantee === name);
      const lines = of
        .slice(0, shownPerGuarantee)
        .map(({ message, details }) => `  - ${message} ${JSON.stringify(details)}`);
      const rest = of.length > shownPerGuarantee ? [`  … and ${of.length - shownPerGuarantee} more`] : [];
      return [`${name} ${guarantees[name]}: ${of.length} violation(s)`, ...lines, ...rest].join('\n');
    })
    .join('\n');
}
