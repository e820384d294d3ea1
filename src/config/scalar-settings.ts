import { z } from 'zod';
import type { LessonMode } from '#core';
import { limitSettings } from './limit-settings.ts';
import { setting } from './setting.ts';
import { amount, count, optional } from './setting-schemas.ts';

const text = z.string().trim().min(1);
const flag = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? { '1': true, true: true, '0': false, false: false }[value.toLowerCase()]
      : value,
  z.boolean(),
);
const list = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? value
          .split(',')
          .map((item) => item.trim())
          .filter(Boolean)
      : value,
  z.array(text),
);
const duration = 'a number of milliseconds from 1';
const ms = count(1, 86_400_000);

const LESSON_MODES = ['on', 'off', 'measure'] as const;
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;

/** Every setting that is a single value. Providers, personas, prices and tokens have parsers of their own. */
export const scalarSettings = {
  dataDir: setting({
    env: 'STATEHOUSE_DATA_DIR',
    file: 'dataDir',
    schema: text,
    fallback: '.statehouse',
    description: 'Folder of the embedded PostgreSQL and of what a running server leaves for other terminals.',
    expected: 'the path of a folder',
  }),
  databaseUrl: setting({
    env: 'DATABASE_URL',
    file: 'databaseUrl',
    schema: optional(z.string().regex(/^postgres(ql)?:\/\/\S+$/)),
    fallback: null,
    fallbackWords: 'the embedded PostgreSQL',
    description: 'PostgreSQL server to use instead of the embedded one.',
    expected: 'a URL such as postgres://user:password@host:5432/database',
    shown: 'url',
  }),
  databasePoolSize: setting({
    env: 'STATEHOUSE_DATABASE_POOL',
    file: 'databasePoolSize',
    schema: count(2, 500),
    fallback: 10,
    description: 'Connections to the database at most.',
    expected: 'a whole number from 2 to 500',
  }),
  host: setting({
    env: 'STATEHOUSE_HOST',
    file: 'host',
    schema: text,
    fallback: '127.0.0.1',
    description: 'Address that the server listens on. Set tokens before you open it to a network.',
    expected: 'a host name or an address',
  }),
  port: setting({
    env: 'STATEHOUSE_PORT',
    file: 'port',
    schema: count(0, 65_535),
    fallback: 4000,
    description: 'Port that the server listens on; 0 takes a free one.',
    expected: 'a port number from 0 to 65535',
  }),
  publicUrl: setting({
    env: 'STATEHOUSE_PUBLIC_URL',
    file: 'publicUrl',
    schema: optional(z.url({ protocol: /^https?$/ })),
    fallback: null,
    fallbackWords: 'none: notices carry no link',
    description: 'Address under which people reach this server, for links in notices.',
    expected: 'a URL such as https://statehouse.example.org',
  }),
  allowedOrigins: setting({
    env: 'STATEHOUSE_ALLOWED_ORIGINS',
    file: 'allowedOrigins',
    schema: list as z.ZodType<string[]>,
    fallback: [],
    fallbackWords: 'the server itself',
    description: 'Origins of web pages that may call the API, separated by commas.',
    expected: 'origins separated by commas, such as https://app.example.org',
  }),
  logLevel: setting({
    env: 'STATEHOUSE_LOG_LEVEL',
    file: 'logLevel',
    schema: z.enum(LOG_LEVELS),
    fallback: 'info',
    description: `How much is logged: ${LOG_LEVELS.join(', ')}.`,
    expected: `one of ${LOG_LEVELS.join(', ')}`,
  }),
  forceRehearsal: setting({
    env: 'STATEHOUSE_REHEARSAL',
    file: 'rehearsal.force',
    schema: flag as z.ZodType<boolean>,
    fallback: false,
    description: 'Use the rehearsal model even when endpoints are configured.',
    expected: 'true or false',
  }),
  rehearsalSeed: setting({
    env: 'STATEHOUSE_REHEARSAL_SEED',
    file: 'rehearsal.seed',
    schema: count(0, Number.MAX_SAFE_INTEGER),
    fallback: 1,
    description: 'Seed of the rehearsal model: the same seed and goal give the same deliberation.',
    expected: 'a whole number from 0',
  }),
  rehearsalTokenDelayMs: setting({
    env: 'STATEHOUSE_REHEARSAL_TOKEN_DELAY_MS',
    file: 'rehearsal.tokenDelayMs',
    schema: count(0, 10_000),
    fallback: 5,
    description: 'Pause before each word of the rehearsal model, in milliseconds.',
    expected: 'a number of milliseconds from 0 to 10000',
  }),
  connectMs: setting({
    env: 'STATEHOUSE_CONNECT_TIMEOUT_MS',
    file: 'timeouts.connectMs',
    schema: ms,
    fallback: 10_000,
    description: 'Time to connect to a model endpoint, in milliseconds.',
    expected: duration,
  }),
  firstTokenMs: setting({
    env: 'STATEHOUSE_FIRST_TOKEN_TIMEOUT_MS',
    file: 'timeouts.firstTokenMs',
    schema: ms,
    fallback: 120_000,
    description: 'Time until the first token of a reply, in milliseconds.',
    expected: duration,
  }),
  idleMs: setting({
    env: 'STATEHOUSE_IDLE_TIMEOUT_MS',
    file: 'timeouts.idleMs',
    schema: ms,
    fallback: 60_000,
    description: 'Longest silence inside a streamed reply, in milliseconds.',
    expected: duration,
  }),
  totalMs: setting({
    env: 'STATEHOUSE_TOTAL_TIMEOUT_MS',
    file: 'timeouts.totalMs',
    schema: ms,
    fallback: 600_000,
    description: 'Time for a whole reply, in milliseconds.',
    expected: duration,
  }),
  modelTries: setting({
    env: 'STATEHOUSE_MODEL_TRIES',
    file: 'limits.modelTries',
    schema: count(1, 20),
    fallback: 3,
    description: 'Requests to one provider before the next is asked.',
    expected: 'a whole number from 1 to 20',
  }),
  modelRepairs: setting({
    env: 'STATEHOUSE_MODEL_REPAIRS',
    file: 'limits.modelRepairs',
    schema: count(0, 10),
    fallback: 2,
    description: 'How often a reply that breaks its schema is sent back for correction.',
    expected: 'a whole number from 0 to 10',
  }),
  lessons: setting<LessonMode>({
    env: 'STATEHOUSE_LESSONS',
    file: 'tasks.lessons',
    schema: z.enum(LESSON_MODES),
    fallback: 'on',
    description:
      'Lessons of earlier reviews in the prompts of later tasks: on, off, or measure, which gives them to every other subtask by a draw.',
    expected: `one of ${LESSON_MODES.join(', ')}`,
  }),
  tokensPerConversation: setting({
    env: 'STATEHOUSE_MAX_TOKENS',
    file: 'limits.tokensPerConversation',
    schema: optional(count(1, Number.MAX_SAFE_INTEGER)),
    fallback: null,
    fallbackWords: 'no limit',
    description: 'Tokens that one conversation may use.',
    expected: 'a whole number from 1',
  }),
  costUsdPerConversation: setting({
    env: 'STATEHOUSE_MAX_COST_USD',
    file: 'limits.costUsdPerConversation',
    schema: optional(amount),
    fallback: null,
    fallbackWords: 'no limit',
    description: 'US dollars that one conversation may cost.',
    expected: 'a number from 0',
  }),
  queryDepth: setting({
    env: 'STATEHOUSE_MAX_QUERY_DEPTH',
    file: 'limits.queryDepth',
    schema: count(1, 100),
    fallback: 12,
    description: 'Deepest nesting of a GraphQL operation.',
    expected: 'a whole number from 1 to 100',
  }),
  queryCost: setting({
    env: 'STATEHOUSE_MAX_QUERY_COST',
    file: 'limits.queryCost',
    schema: count(1, 10_000_000),
    fallback: 10_000,
    description: 'Highest estimated cost of a GraphQL operation.',
    expected: 'a whole number from 1',
  }),
  queryAliases: setting({
    env: 'STATEHOUSE_MAX_QUERY_ALIASES',
    file: 'limits.queryAliases',
    schema: count(0, 10_000),
    fallback: 30,
    description: 'Aliases in one GraphQL operation at most.',
    expected: 'a whole number from 0 to 10000',
  }),
  requestBytes: setting({
    env: 'STATEHOUSE_MAX_REQUEST_BYTES',
    file: 'limits.requestBytes',
    schema: count(1_024, 104_857_600),
    fallback: 1_048_576,
    description: 'Largest HTTP request body and WebSocket frame, in bytes.',
    expected: 'a number of bytes from 1024 to 104857600',
  }),
  subscriptionsPerSocket: setting({
    env: 'STATEHOUSE_MAX_SUBSCRIPTIONS',
    file: 'limits.subscriptionsPerSocket',
    schema: count(1, 100_000),
    fallback: 100,
    description: 'Subscriptions on one WebSocket at most.',
    expected: 'a whole number from 1 to 100000',
  }),
  ...limitSettings,
  monitorEveryMs: setting({
    env: 'STATEHOUSE_MONITOR_MS',
    file: 'safeguards.monitorEveryMs',
    schema: count(0, 3_600_000),
    fallback: 5_000,
    description: 'How often a node samples its load, in milliseconds; 0: never.',
    expected: 'a number of milliseconds from 0 to 3600000',
  }),
  lagMs: setting({
    env: 'STATEHOUSE_MAX_LAG_MS',
    file: 'safeguards.lagMs',
    schema: count(1, 600_000),
    fallback: 1_000,
    description: 'Lag of the event loop that halves the crew, in milliseconds; ten times it halts dispatch.',
    expected: 'a number of milliseconds from 1 to 600000',
  }),
  spawnsPerMinute: setting({
    env: 'STATEHOUSE_MAX_SPAWNS_PER_MINUTE',
    file: 'safeguards.spawnsPerMinute',
    schema: count(1, 1_000_000),
    fallback: 600,
    description: 'Actors that one tree may start within a minute before it is stopped.',
    expected: 'a whole number from 1 to 1000000',
  }),
};
