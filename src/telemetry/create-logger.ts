import pino from 'pino';
import type { Logger } from '#core';

export interface LoggerOptions {
  /** `trace`, `debug`, `info`, `warn`, `error` or `silent`. */
  readonly level: string;
  /** Where lines go; default stderr, so that stdout belongs to a command's own output. */
  readonly write?: (line: string) => void;
}

/** JSON lines on stderr. Keys that may hold secrets are masked wherever they stand. */
export function createLogger({ level, write }: LoggerOptions): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        'apiKey',
        'token',
        'password',
        'authorization',
        '*.apiKey',
        '*.token',
        '*.password',
        '*.authorization',
      ],
    },
  };
  return write ? pino(options, { write }) : pino(options, pino.destination({ fd: 2, sync: true }));
}
