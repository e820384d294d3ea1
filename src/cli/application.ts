import type { PruneCounts, PruneKind } from '#core';

/** The application behind the command line, as far as the commands need it. Its parts are loaded when they are asked for. */
export interface Application {
  /** The data folder that the settings name. Rejects when the settings are wrong. */
  dataDir(): Promise<string>;
  /** Starts the whole application in this process, on another port when the configured one is taken. */
  launch(): Promise<LaunchedApp>;
  /** Starts the server as configured. */
  serve(options: ServeOptions): Promise<ServingApp>;
  /** Reads the charts of a folder and looks for what cannot run durably or safely. Needs no database. */
  checkCharts(folder: string | null): Promise<ChartCheck>;
  /** Stored actors, without running any of them. */
  openArchive(): Promise<Archive>;
  /** Removes what is old and over from the database, or counts it. */
  prune(order: PruneOrder): Promise<PruneCounts>;
  /** Tries everything that the settings name, one part after the other. */
  examine(): AsyncIterable<Finding>;
}

/** The whole application inside this process. */
export interface LaunchedApp {
  readonly url: string;
  /** A token that the app accepts; null when it wants none. */
  readonly token: string | null;
  /** Finishes what runs, keeps the rest for the next start, and frees everything. */
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly port?: number;
  readonly host?: string;
}

export interface ServingApp extends LaunchedApp {
  /** Where the database is, without its password. */
  readonly database: string;
  readonly dataDir: string;
  readonly providers: readonly {
    readonly name: string;
    readonly model: string;
    readonly rehearsal: boolean;
  }[];
}

export interface ChartCheck {
  readonly folder: string;
  readonly charts: readonly {
    readonly file: string;
    readonly id: string;
    readonly version: string;
    readonly hash: string;
  }[];
  readonly problems: readonly ChartFault[];
}

export interface ChartFault {
  readonly file: string;
  /** Null when the file gave no chart at all. */
  readonly chart: string | null;
  /** Dotted path; empty for the chart as a whole. */
  readonly state: string;
  readonly problem: string;
  readonly cure: string;
}

export interface Archive {
  /** Addresses of all stored actors, oldest first. */
  addresses(): AsyncIterable<string>;
  /** Refolds an actor's journal from its first turn and compares; null when there is no such actor. */
  replay(address: string, onProgress?: (turns: number) => void): Promise<Replayed | null>;
  /** Whether a stored actor fits the present charts, and after which migration. Changes nothing. */
  fit(address: string): Promise<Fitting | null>;
  close(): Promise<void>;
}

export interface Replayed {
  readonly address: string;
  readonly turns: number;
  readonly same: boolean;
  readonly storedHash: string;
  readonly refoldedHash: string;
  /** First turn after which the states differ; null when none does. */
  readonly firstDifference: number | null;
}

export interface PruneOrder {
  readonly kinds: readonly PruneKind[];
  readonly olderThanMs: number;
  readonly dryRun: boolean;
  /** A new file that takes the rows first. */
  readonly archive: string | null;
  /** Called now and then with what is gone so far. */
  readonly onProgress: (removed: PruneCounts) => void;
}

export interface Fitting {
  readonly address: string;
  readonly chart: string;
  readonly version: string;
  readonly outcome: 'fits' | 'migrates' | 'unfit';
  /** The version that it would have afterwards; null when it fits none. */
  readonly to: string | null;
  /** Why it fits none. */
  readonly reason: string | null;
}

/** What one look of the doctor found. */
export interface Finding {
  readonly part: 'settings' | 'database' | 'provider' | 'charts' | 'channel';
  readonly name: string;
  readonly ok: boolean;
  /** What was found, or what is wrong and what to do. */
  readonly words: string;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly words: string }[];
}
