import type { Cause, ReactionKind } from './bus.ts';
import type { JsonObject } from './json.ts';

/** Where a schedule stands; `finishing`: nothing is due any more, and something that it started still runs. */
export type ScheduleStatus = 'waiting' | 'paused' | 'finishing' | 'ended' | 'deleted';

/** What happens to a run that is due while the one before still goes on. */
export type OverlapPolicy = 'skip' | 'allow' | 'queue';

/** What became of a run: `started` ones are followed to their end unless runs may overlap. */
export type RunStatus =
  | 'launching'
  | 'started'
  | 'published'
  | 'sent'
  | 'queued'
  | 'skipped'
  | 'completed'
  | 'failed';

/** A schedule as it stands now. */
export interface ScheduleChanged {
  readonly type: 'schedule.changed';
  readonly name: string;
  readonly timing: JsonObject;
  readonly misfire: JsonObject;
  readonly overlap: OverlapPolicy;
  readonly action: JsonObject;
  readonly status: ScheduleStatus;
  /** Milliseconds since the Unix epoch; null when nothing is due. */
  readonly nextAt: number | null;
  readonly lastFiredAt: number | null;
  readonly fired: number;
  readonly createdBy: string;
  readonly createdAt: number;
}

/** A schedule has come due, or was run by a person. */
export interface ScheduleFired {
  readonly type: 'schedule.fired';
  /** `<address of the schedule>@<ISO time>`; the same for the same time always. */
  readonly key: string;
  readonly fireAt: number;
  readonly manual: boolean;
  readonly status: RunStatus;
  readonly reaction: ReactionKind;
  /** Address of what is started or sent to; topic of what is published. */
  readonly target: string | null;
  /** Set when an actor or task is started. */
  readonly cause: Cause | null;
}

/** A run went on. */
export interface ScheduleRunChanged {
  readonly type: 'schedule.runChanged';
  readonly key: string;
  readonly status: RunStatus;
  readonly target: string | null;
  readonly cause: Cause | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** Somebody has made a schedule otherwise. */
export interface ScheduleEdited {
  readonly type: 'schedule.edited';
  readonly by: string;
  /** Names of what is different, separated by commas. */
  readonly fields: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

export type ScheduleFact = ScheduleChanged | ScheduleEdited | ScheduleFired | ScheduleRunChanged;

export interface ScheduleRow {
  readonly address: string;
  readonly name: string;
  readonly timing: JsonObject;
  readonly misfire: JsonObject;
  readonly overlap: OverlapPolicy;
  readonly action: JsonObject;
  readonly status: ScheduleStatus;
  readonly nextAt: Date | null;
  readonly lastFiredAt: Date | null;
  readonly fired: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface ScheduleFilter {
  readonly statuses?: readonly ScheduleStatus[];
  readonly name?: string;
}

export interface ScheduleRunRow {
  readonly key: string;
  readonly schedule: string;
  readonly fireAt: Date;
  readonly manual: boolean;
  readonly status: RunStatus;
  readonly reaction: ReactionKind;
  readonly target: string | null;
  readonly error: JsonObject | null;
  readonly at: Date;
  readonly endedAt: Date | null;
}

export interface ScheduleRunFilter {
  readonly statuses?: readonly RunStatus[];
}
