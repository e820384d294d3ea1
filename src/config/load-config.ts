import { resolve } from 'node:path';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import type { PersonaSettings, StructuredFile, TokenSettings } from './config-file.ts';
import { parsePrices, parseTokens } from './environment-lists.ts';
import { type McpServer, resolveMcpServers } from './mcp-servers.ts';
import { type NotificationSettings, resolveNotifications } from './notification-channels.ts';
import { parseScalars, type Scalars } from './parse-scalars.ts';
import { parseStructured } from './parse-structured.ts';
import { type Environment, given, type ProviderSettings, resolveProviders } from './providers.ts';
import { type ConfigPorts, readConfigFile } from './read-config-file.ts';

/** Limits on what a client or a conversation may ask for; null is no limit. */
export type Limits = Pick<
  Scalars,
  | 'tokensPerConversation'
  | 'costUsdPerConversation'
  | 'queryDepth'
  | 'queryCost'
  | 'queryAliases'
  | 'requestBytes'
  | 'subscriptionsPerSocket'
>;

/** What a task may use when it says nothing itself; null is no limit. */
export interface TaskLimits {
  readonly tokens: number | null;
  readonly costUsd: number | null;
  readonly modelCalls: number | null;
  readonly turns: number | null;
  readonly wallClockSeconds: number | null;
}

export interface Config
  extends Pick<
    Scalars,
    'databaseUrl' | 'databasePoolSize' | 'host' | 'port' | 'publicUrl' | 'allowedOrigins' | 'logLevel'
  > {
  /** Absolute. */
  readonly dataDir: string;
  /** The file that was read, or null. */
  readonly configFile: string | null;
  readonly tokens: readonly TokenSettings[];
  /** In order of preference; empty when the rehearsal model is in force. */
  readonly providers: readonly ProviderSettings[];
  readonly personas: Readonly<Record<string, PersonaSettings>>;
  readonly rehearsal: { readonly inForce: boolean; readonly seed: number; readonly tokenDelayMs: number };
  readonly models: { readonly tries: number; readonly repairs: number };
  /** MCP servers whose tools agents may call. */
  readonly mcpServers: readonly McpServer[];
  /** Channels that tell people outside Statehouse. */
  readonly notifications: readonly NotificationSettings[];
  readonly limits: Limits;
  readonly tasks: {
    readonly budget: TaskLimits;
    readonly onExhausted: 'askPerson' | 'fail';
    /** Set aside for a reply before it is asked for. */
    readonly completionTokens: number;
    /** Whether lessons of earlier reviews go into prompts. */
    readonly lessons: Scalars['lessons'];
  };
  /** Most actors that may be started in a tree. */
  readonly spawning: {
    readonly depth: number;
    readonly children: number;
    readonly descendants: number;
  };
  /** Most subtasks at work at once by queue and by agent type. */
  readonly crew: {
    readonly queues: Readonly<Record<string, number>>;
    readonly types: Readonly<Record<string, number>>;
  };
  readonly safeguards: {
    readonly monitorEveryMs: number;
    readonly lagMs: number;
    readonly spawnsPerMinute: number;
  };
  /** What works but deserves a word at start-up. */
  readonly warnings: readonly string[];
}

/** Reads the whole configuration once. Throws ConfigError, which names every problem. The environment goes before the file. */
export function loadConfig(env: Environment, ports: ConfigPorts): Config {
  const problems: ConfigProblem[] = [];
  const { path, content } = readConfigFile(env, ports);
  const structured = parseStructured(content, problems);
  const scalars = parseScalars(env, content, problems);
  const tokenText = given(env, 'STATEHOUSE_TOKENS');
  const priceText = given(env, 'STATEHOUSE_PRICES');
  const tokens = tokenText === undefined ? structured.tokens : parseTokens(tokenText, problems);
  const { connectMs, firstTokenMs, idleMs, totalMs } = scalars;
  const providers = resolveProviders({
    env,
    file: structured.providers,
    prices: { ...structured.prices, ...(priceText === undefined ? {} : parsePrices(priceText, problems)) },
    timeouts: { connectMs, firstTokenMs, idleMs, totalMs },
    problems,
  });
  const mcpServers = resolveMcpServers(structured.mcpServers, env, problems);
  const notifications = resolveNotifications(structured.notifications, env, problems);
  checkPersonas(structured, providers, problems);
  if (problems.length > 0) throw ConfigError.invalid(problems);
  const rehearsed = scalars.forceRehearsal || providers.length === 0;
  return {
    dataDir: resolve(ports.cwd, scalars.dataDir),
    configFile: path,
    databaseUrl: scalars.databaseUrl,
    databasePoolSize: scalars.databasePoolSize,
    host: scalars.host,
    port: scalars.port,
    publicUrl: scalars.publicUrl,
    allowedOrigins: scalars.allowedOrigins,
    logLevel: scalars.logLevel,
    tokens,
    providers: rehearsed ? [] : providers,
    personas: rehearsed ? {} : structured.personas,
    rehearsal: {
      inForce: rehearsed,
      seed: scalars.rehearsalSeed,
      tokenDelayMs: scalars.rehearsalTokenDelayMs,
    },
    models: { tries: scalars.modelTries, repairs: scalars.modelRepairs },
    mcpServers,
    notifications,
    limits: {
      tokensPerConversation: scalars.tokensPerConversation,
      costUsdPerConversation: scalars.costUsdPerConversation,
      queryDepth: scalars.queryDepth,
      queryCost: scalars.queryCost,
      queryAliases: scalars.queryAliases,
      requestBytes: scalars.requestBytes,
      subscriptionsPerSocket: scalars.subscriptionsPerSocket,
    },
    tasks: {
      budget: {
        tokens: scalars.tokensPerTask,
        costUsd: scalars.costUsdPerTask,
        modelCalls: scalars.modelCallsPerTask,
        turns: scalars.turnsPerTask,
        wallClockSeconds: scalars.secondsPerTask,
      },
      onExhausted: scalars.whenTaskExhausted,
      completionTokens: scalars.completionTokens,
      lessons: scalars.lessons,
    },
    spawning: {
      depth: scalars.spawnDepth,
      children: scalars.childrenPerActor,
      descendants: scalars.descendantsPerRoot,
    },
    crew: { queues: scalars.queueLimits, types: scalars.agentTypeLimits },
    safeguards: {
      monitorEveryMs: scalars.monitorEveryMs,
      lagMs: scalars.lagMs,
      spawnsPerMinute: scalars.spawnsPerMinute,
    },
    warnings: warningsOf(scalars, tokens),
  };
}

function checkPersonas(
  file: StructuredFile,
  providers: readonly ProviderSettings[],
  problems: ConfigProblem[],
): void {
  const names = providers.map((provider) => provider.name);
  if (names.length === 0) return;
  for (const [key, persona] of Object.entries(file.personas)) {
    const asked = [...(persona.providers ?? []), ...Object.keys(persona.models ?? {})];
    for (const name of asked.filter((each) => !names.includes(each))) {
      problems.push({
        name: `personas.${key}`,
        value: `"${name}"`,
        expected: `the name of a provider: ${names.join(', ')}`,
      });
    }
  }
}

function warningsOf(scalars: Scalars, tokens: readonly TokenSettings[]): string[] {
  const loopback = /^(localhost|127\.|::1$|\[::1\]$)/.test(scalars.host);
  if (loopback || tokens.length > 0) return [];
  return [
    `STATEHOUSE_HOST is "${scalars.host}" and STATEHOUSE_TOKENS is not set: everyone who reaches that address is admin.`,
  ];
}
