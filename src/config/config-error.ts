import { TerminalError } from '#core';

/** One setting that cannot be used. */
export interface ConfigProblem {
  /** Variable, or place in the configuration file: `STATEHOUSE_PORT`, `providers[0].baseUrl`. */
  readonly name: string;
  /** What was given, secrets masked; undefined when nothing was. */
  readonly value?: string | undefined;
  readonly expected: string;
}

/** The configuration cannot be used; the message names every problem at once. */
export class ConfigError extends TerminalError {
  readonly problems: readonly ConfigProblem[] = [];

  static invalid(problems: readonly ConfigProblem[]): ConfigError {
    const lines = problems.map(({ name, value, expected }) => {
      const given = value === undefined ? 'is not set' : `is ${value}`;
      return `- ${name} ${given}: expected ${expected}.`;
    });
    const count = problems.length === 1 ? 'a setting' : `${problems.length} settings`;
    const error = new ConfigError(
      `The configuration cannot be used because of ${count}:\n${lines.join('\n')}`,
      {
        code: 'config.invalid',
        details: { problems },
      },
    );
    return Object.assign(error, { problems });
  }

  static unreadableFile(path: string, why: string, cause?: unknown): ConfigError {
    const problem = { name: path, expected: 'a readable file with one JSON object' };
    const error = new ConfigError(
      `The configuration file ${path} cannot be read: ${why}. Expected one JSON object, such as {"providers": []}; correct it, or unset STATEHOUSE_CONFIG.`,
      { code: 'config.unreadableFile', details: { path, why }, cause },
    );
    return Object.assign(error, { problems: [problem] });
  }
}

/** A secret as it may be shown: its first characters when it is long enough to keep the rest, and its length. */
export function maskSecret(secret: string): string {
  const head = secret.length >= 16 ? `${secret.slice(0, 3)}…` : '';
  return `"${head}" (${secret.length} characters, masked)`;
}

/** A URL as it may be shown: without the password in it. */
export function maskUrl(url: string): string {
  return url.replace(/(:\/\/[^:/@\s]*):[^@\s]*@/, '$1:***@');
}

/** Any value as it may be shown: JSON, shortened, secrets left out. */
export function showValue(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value, (key, inner: unknown) =>
    /apiKey$|token$|headers$|^env$/i.test(key) ? '***' : inner,
  );
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
