/** What a score is told about. */
export interface ScoreSubject {
  readonly agent: string;
  readonly model: string;
  readonly capabilities: readonly string[];
  /** Of the prompts of the work, its plan and its review, as far as there are any. */
  readonly promptVersions: readonly string[];
}

/** One figure that a score moves. `value2` is set for a pair. */
export interface FigureKey {
  readonly dimension: 'agent' | 'model' | 'capability' | 'promptVersion' | 'agentCapability';
  readonly value: string;
  readonly value2: string | null;
}

/** The figures that one score moves: its agent, model and prompt versions, each capability, and the agent at each. */
export function figureKeys({
  agent,
  model,
  capabilities,
  promptVersions,
}: ScoreSubject): readonly FigureKey[] {
  const single = (dimension: FigureKey['dimension'], value: string) => ({ dimension, value, value2: null });
  return [
    single('agent', agent),
    single('model', model),
    ...[...new Set(promptVersions)].map((version) => single('promptVersion', version)),
    ...[...new Set(capabilities)].flatMap((capability) => [
      single('capability', capability),
      { dimension: 'agentCapability', value: agent, value2: capability } as const,
    ]),
  ];
}
