import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { type Environment, given } from './providers.ts';

export interface ConfigPorts {
  /** Folder against which relative paths are read. */
  readonly cwd: string;
  /** Text of a file; null when there is none. */
  readFile(path: string): string | null;
}

export interface ConfigFileContent {
  /** Null when there is no file. */
  readonly path: string | null;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Reads the file that STATEHOUSE_CONFIG names, or `statehouse.config.json` where it exists. */
export function readConfigFile(env: Environment, ports: ConfigPorts): ConfigFileContent {
  const asked = given(env, 'STATEHOUSE_CONFIG');
  const path =
    asked === undefined || !isAbsolute(asked) ? join(ports.cwd, asked ?? 'statehouse.config.json') : asked;
  let text: string | null;
  try {
    text = ports.readFile(path);
  } catch (cause) {
    throw ConfigError.unreadableFile(path, cause instanceof Error ? cause.message : String(cause), cause);
  }
  if (text === null) {
    if (asked !== undefined)
      throw ConfigError.unreadableFile(path, 'STATEHOUSE_CONFIG names it, and it does not exist');
    return { path: null, content: {} };
  }
  try {
    return { path, content: z.record(z.string(), z.unknown()).parse(JSON.parse(text)) };
  } catch (cause) {
    const why =
      cause instanceof SyntaxError ? `it is not JSON (${cause.message})` : 'it is not a JSON object';
    throw ConfigError.unreadableFile(path, why, cause);
  }
}
