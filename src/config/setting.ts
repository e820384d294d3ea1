import type { z } from 'zod';

/** One setting that an environment variable, or a key of the configuration file, can give. */
export interface Setting<T> {
  /** Environment variable. */
  readonly env: string;
  /** Key in the configuration file, dotted for nested ones; null when only the environment may set it. */
  readonly file: string | null;
  /** Parses the variable's text, or the file's value. */
  readonly schema: z.ZodType<T>;
  readonly fallback: T;
  /** How the default reads in the README; absent: the fallback itself. */
  readonly fallbackWords?: string;
  readonly description: string;
  /** Follows "expected" in an error. */
  readonly expected: string;
  /** Secrets are masked, URLs lose their password. */
  readonly shown?: 'secret' | 'url';
}

export function setting<T>(given: Setting<T>): Setting<T> {
  return given;
}

/** A setting as documentation and tools read it. */
export interface SettingDescription {
  readonly env: string;
  readonly file: string | null;
  readonly default: string;
  readonly description: string;
}
