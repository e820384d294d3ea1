import type { CrewAgent, DispatchMemory, DispatchState, WaitingWork } from './dispatch-state.ts';
import { isCapable, OpenPlaces } from './open-places.ts';
import { agentTypeOf, type QueueName } from './queue.ts';
import { type Start, serveLine } from './serve-line.ts';

export interface Assignment {
  readonly subtask: string;
  readonly agent: string;
  readonly queue: QueueName;
  /** One sentence for people. */
  readonly why: string;
}

export interface Dispatch {
  /** In the order in which they were decided. */
  readonly assignments: readonly Assignment[];
  /** To be handed to the next round. */
  readonly memory: DispatchMemory;
  /** Work that nobody in the crew can take now, or ever, with the reason. */
  readonly unassignable: readonly { readonly subtask: string; readonly why: string }[];
}

/**
 * Gives waiting work to agents. Orchestration goes first: nothing else starts on an agent that it could have
 * (unless the last place of its queue is kept for overdue orchestration).
 * Then users take turns by fair share; each user's own work goes by aged priority; the agent is the least loaded one
 * that has all the capabilities. A round ends when nothing more can start.
 *
 * No work starves, whatever keeps arriving, as long as orchestration leaves agents over. Work that has waited
 * `patienceMs` is overdue; of every `agedEvery` starts one may go to the oldest overdue work, for which an agent and a
 * place in its queue are kept free if need be (as EASY backfilling reserves for the first job: D. A. Lifka, "The
 * ANL/IBM SP Scheduling System", 1995). So a wait is at most `patienceMs + (older + 1) · agedEvery · D`, where D is
 * the longest run plus the time between two rounds, and `older` the work that waited longer when this became overdue.
 */
export function nextAssignments(state: DispatchState, now: number): Dispatch {
  const places = new OpenPlaces(state);
  const isOrchestration = ({ queue }: { readonly queue: QueueName }) => queue === 'orchestration';
  const serve = (line: 'orchestration' | 'work') => {
    const belongs = (item: { readonly queue: QueueName }) =>
      isOrchestration(item) === (line === 'orchestration');
    return serveLine({
      name: line,
      waiting: state.waiting.filter(belongs),
      busy: state.running.some(belongs),
      memory: state.memory[line],
      places,
      state,
      now,
    });
  };
  const first = serve('orchestration');
  const then = serve('work');
  return {
    assignments: [...first.starts, ...then.starts].map(toAssignment),
    memory: { orchestration: first.memory, work: then.memory },
    unassignable: state.waiting.flatMap((work) => {
      const why = whyNobody(work, state);
      return why === null ? [] : [{ subtask: work.id, why }];
    }),
  };
}

function toAssignment({ work, agent, why }: Start): Assignment {
  return { subtask: work.id, agent: agent.key, queue: work.queue, why };
}

function whyNobody(work: WaitingWork, { agents, limits }: DispatchState): string | null {
  if (limits.queues[work.queue] === 0) return `the queue ${work.queue} is halted`;
  const able = agents.filter((agent) => isCapable(agent, work));
  if (able.length === 0) {
    const type = work.agentType ?? agentTypeOf(work.queue);
    const needed = work.capabilities.length > 0 ? work.capabilities.join(' and ') : 'it';
    const missing = work.capabilities.filter((each) => !agents.some((agent) => has(agent, each)));
    const hint = missing.length > 0 ? `; nobody has ${missing.join(', ')}` : '';
    return `no agent${type ? ` of type ${type}` : ''} can do ${needed}${hint}`;
  }
  if (!able.some(({ available }) => available)) {
    return `the agents that can do it are unavailable: ${able.map(({ key }) => key).join(', ')}`;
  }
  return null;
}

function has(agent: CrewAgent, capability: string): boolean {
  return agent.capabilities.includes(capability);
}
