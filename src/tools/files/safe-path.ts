import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileError } from './file-error.ts';

const longestPath = 300;
const deepestPath = 10;
// What Windows refuses as well, so that a folder can be moved there.
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/**
 * The parts of a path inside a task's folder. Refuses absolute paths, `..`, backslashes, control characters, and names
 * that other systems cannot hold. Throws {@link FileError}.
 */
export function splitPath(path: string): readonly string[] {
  const text = path.normalize('NFC').replace(/^\.\//, '');
  const refuse = (reason: string) => FileError.badPath(path, reason);
  if (text.length === 0 || text.length > longestPath)
    throw refuse(`it must have 1 to ${longestPath} characters`);
  if (text.startsWith('/') || /^[a-z]:/i.test(text)) throw refuse('it is absolute');
  if (/[\\\p{Cc}<>:"|?*]/u.test(text))
    throw refuse('it has a sign that is not allowed: \\ < > : " | ? * or a control character');
  const parts = text.split('/');
  if (parts.length > deepestPath) throw refuse(`it is more than ${deepestPath} folders deep`);
  for (const part of parts) {
    if (part === '' || part === '.' || part === '..') throw refuse(`the part '${part}' is not allowed`);
    if (/^\s|[\s.]$/.test(part) || reserved.test(part)) throw refuse(`the name '${part}' is not allowed`);
    if (Buffer.byteLength(part) > 200) throw refuse('a name in it is longer than 200 bytes');
  }
  return parts;
}

/** Throws {@link FileError} when any part of the path, from the folder down, is a symbolic link, or a file in a folder's place. */
export async function refuseLinks(folder: string, parts: readonly string[]): Promise<void> {
  let at = folder;
  for (const [index, part] of parts.entries()) {
    at = join(at, part);
    const found = await lstat(at).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (found === null) return;
    const path = parts.join('/');
    if (found.isSymbolicLink()) throw FileError.badPath(path, `'${part}' is a symbolic link`);
    const isLast = index === parts.length - 1;
    if (!isLast && !found.isDirectory()) throw FileError.badPath(path, `'${part}' is a file, not a folder`);
    if (isLast && !found.isFile()) throw FileError.badPath(path, `'${part}' is not a file`);
  }
}
