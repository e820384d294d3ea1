/** What a node of an activity tree is. */
export type ActivityKind = 'actor' | 'event' | 'run' | 'modelCall' | 'toolCall';

export interface ActivityRequest {
  /** Address of an actor, id of an event, or key of a run of a schedule. */
  readonly root: string;
  /** Links from the root, 1 to 32. */
  readonly depth: number;
  /** Most nodes of a page, 1 to 500. */
  readonly limit: number;
  /** Cursor of the node that the page begins behind. */
  readonly after: string | null;
}

/** Something that was done, and what it was done by. */
export interface ActivityRow {
  readonly id: string;
  /** Id of the node above; null for the root. */
  readonly parent: string | null;
  readonly kind: ActivityKind;
  /** Chart, topic, schedule, purpose of the call, or name of the tool. */
  readonly name: string;
  /** State of the actor, model of the call; empty otherwise. */
  readonly detail: string;
  readonly status: string;
  /** Links from the root. */
  readonly depth: number;
  readonly began: Date;
  /** Null while it goes on. */
  readonly ended: Date | null;
  readonly cursor: string;
}

/** A page of a tree, level by level and within a level by time; a node never comes before the one above it. */
export interface ActivityPage {
  readonly rows: readonly ActivityRow[];
  readonly hasNext: boolean;
}
