import { scalarSettings } from './scalar-settings.ts';
import type { Setting, SettingDescription } from './setting.ts';
import { structuredSettings } from './structured-settings.ts';

/** Every environment variable, with its default and meaning, in the order in which the README shows them. */
export function describeSettings(): readonly SettingDescription[] {
  const scalars = Object.values(scalarSettings).map((one) => {
    const { env, file, fallback, fallbackWords, description } = one as Setting<unknown>;
    return { env, file, default: fallbackWords ?? `\`${String(fallback)}\``, description };
  });
  return [...structuredSettings, ...scalars];
}

/** The README's configuration table, in Markdown. */
export function settingsTable(): string {
  const rows = describeSettings().map(
    ({ env, file, default: fallback, description }) =>
      `| \`${env}\` | ${
        file === null
          ? ''
          : file
              .split(', ')
              .map((key) => `\`${key}\``)
              .join(', ')
      } | ${fallback} | ${description} |`,
  );
  return ['| variable | in the file | default | meaning |', '|---|---|---|---|', ...rows].join('\n');
}
