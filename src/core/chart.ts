import type { AnyStateMachine } from 'xstate';
import type { JsonObject, JsonValue } from './json.ts';

/**
 * A runtime check of outside data that can also describe itself. Every zod 4 schema is one.
 * `safeParse` never throws; `issues` name what was wrong and where.
 */
export interface Schema<T = unknown> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly SchemaIssue[] } };
  toJSONSchema(): object;
}

export interface SchemaIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** OTP restart strategies: restart the failed child, all children, or it and those started after it. */
export type SupervisionStrategy = 'oneForOne' | 'oneForAll' | 'restForOne';

/** When a child is restarted: always, only after a failure, never. */
export type RestartPolicy = 'permanent' | 'transient' | 'temporary';

/**
 * How a chart treats its children that fail, after Erlang/OTP's `supervisor`
 * (https://www.erlang.org/doc/system/sup_princ.html). More than `intensity` restarts within `periodMs` escalate:
 * the supervisor itself counts as failed. The count is stored, so it survives a restart of the process.
 */
export interface Supervision {
  /** Default `oneForOne`. */
  readonly strategy?: SupervisionStrategy;
  /** Default 1. */
  readonly intensity?: number;
  /** Default 5,000. */
  readonly periodMs?: number;
  /** By child source name; `default` for those not named. Default `temporary`: the parent only gets the error event. */
  readonly restart?: Readonly<Record<string, RestartPolicy>>;
  /**
   * Children of these sources are supervised apart, as if by a supervisor of their own: the strategy reaches only each
   * other, and their restarts are counted by themselves. By child source name.
   */
  readonly groups?: Readonly<Record<string, SupervisedGroup>>;
}

/** Children of one source that the chart supervises by a strategy and a budget that it may change as it runs. */
export interface SupervisedGroup {
  readonly restart: RestartPolicy;
  readonly strategy: SupervisionStrategy;
  readonly intensity: number;
  readonly periodMs: number;
  /** Child ids in the order in which they joined, for `restForOne`. Those not named come last. */
  readonly order: readonly string[];
  /**
   * Times of the restarts so far, which the chart keeps in its context: so they are in every checkpoint, and a replay
   * decides the same. It hears of each one as {@link childrenRestarted}, in the turn that orders it.
   *
   * At the end of the budget the actor does not fail. It gets the child's error event, with the code
   * `supervision.intensityReached`; the child stays ended.
   */
  readonly restarts: readonly number[];
}

/** The event by which a chart hears, in the same turn, that children of a group are begun anew. */
export const childrenRestarted = 'statehouse.children.restarted';

/** @see childrenRestarted */
export interface ChildrenRestarted {
  readonly type: typeof childrenRestarted;
  /** Id of the child that ended. */
  readonly child: string;
  /** Ids of all that begin anew, with it. */
  readonly children: readonly string[];
  readonly reason: string;
}

/** A stored snapshot while it is migrated: plain JSON, as `machine.getPersistedSnapshot` gave it. */
export interface StoredSnapshot {
  readonly value: JsonValue;
  readonly context: JsonObject;
  readonly children: JsonObject;
  readonly historyValue?: JsonValue;
  readonly status: string;
}

/** One chart: an XState machine and what the runtime must know to keep it durable. Made by {@link defineChart}. */
export interface ChartDefinition {
  readonly machine: AnyStateMachine;
  /** Raised by the author whenever stored snapshots would no longer fit. Default: the machine's `version`, else `1`. */
  readonly version?: string;
  /** One sentence for people. */
  readonly description?: string;
  /** Events that may be sent from outside, by type. An event that is not listed can only come from other actors. */
  readonly events?: Readonly<Record<string, Schema>>;
  /** What `start` takes. Absent: any JSON. */
  readonly input?: Schema;
  /** Checked after a migration. */
  readonly context?: Schema;
  /** A function is asked at each end of a child, with the context as it is then. It must be pure: a replay asks again. */
  readonly supervision?: Supervision | ((context: unknown) => Supervision);
  /** From an older version to the next; run in a chain until the present version is reached. */
  readonly migrate?: Readonly<
    Record<string, { readonly to: string; run(snapshot: StoredSnapshot): StoredSnapshot }>
  >;
}

/** Declares a chart. A file in `machines/` exports the result as its default export. */
export function defineChart(definition: ChartDefinition): ChartDefinition {
  return definition;
}
