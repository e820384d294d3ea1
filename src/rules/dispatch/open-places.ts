import type { CrewAgent, DispatchState, WaitingWork } from './dispatch-state.ts';
import { agentTypeOf } from './queue.ts';

/** What is kept free for work that has waited too long. */
export interface Hold {
  readonly work: WaitingWork;
  readonly agent: CrewAgent;
}

/** Counts the free places of agents, queues and types while a round gives them away. Lives for one round. */
export class OpenPlaces {
  readonly #state: DispatchState;
  readonly #onAgent = new Map<string, number>();
  readonly #inQueue = new Map<string, number>();
  readonly #ofType = new Map<string, number>();
  readonly #holds = new Map<string, Hold>();

  constructor(state: DispatchState) {
    this.#state = state;
    const types = new Map(state.agents.map(({ key, type }) => [key, type]));
    for (const { agent, queue } of state.running) this.#count(agent, types.get(agent), queue);
  }

  take(work: WaitingWork, agent: CrewAgent): void {
    this.#count(agent.key, agent.type, work.queue);
    for (const [line, hold] of this.#holds) if (hold.work.id === work.id) this.#holds.delete(line);
  }

  /** Keeps this agent and one place in the work's queue and the agent's type for it; one hold a line. */
  keep(line: string, hold: Hold | null): void {
    if (hold === null) this.#holds.delete(line);
    else this.#holds.set(line, hold);
  }

  /** Agents that could do the work, busy or not; those to be avoided only when there is no other. */
  capable(work: WaitingWork): readonly CrewAgent[] {
    const able = this.#state.agents.filter((agent) => agent.available && isCapable(agent, work));
    const liked = able.filter(({ key }) => !work.avoid?.includes(key));
    return liked.length > 0 ? liked : able;
  }

  /** Whether it could ever start with the agents and limits there are. */
  isPossible(work: WaitingWork): boolean {
    return this.#queueLimit(work) > 0 && this.capable(work).some((agent) => this.#typeLimit(agent.type) > 0);
  }

  /** The agents that can start the work now, the one to choose first. */
  ready(work: WaitingWork): readonly CrewAgent[] {
    const kept = [...this.#holds.values()].filter((hold) => hold.work.id !== work.id);
    const queueLeft = this.#queueLimit(work) - (this.#inQueue.get(work.queue) ?? 0);
    if (queueLeft <= kept.filter((hold) => hold.work.queue === work.queue).length) return [];
    return this.capable(work)
      .filter((agent) => {
        if (this.#load(agent) >= 1 || kept.some((hold) => hold.agent.key === agent.key)) return false;
        const typeLeft = this.#typeLimit(agent.type) - (this.#ofType.get(agent.type) ?? 0);
        return typeLeft > kept.filter((hold) => hold.agent.type === agent.type).length;
      })
      .sort(this.#byLoad);
  }

  /** The agent to keep for work that cannot start yet: a free one before a busy one. */
  keepFor(work: WaitingWork): CrewAgent | undefined {
    return this.capable(work)
      .filter(({ type }) => this.#typeLimit(type) > 0)
      .sort(this.#byLoad)[0];
  }

  readonly #byLoad = (a: CrewAgent, b: CrewAgent): number =>
    this.#load(a) - this.#load(b) ||
    (a.recentLoad ?? 0) - (b.recentLoad ?? 0) ||
    // A specialist first: whoever can do more stays free for work that needs it.
    a.capabilities.length - b.capabilities.length ||
    (b.quality ?? 0.5) - (a.quality ?? 0.5) ||
    (a.key < b.key ? -1 : 1);

  #load(agent: CrewAgent): number {
    return (this.#onAgent.get(agent.key) ?? 0) / (agent.concurrency ?? 1);
  }

  #queueLimit({ queue }: WaitingWork): number {
    return this.#state.limits.queues[queue] ?? Number.POSITIVE_INFINITY;
  }

  #typeLimit(type: string): number {
    return this.#state.limits.types[type] ?? Number.POSITIVE_INFINITY;
  }

  #count(agent: string, type: string | undefined, queue: string): void {
    add(this.#onAgent, agent);
    add(this.#inQueue, queue);
    if (type !== undefined) add(this.#ofType, type);
  }
}

/** Whether the agent has every capability and is of the type that the work or its queue asks for. */
export function isCapable(agent: CrewAgent, work: WaitingWork): boolean {
  const queueType = agentTypeOf(work.queue);
  return (
    (queueType === null || agent.type === queueType) &&
    (!work.agentType || agent.type === work.agentType) &&
    work.capabilities.every((capability) => agent.capabilities.includes(capability))
  );
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
