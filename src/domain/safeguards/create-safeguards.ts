import { type ActorEvent, type ActorRuntime, StatehouseError, type TurnReceipt } from '#core';
import type { CrewPolicy } from '#rules';
import type { ChangeRequest } from '../deliberation/create-deliberations.ts';
import { mainCrew } from '../tasks/create-tasks.ts';

export interface SafeguardParts {
  readonly runtime: ActorRuntime;
}

export type Safeguards = ReturnType<typeof createSafeguards>;

/** A queue that an emergency stop holds. */
export interface StoppedQueue {
  readonly queue: string;
  readonly reason: string;
  readonly at: Date;
}

interface CrewView {
  readonly holds?: {
    readonly queues: Readonly<Record<string, { readonly reason: string; readonly at: number }>>;
  };
  readonly waiting: readonly { readonly queue: string }[];
  readonly leases: readonly { readonly queue: string }[];
}

/** Last words to the actors of a discarded tree, so that its rows and the inbox show that it has ended. */
const farewells = (reason: string): Readonly<Record<string, ActorEvent>> => ({
  task: { type: 'task.cancel', reason },
  subtask: { type: 'subtask.cancel', reason },
  conversation: { type: 'conversation.cancel', reason },
  clarification: { type: 'clarification.withdraw', reason },
});

/** Refusals of last words after which an actor is stopped without them. */
const mayBeUnheard: ReadonlySet<string> = new Set(['event.notAccepted', 'event.notPublic']);

/** Emergency stops of trees and queues, and what becomes of what they hold. */
export function createSafeguards({ runtime }: SafeguardParts) {
  const crew = mainCrew.address;

  async function viewCrew(): Promise<CrewView | null> {
    const view = await runtime.view(crew);
    return (view?.context as unknown as CrewView | undefined) ?? null;
  }

  function tellCrew(event: ActorEvent, { sender, key }: ChangeRequest) {
    return runtime.send(crew, event, key === undefined ? { sender } : { sender, key });
  }

  const overseer = 'overseer/main';
  const options = ({ sender, key }: ChangeRequest) => (key === undefined ? { sender } : { sender, key });

  return {
    async policies(): Promise<readonly CrewPolicy[]> {
      const view = await runtime.view(overseer);
      return (view?.context['policies'] ?? []) as unknown as readonly CrewPolicy[];
    },

    /** Throws `event.invalid` for what is no policy. */
    setPolicy: (policy: object, request: ChangeRequest) =>
      runtime.send(overseer, { type: 'overseer.setPolicy', policy }, options(request)),

    removePolicy: (id: string, request: ChangeRequest) =>
      runtime.send(overseer, { type: 'overseer.removePolicy', id }, options(request)),

    /** Says something to the agent at work; refused when none is. */
    interject: (subtask: string, text: string, request: ChangeRequest) =>
      runtime.send(subtask, { type: 'subtask.interject', text, from: request.sender }, options(request)),

    /** Holds a queue: nothing is given out of it, and what was runs no more and waits in it again. Survives restarts. */
    async stopQueue(
      queue: string,
      { reason, ...request }: ChangeRequest & { readonly reason: string },
    ): Promise<{ readonly halted: number }> {
      const before = await viewCrew();
      await tellCrew({ type: 'crew.stopQueue', queue, reason }, request);
      return { halted: before?.leases.filter((lease) => lease.queue === queue).length ?? 0 };
    },

    /** Lets a stopped queue, or every one, go on. */
    async resumeQueue(queue: string | null, request: ChangeRequest): Promise<{ readonly resumed: number }> {
      const before = await viewCrew();
      const stopped = Object.keys(before?.holds?.queues ?? {}).filter(
        (name) => queue === null || name === queue,
      );
      if (stopped.length === 0) return { resumed: 0 };
      await tellCrew({ type: 'crew.resumeQueue', queue }, request);
      return { resumed: before?.waiting.filter((work) => stopped.includes(work.queue)).length ?? 0 };
    },

    /** Cancels the subtasks that wait in a queue. */
    async discardQueue(
      queue: string,
      { reason, ...request }: ChangeRequest & { readonly reason: string },
    ): Promise<{ readonly discarded: number }> {
      const before = await viewCrew();
      await tellCrew({ type: 'crew.discardQueue', queue, reason }, request);
      const work = [...(before?.waiting ?? []), ...(before?.leases ?? [])];
      return { discarded: work.filter((one) => one.queue === queue).length };
    },

    /**
     * Stops one actor and what is below it. A task, a conversation or a question is cancelled first, so that its rows show
     * its end and it gives back the agents that it holds.
     */
    async stopActor(address: string, request: ChangeRequest): Promise<TurnReceipt> {
      const view = await runtime.view(address);
      const farewell = farewells('Stopped by a person.')[view?.chart ?? ''];
      if (!farewell) return runtime.stop(address, options(request));
      const { sender, key } = request;
      try {
        const receipt = await runtime.send(address, farewell, options(request));
        if (receipt.status !== 'active') return receipt;
      } catch (error) {
        if (!(error instanceof StatehouseError) || !mayBeUnheard.has(error.code)) throw error;
      }
      return runtime.stop(address, options(key === undefined ? { sender } : { sender, key: `${key}/stop` }));
    },

    /** Ends a tree for good: what it is is shown as cancelled, its questions are withdrawn. */
    discardTree: (root: string, { reason }: { readonly reason: string }) =>
      runtime.discard(root, { reason, farewells: farewells(reason) }),

    async stoppedQueues(): Promise<readonly StoppedQueue[]> {
      const queues = (await viewCrew())?.holds?.queues ?? {};
      return Object.entries(queues).map(([queue, { reason, at }]) => ({ queue, reason, at: new Date(at) }));
    },
  };
}
