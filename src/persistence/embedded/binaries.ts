import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

const PLATFORMS: ReadonlySet<string> = new Set(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']);

const packageSchema = z.object({ version: z.string() });

export interface Binaries {
  /** Folder that holds `bin`, `lib`, `share` and `pg-symlinks.json`. */
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
  /** Full version of the package, such as "18.4.0-beta.17". */
  readonly version: string;
}

export function binariesIn(folder: string, version: string): Binaries {
  return {
    folder,
    version,
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
  };
}

/** PostgreSQL's major version, which is what PG_VERSION in a data folder holds. */
export function majorVersionOf(binaries: Binaries): string {
  return binaries.version.split('.')[0] ?? binaries.version;
}

/** Finds the npm package with the PostgreSQL of this platform; throws {@link EmbeddedPostgresError} without one. */
export function locateBinaries(
  platform: string = process.platform,
  architecture: string = process.arch,
): Binaries {
  const target = `${platform}-${architecture}`;
  if (!PLATFORMS.has(target)) throw EmbeddedPostgresError.unsupportedPlatform(platform, architecture);
  const packageName = `@embedded-postgres/${target}`;
  const root = packageRoot(packageName);
  const manifest = packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return binariesIn(join(root, 'native'), manifest.version);
}

function packageRoot(packageName: string): string {
  try {
    // The package exports nothing but dist/index.js, so its folder is found from there.
    return dirname(dirname(createRequire(import.meta.url).resolve(packageName)));
  } catch (error) {
    throw EmbeddedPostgresError.packageMissing(packageName, error);
  }
}
