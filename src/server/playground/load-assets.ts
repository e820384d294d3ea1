import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Logger, toPlainError } from '#core';
import { type Assets, bundleName, bundlePlayground } from './bundle-playground.ts';

export interface KeptAssets {
  readonly version: string;
  readonly files: Assets;
}

export interface LoadRequest {
  readonly dataDir: string | undefined;
  readonly logger: Logger;
}

/** The bundle kept in the data folder, else a new one. A folder that cannot be written costs only the time of the next start. */
export async function loadAssets({ dataDir, logger }: LoadRequest): Promise<KeptAssets> {
  const version = await bundleName();
  if (dataDir === undefined) return { version, files: await bundlePlayground() };
  const shelf = join(dataDir, 'playground');
  const folder = join(shelf, version);
  const kept = await readAssets(folder);
  if (kept !== null) return { version, files: kept };
  const files = await bundlePlayground();
  try {
    await keepAssets(shelf, folder, files);
  } catch (error) {
    logger.warn({ folder, error: toPlainError(error) }, 'the bundle of the playground could not be kept');
  }
  return { version, files };
}

async function readAssets(folder: string): Promise<Assets | null> {
  try {
    const names = await readdir(folder);
    return new Map(
      await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
    );
  } catch {
    return null;
  }
}

/** Written beside and renamed, so that a folder of this name is always whole; bundles of other versions go. */
async function keepAssets(shelf: string, folder: string, files: Assets): Promise<void> {
  await mkdir(shelf, { recursive: true });
  const draft = await mkdtemp(join(shelf, 'draft-'));
  await Promise.all([...files].map(([name, content]) => writeFile(join(draft, name), content)));
  const others = (await readdir(shelf)).map((name) => join(shelf, name)).filter((path) => path !== draft);
  await rename(draft, folder).catch(async (error) => {
    await rm(draft, { recursive: true, force: true });
    // Another server on this data folder was faster.
    if ((await readAssets(folder)) === null) throw error;
  });
  await Promise.all(
    others.filter((path) => path !== folder).map((path) => rm(path, { recursive: true, force: true })),
  );
}
