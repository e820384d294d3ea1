import {
  type ActorRuntime,
  type Ids,
  type JsonValue,
  type Lookup,
  type OrchestrationKind,
  type OrchestrationRow,
  TerminalError,
  type TurnReceipt,
} from '#core';
import { addressFor } from '../address-for.ts';
import type { ChangeRequest } from '../deliberation/create-deliberations.ts';
import { mainCrew } from '../tasks/create-tasks.ts';

export interface OrchestrationParts {
  readonly runtime: ActorRuntime;
  readonly orchestrations: Lookup<OrchestrationRow>;
  readonly ids: Ids;
}

export type Orchestrations = ReturnType<typeof createOrchestrations>;

/** What people do with orchestrators and coordinators. Every change is committed when its promise resolves. */
export function createOrchestrations({ runtime, orchestrations, ids }: OrchestrationParts) {
  async function send(
    id: string,
    event: { readonly type: string; readonly [key: string]: unknown },
    { sender, key }: ChangeRequest,
  ): Promise<TurnReceipt> {
    if (!(await orchestrations.byIds([id])).has(id)) {
      throw new TerminalError(`There is no orchestration '${id}'. List them with \`orchestrations\`.`, {
        code: 'orchestration.unknown',
        details: { id },
      });
    }
    return runtime.send(id, event, key === undefined ? { sender } : { sender, key });
  }

  return {
    /** Throws `input.invalid`-like errors of the chart's input: a goal of 10 to 5,000 characters, limits in their bounds. */
    start(
      request: ChangeRequest & {
        readonly kind: OrchestrationKind;
        readonly goal: string;
        readonly material?: JsonValue;
        readonly mostTasks?: number;
        readonly mostRounds?: number;
        readonly waitMs?: number;
      },
    ): Promise<TurnReceipt> {
      const { kind, sender, key, ...input } = request;
      return runtime.start({
        chart: kind,
        id: key === undefined ? ids.next() : addressFor(kind, key),
        sender,
        input: { ...input, user: sender, crew: mainCrew.address } as JsonValue,
      });
    },

    /** Tells a coordinator something; it revises its plan at once when it waits for results. */
    note: (id: string, { text, ...request }: ChangeRequest & { readonly text: string }) =>
      send(id, { type: 'coordinator.note', text, by: request.sender }, request),

    /** Ends it. The tasks that it has submitted go on. */
    cancel: (id: string, request: ChangeRequest) => send(id, { type: 'orchestration.cancel' }, request),
  };
}
