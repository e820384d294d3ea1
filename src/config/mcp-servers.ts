import { z } from 'zod';
import type { ConfigProblem } from './config-error.ts';
import { fillFromEnvironment } from './fill-from-environment.ts';
import type { Environment } from './providers.ts';

const name = z.string().trim().min(1);
const milliseconds = z.number().int().min(1);
const texts = z.record(z.string(), z.string());
const shared = {
  tools: z.array(name).optional(),
  retrySafe: z.array(name).optional(),
  timeoutMs: milliseconds.optional(),
  connectTimeoutMs: milliseconds.optional(),
};

/** By name, in the form that other MCP clients use: `command` with `args` and `env`, or `url` with `headers`. */
export const mcpServersSchema = z.record(
  z.string().regex(/^[A-Za-z0-9-]{1,24}$/, '1 to 24 letters, digits or -'),
  z.union(
    [
      z.strictObject({
        command: name,
        args: z.array(z.string()).default([]),
        env: texts.default({}),
        cwd: name.optional(),
        ...shared,
      }),
      z.strictObject({ url: z.url({ protocol: /^https?$/ }), headers: texts.default({}), ...shared }),
    ],
    'either `command` with `args`, `env` and `cwd`, or `url` with `headers`; besides `tools`, `retrySafe`, `timeoutMs`, `connectTimeoutMs`',
  ),
);

type FileMcpServers = z.infer<typeof mcpServersSchema>;

/** An MCP server whose tools agents may call. */
export interface McpServer {
  readonly name: string;
  readonly transport:
    | {
        readonly kind: 'stdio';
        readonly command: string;
        readonly args: readonly string[];
        readonly env: Readonly<Record<string, string>>;
        readonly cwd?: string | undefined;
      }
    | { readonly kind: 'http'; readonly url: string; readonly headers: Readonly<Record<string, string>> };
  readonly tools?: readonly string[] | undefined;
  readonly retrySafe?: readonly string[] | undefined;
  readonly timeoutMs?: number | undefined;
  readonly connectTimeoutMs?: number | undefined;
}

/** Fills `${NAME}` in the values of `env` and `headers` from the environment, so that no secret has to lie in the file. */
export function resolveMcpServers(
  file: FileMcpServers,
  env: Environment,
  problems: ConfigProblem[],
): readonly McpServer[] {
  return Object.entries(file).map(([server, settings]) => {
    const fill = (place: string, values: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        Object.entries(values).map(([key, text]) => [
          key,
          fillFromEnvironment(text, { env, problems, place: `mcpServers.${server}.${place}.${key}` }),
        ]),
      );
    const { tools, retrySafe, timeoutMs, connectTimeoutMs } = settings;
    const transport =
      'url' in settings
        ? ({ kind: 'http', url: settings.url, headers: fill('headers', settings.headers) } as const)
        : ({
            kind: 'stdio',
            command: settings.command,
            args: settings.args,
            env: fill('env', settings.env),
            cwd: settings.cwd,
          } as const);
    return { name: server, transport, tools, retrySafe, timeoutMs, connectTimeoutMs };
  });
}
