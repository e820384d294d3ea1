import { lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import type { Binaries } from './binaries.ts';
import { systemCodeOf } from './embedded-postgres-error.ts';

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** Environment that a program of the package needs to find its libraries. */
export type LibraryEnvironment = Readonly<Record<string, string>>;

/**
 * Makes the library links that npm cannot carry and that the package's install script makes where scripts
 * may run. Where node_modules is read-only they go into `fallbackFolder`, which the loader is told to search.
 */
export function linkLibraries(binaries: Binaries, fallbackFolder: string): LibraryEnvironment {
  const root = dirname(binaries.folder);
  const list = readFileSync(join(binaries.folder, 'pg-symlinks.json'), 'utf8');
  const missing = linksSchema
    .parse(JSON.parse(list))
    .map(({ source, target }) => ({ source: join(root, source), target: join(root, target) }))
    .filter(({ target }) => !exists(target));
  if (missing.length === 0) return {};
  try {
    for (const { source, target } of missing) link(relative(dirname(target), source), target);
    return {};
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(systemCodeOf(error) ?? '')) throw error;
  }
  mkdirSync(fallbackFolder, { recursive: true, mode: 0o755 });
  for (const { source, target } of missing) link(source, join(fallbackFolder, basename(target)));
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  // A library that is found through a link looks for its own libraries beside the link.
  return { [variable]: `${fallbackFolder}:${join(binaries.folder, 'lib')}` };
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function link(source: string, target: string): void {
  try {
    symlinkSync(source, target);
  } catch (error) {
    // Another process on the same node_modules may be making the same links.
    if (systemCodeOf(error) !== 'EEXIST') throw error;
  }
}
