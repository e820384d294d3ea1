import type { ActorEvent, ActorRuntime, Queries, TurnReceipt } from '#core';
import type { CrewSupervision } from '#rules';
import { TaskRequestError } from './task-errors.ts';

interface CrewRequest {
  /** Durable address of the crew. */
  readonly crew: string;
  readonly sender: string;
  readonly key?: string;
}

/** An agent that is to join a crew. */
export interface NewWorker {
  /** Kebab-case, unique within the crew. */
  readonly key: string;
  readonly name: string;
  /** Agent type; the key when absent. */
  readonly kind?: string;
  readonly capabilities: readonly string[];
}

export interface CrewParts {
  readonly runtime: Pick<ActorRuntime, 'send'>;
  readonly queries: Pick<Queries, 'workers'>;
}

/** Requests about the agents of a crew. Each resolves once its turn is committed. */
export function createCrew({ runtime, queries }: CrewParts) {
  const send = (event: ActorEvent, { crew, sender, key }: CrewRequest): Promise<TurnReceipt> =>
    runtime.send(crew, event, { sender, ...(key === undefined ? {} : { key }) });
  const find = async (worker: string, { crew }: CrewRequest) => {
    const id = `${crew}|${worker}`;
    return (await queries.workers.byIds([id])).get(id);
  };
  const known = async (worker: string, request: CrewRequest): Promise<void> => {
    const row = await find(worker, request);
    if (row === undefined || row.removed) throw TaskRequestError.unknownWorker(worker);
  };
  return {
    /** Takes an agent out of service; what it works on it finishes. Throws `worker.unknown`. */
    async suspend(worker: string, request: CrewRequest): Promise<TurnReceipt> {
      await known(worker, request);
      return send({ type: 'crew.suspendWorker', worker }, request);
    },

    /** Puts an agent back into service. Throws `worker.unknown`. */
    async reinstate(worker: string, request: CrewRequest): Promise<TurnReceipt> {
      await known(worker, request);
      return send({ type: 'crew.reinstateWorker', worker }, request);
    },

    /** Throws `worker.exists` when the key is taken. */
    async add({ kind, ...worker }: NewWorker, request: CrewRequest): Promise<TurnReceipt> {
      const row = await find(worker.key, request);
      // A retry with a key finds its own agent there; the runtime gives it the first outcome.
      if (request.key === undefined && row !== undefined && !row.removed)
        throw TaskRequestError.workerExists(worker.key);
      return send({ type: 'crew.addWorker', worker: { ...worker, kind: kind ?? worker.key } }, request);
    },

    /** Replaces the concurrency limits, by queue and by agent type. Throws `event.invalid`. */
    setLimits: (
      limits: {
        readonly queues: Readonly<Record<string, number>>;
        readonly types: Readonly<Record<string, number>>;
      },
      request: CrewRequest,
    ) => send({ type: 'crew.setLimits', queues: { ...limits.queues }, types: { ...limits.types } }, request),

    /** Changes how failing agents are begun anew; what is not given stays. Throws `event.invalid`. */
    setSupervision: (rules: Partial<CrewSupervision>, request: CrewRequest) =>
      send({ type: 'crew.setSupervision', ...rules }, request),

    /** Lets an agent leave for good; its work is taken over. Throws `worker.unknown`. */
    async remove(worker: string, request: CrewRequest): Promise<TurnReceipt> {
      if (request.key === undefined) await known(worker, request);
      else if ((await find(worker, request)) === undefined) throw TaskRequestError.unknownWorker(worker);
      return send({ type: 'crew.removeWorker', worker }, request);
    },
  };
}
