import {
  type ActorEvent,
  type ActorRuntime,
  type BusEventRow,
  type Fact,
  type JsonValue,
  type Lookup,
  mainBus,
  type RuleKind,
  type RuleRow,
  type TurnReceipt,
} from '#core';
import { parseCondition, parsePattern, parseTopic } from '#rules';
import type { ChangeRequest } from '../deliberation/create-deliberations.ts';
import { checkReaction, type ReactionCharts } from './check-reaction.ts';
import { EventsError } from './events-error.ts';

export interface EventParts {
  readonly runtime: ActorRuntime;
  readonly events: Lookup<BusEventRow>;
  readonly rules: Lookup<RuleRow>;
  readonly charts: ReactionCharts;
}

/** Where the main event bus is, started with the application. */
export const mainEventBus = { chart: 'event-bus', id: 'main', address: mainBus } as const;

export type Events = ReturnType<typeof createEvents>;

export interface RuleRequest {
  readonly kind: RuleKind;
  readonly name?: string;
  /** Pattern of topics; see `parsePattern`. */
  readonly pattern: string;
  /** See `parseCondition`. */
  readonly condition?: unknown;
  /** See `parseReaction`. */
  readonly action: unknown;
  readonly limit?: { readonly events: number; readonly perSeconds: number } | null;
}

/** What people do with the event bus. Every change is committed when its promise resolves. */
export function createEvents({ runtime, events, rules, charts }: EventParts) {
  async function send(event: ActorEvent, { sender, key }: ChangeRequest): Promise<TurnReceipt> {
    return runtime.send(mainBus, event, key === undefined ? { sender } : { sender, key });
  }

  /** What the turn made known: the first turn's, when a retry asks for it. */
  async function factOf({ position }: TurnReceipt, type: string): Promise<Fact | undefined> {
    const [entry] = await runtime.feed.read({ address: mainBus, after: position - 1, limit: 1 });
    return entry?.facts.find((fact) => fact.type === type);
  }

  async function knownRule(id: string): Promise<RuleRow> {
    const row = (await rules.byIds([id])).get(id);
    if (row === undefined || row.removedAt !== null) throw EventsError.unknownRule(id);
    return row;
  }

  return {
    /**
     * Publishes one event and gives its id. `because` is the id of the event that caused it.
     * Throws `event.topicUnreadable` and `busEvent.unknown`.
     */
    async publish(
      request: ChangeRequest & {
        readonly topic: string;
        readonly payload: JsonValue;
        readonly because?: string;
      },
    ): Promise<string> {
      const topic = parseTopic(request.topic);
      const { because } = request;
      const cause = because === undefined ? undefined : (await events.byIds([because])).get(because);
      if (because !== undefined && cause === undefined) throw EventsError.unknownEvent(because);
      const receipt = await send(
        {
          type: 'bus.publish',
          topic,
          payload: request.payload,
          ...(cause && { cause: { id: cause.id, root: cause.root, depth: cause.depth } }),
        },
        request,
      );
      return String((await factOf(receipt, 'bus.published'))?.['event']);
    },

    /** Throws `event.patternUnreadable`, `event.invalidCondition`, `event.invalidAction`; gives the id. */
    async addRule(request: ChangeRequest & RuleRequest): Promise<string> {
      const { kind, name = '', limit = null } = request;
      const condition = request.condition == null ? null : parseCondition(request.condition);
      const pattern = parsePattern(request.pattern);
      const action = await checkReaction({ charts, runtime }, request.action);
      const receipt = await send(
        { type: 'bus.addRule', kind, name, pattern, condition, action, limit, enabled: true },
        request,
      );
      return String((await factOf(receipt, 'rule.changed'))?.['rule']);
    },

    async enableRule(rule: string, { enabled, ...request }: ChangeRequest & { readonly enabled: boolean }) {
      await knownRule(rule);
      return send({ type: 'bus.enableRule', rule, enabled }, request);
    },

    /** What it has set off goes on. */
    async removeRule(rule: string, request: ChangeRequest): Promise<TurnReceipt> {
      if (request.key === undefined) await knownRule(rule);
      return send({ type: 'bus.removeRule', rule }, request);
    },
  };
}
