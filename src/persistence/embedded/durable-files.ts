import { open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes what the kernel still holds of a file or a folder to the disk. */
export async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Renames so that a power failure leaves the old name or the new one. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncToDisk(dirname(to));
}

/** Replaces a file as a whole: a reader, and a restart after a power failure, find the old text or the new one. */
export async function replaceFile(
  path: string,
  text: string,
  owner?: { uid: number; gid: number },
): Promise<void> {
  const temporary = `${path}.new`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(text);
    if (owner !== undefined && process.getuid?.() === 0) await handle.chown(owner.uid, owner.gid);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await renameDurably(temporary, path);
}

/** Removes what was left in `folder` under names that begin with `prefix`. */
export async function removeLeftovers(folder: string, prefix: string): Promise<string[]> {
  const leftovers = (await readdir(folder)).filter((name) => name.startsWith(prefix));
  for (const name of leftovers) {
    // Retries: a program that was orphaned with its parent may still be writing there.
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
  return leftovers;
}
