/** Silence after which a crew takes an agent's work away. */
export const crewSilenceMs = 45_000;

export interface HeartbeatOptions {
  /** Silence after which an agent counts as unavailable. Default 30,000. */
  readonly silenceMs?: number;
}

interface Beating {
  readonly key: string;
  /** Milliseconds since the Unix epoch; null before the first beat. */
  readonly heartbeatAt: number | null;
}

/** Whether the agent's heartbeat is recent enough. An agent that has never beaten is unavailable. */
export function hasHeartbeat(
  agent: Beating,
  now: number,
  { silenceMs = 30_000 }: HeartbeatOptions = {},
): boolean {
  return agent.heartbeatAt !== null && now - agent.heartbeatAt <= silenceMs;
}

/** Running work whose agent has fallen silent, or is gone: to be queued again for somebody else. */
export function findTakeovers<Run extends { readonly agent: string }>(
  running: readonly Run[],
  agents: readonly Beating[],
  frame: { readonly now: number } & HeartbeatOptions,
): readonly Run[] {
  const alive = new Set(
    agents.filter((agent) => hasHeartbeat(agent, frame.now, frame)).map(({ key }) => key),
  );
  return running.filter(({ agent }) => !alive.has(agent));
}
