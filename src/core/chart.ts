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
  readonly supervision?: Supervision;
  /** From an older version to the next; run in a chain until the present version is reached. */
  readonly migrate?: Readonly<
    Record<string, { readonly to: string; run(snapshot: StoredSnapshot): StoredSnapshot }>
  >;
}

/** Declares a chart. A file in `machines/` exports the result as its default export. */
export function defineChart(definition: ChartDefinition): ChartDefinition {
  return definition;
}
