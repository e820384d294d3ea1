import type { SettingDescription } from './setting.ts';

/** The settings that are more than a single value: where they come from and what they mean. */
export const structuredSettings = [
  {
    env: 'STATEHOUSE_CONFIG',
    file: null,
    default: '`statehouse.config.json` if it exists',
    description: 'Path of the JSON configuration file.',
  },
  {
    env: 'STATEHOUSE_BASE_URL',
    file: 'providers[].baseUrl',
    default: '`OPENAI_BASE_URL`',
    description:
      'Root of an OpenAI-compatible API, usually ending in `/v1`. Takes the place of the file’s providers.',
  },
  {
    env: 'STATEHOUSE_MODEL',
    file: 'providers[].model',
    default: '`gpt-4o-mini` at api.openai.com',
    description: 'Model to ask for at that endpoint.',
  },
  {
    env: 'STATEHOUSE_MODEL_SMALL',
    file: 'providers[].tiers.small',
    default: '`STATEHOUSE_MODEL`',
    description: 'Model for subtasks that need only a weak one.',
  },
  {
    env: 'STATEHOUSE_MODEL_LARGE',
    file: 'providers[].tiers.large',
    default: '`STATEHOUSE_MODEL`',
    description: 'Model for subtasks that need a strong one.',
  },
  {
    env: 'STATEHOUSE_CONTEXT_TOKENS',
    file: 'providers[].contextTokens',
    default: 'not known',
    description:
      'Context window of the weakest of these models, in tokens: an agent that comes near it hands its subtask over.',
  },
  {
    env: 'STATEHOUSE_API_KEY',
    file: 'providers[].apiKey, providers[].apiKeyEnv',
    default: '`OPENAI_API_KEY` at the endpoint that OPENAI_BASE_URL names',
    description: 'API key of that endpoint. In the file, `apiKeyEnv` names a variable that holds it.',
  },
  {
    env: 'OPENAI_API_KEY',
    file: null,
    default: 'none',
    description: 'Enough to use OpenAI when nothing else is configured. Never sent to STATEHOUSE_BASE_URL.',
  },
  {
    env: 'OPENAI_BASE_URL',
    file: null,
    default: '`https://api.openai.com/v1`',
    description: 'Endpoint of the `OPENAI_API_KEY`.',
  },
  {
    env: 'STATEHOUSE_PRICES',
    file: 'prices, providers[].prices',
    default: 'none: cost counts as 0',
    description: 'US dollars per million tokens: `model=input/output`, separated by commas.',
  },
  {
    env: 'STATEHOUSE_TOKENS',
    file: 'tokens',
    default: 'none: everyone on the address is admin',
    description:
      'Bearer tokens: `role:token` or `role/name:token`, separated by commas; roles are viewer, operator and admin. Work is shared out fairly between names; tokens of a role without a name are one user.',
  },
] as const satisfies readonly SettingDescription[];

/** The parts of the configuration file for which there is no variable. */
export const fileOnlySettings = [
  {
    file: 'providers',
    description:
      'Endpoints in order of preference: `name`, `baseUrl`, `model`, `tiers` (models by `small`, `standard`, `large`), `contextTokens`, `apiKey` or `apiKeyEnv`, `headers`, `timeouts`, `prices`, `stream`.',
  },
  {
    file: 'personas',
    description:
      'By persona key: `model`, `models` (by provider name), `providers` (names in order of preference).',
  },
  {
    file: 'notifications',
    description:
      'By name: `kind` webhook (`url`, `secret`), slack (`url`) or smtp (`host`, `port`, `tls`, `user`, `password`, `from`, `to`); besides `takes`: question, taskFailed, budgetExhausted, alert (all). Variables (`$` and a name in braces) are filled from the environment.',
  },
  {
    file: 'mcpServers',
    description:
      'By name: `command`, `args`, `env`, `cwd`, or `url`, `headers`; besides `tools` (only these), `retrySafe` (tools that may run twice), `timeoutMs`, `connectTimeoutMs`. Variables in `env` and `headers` (`$` and a name in braces) are filled from the environment.',
  },
] as const;
