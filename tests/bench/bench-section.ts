import type { BenchServer } from './bench-server.ts';

/** One part of the bench: what it measures and how. */
export interface BenchSection {
  /** For `--only`. */
  readonly id: string;
  readonly title: string;
  run(context: BenchContext): Promise<SectionReport>;
}

export interface BenchContext {
  readonly server: BenchServer;
  /** Length of one measurement in seconds. */
  readonly seconds: number;
  /** Times each variant is measured, in turn with the others; medians are quoted. */
  readonly rounds: number;
  /** Tells the person who waits what is going on. */
  readonly say: (text: string) => void;
}

export interface SectionReport {
  readonly columns: readonly string[];
  /** As printed. */
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
  /** The same as numbers, for the JSON file. */
  readonly data: unknown;
}
