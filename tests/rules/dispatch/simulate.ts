import {
  type Assignment,
  type CrewAgent,
  type DispatchLimits,
  type DispatchOptions,
  newDispatchMemory,
  nextAssignments,
  type RunningWork,
  type WaitingWork,
} from '#rules';

/** Work as the simulation knows it: when it comes and how long it really takes. */
export interface Job extends WaitingWork {
  readonly durationMs: number;
}

export interface World {
  readonly jobs: readonly Job[];
  readonly agents: readonly CrewAgent[];
  readonly limits: DispatchLimits;
  readonly weights?: Readonly<Record<string, number>>;
  readonly options?: Partial<DispatchOptions>;
}

export interface Round {
  readonly now: number;
  /** As it stood before the round. */
  readonly waiting: readonly Job[];
  readonly runningBefore: readonly RunningWork[];
  readonly runningAfter: readonly RunningWork[];
  readonly assignments: readonly Assignment[];
  /** Whether places are kept free for overdue orchestration. */
  readonly orchestrationHeld: boolean;
}

export interface Started {
  readonly job: Job;
  readonly agent: string;
  readonly at: number;
}

/** Lets the work come, run and end on a clock of its own; a round at every arrival and every end. */
export function simulate(world: World): { readonly rounds: Round[]; readonly started: Started[] } {
  const arrivals = [...world.jobs].sort((a, b) => a.enqueuedAt - b.enqueuedAt);
  let waiting: Job[] = [];
  let running: (RunningWork & { readonly endsAt: number })[] = [];
  let memory = newDispatchMemory;
  const rounds: Round[] = [];
  const started: Started[] = [];
  while (arrivals.length > 0 || running.length > 0) {
    const now = Math.min(
      arrivals[0]?.enqueuedAt ?? Number.POSITIVE_INFINITY,
      ...running.map(({ endsAt }) => endsAt),
    );
    running = running.filter(({ endsAt }) => endsAt > now);
    while (arrivals[0] !== undefined && arrivals[0].enqueuedAt <= now) waiting.push(arrivals.shift() as Job);
    const state = { ...world, weights: world.weights ?? {}, waiting, running, memory };
    const before = { waiting: [...waiting], runningBefore: [...running] };
    const { assignments, memory: next } = nextAssignments(state, now);
    // What a chart keeps is JSON.
    memory = JSON.parse(JSON.stringify(next));
    for (const { subtask, agent } of assignments) {
      const job = waiting.find(({ id }) => id === subtask);
      if (job === undefined) throw new Error(`${subtask} was given to ${agent} but does not wait`);
      waiting = waiting.filter(({ id }) => id !== subtask);
      running.push({ id: subtask, queue: job.queue, agent, endsAt: now + job.durationMs });
      started.push({ job, agent, at: now });
    }
    rounds.push({
      now,
      ...before,
      runningAfter: [...running],
      assignments,
      orchestrationHeld: memory.orchestration.held !== null,
    });
  }
  return { rounds, started };
}
