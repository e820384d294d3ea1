import { expect } from 'vitest';
import type { Decision, MessageAdded } from '#core';
import { type Deliberation, deliberate } from './scripted-panel.ts';

export function messages({ simulation }: Deliberation): readonly MessageAdded[] {
  return simulation.factsOf('message.added') as unknown as MessageAdded[];
}

export function decision({ simulation }: Deliberation): Decision {
  const facts = simulation.factsOf('decision.reached') as unknown as { decision: Decision }[];
  expect(facts).toHaveLength(1);
  return facts[0]!.decision;
}

export function changes({ simulation }: Deliberation): readonly string[] {
  return (simulation.factsOf('conversation.changed') as unknown as { status: string; phase: string }[]).map(
    ({ status, phase }) => `${status} ${phase}`,
  );
}

export function finished(request: Parameters<typeof deliberate>[0]): Deliberation {
  const made = deliberate(request);
  made.simulation.run();
  expect(made.simulation.defects).toEqual([]);
  return made;
}

export const kinds = (made: Deliberation) =>
  made.simulation.calls
    .filter(({ source }) => source === 'model')
    .map(({ input }) => `${(input as { persona: string }).persona} ${(input as { kind: string }).kind}`);
