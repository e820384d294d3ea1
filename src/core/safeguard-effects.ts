import type { JsonObject } from './json.ts';

/** Input of the effect `sampleResources`, which runs as long as its node does. */
export interface SampleResourcesInput {
  readonly node: string;
  /** Pressure so far, as the rules keep it. */
  readonly pressure: object;
  readonly everyMs: number;
}

/** It only ends when its node is gone. */
export interface SampleResourcesOutput {
  readonly gone: true;
}

/** Input of the effect `haltTree`. */
export interface HaltTreeInput {
  readonly root: string;
  readonly reason: string;
}

/** What a node carries, as last sampled. */
export interface NodeReading {
  readonly node: string;
  readonly host: string;
  readonly pid: number;
  /** Shares of all cores, 0 to 1. */
  readonly processCpu: number;
  readonly machineCpu: number;
  readonly rssBytes: number;
  readonly heapUsedBytes: number;
  readonly heapLimitBytes: number;
  /** 99th percentile since the reading before. */
  readonly eventLoopLagMs: number;
  /** Wait of the oldest work in the queues, and how many messages wait in mailboxes. */
  readonly queueAgeMs: number;
  readonly pendingMail: number;
  /** Most actors that one tree started within a minute. */
  readonly spawnsPerMinute: number;
  readonly level: string;
  /** By resource. */
  readonly levels: JsonObject;
  /** Since when the level is as it is. */
  readonly since: Date;
  readonly at: Date;
}

/** What waits and grows in the whole system. */
export interface ResourceSurvey {
  readonly queueAgeMs: number;
  readonly pendingMail: number;
  /** Trees that started most actors within the last minute, most first; at most ten, without those that are stopped. */
  readonly spawns: readonly { readonly root: string; readonly perMinute: number }[];
}

export interface ResourceStore {
  survey(now: Date): Promise<ResourceSurvey>;
  /** Replaces the node's reading; readings of nodes that are silent for a day go. */
  save(reading: NodeReading): Promise<void>;
}

/** A policy was met. */
export interface PolicyMatch {
  readonly policy: string;
  /** Durable address and chart of the actor that it is about. */
  readonly address: string;
  readonly chart: string;
  readonly root: string;
  /** One sentence for people. */
  readonly why: string;
  /** Position of the turn in the journal; null for streamed words. */
  readonly position: number | null;
}

/** Input of the effect `watchEvents`, which runs until it is left. */
export interface WatchEventsInput {
  /** As the rules parse them. */
  readonly policies: readonly object[];
  /** Position of the journal behind which the watch begins; null: a little before now. */
  readonly after: number | null;
}

export interface WatchEventsOutput {
  readonly ended: true;
}
