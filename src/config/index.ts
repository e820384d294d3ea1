export { ConfigError, type ConfigProblem } from './config-error.ts';
export type { PersonaSettings, Role, TokenSettings } from './config-file.ts';
export { describeSettings, settingsTable } from './describe-settings.ts';
export { type Config, type Limits, loadConfig } from './load-config.ts';
export type { McpServer } from './mcp-servers.ts';
export type { Environment, ProviderSettings } from './providers.ts';
export type { ConfigPorts } from './read-config-file.ts';
export type { SettingDescription } from './setting.ts';
export { fileOnlySettings } from './structured-settings.ts';
