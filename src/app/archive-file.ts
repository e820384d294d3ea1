import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type PruneArchive, TerminalError } from '#core';

const compress = promisify(gzip);

export interface ArchiveFile {
  readonly write: PruneArchive;
  close(): Promise<void>;
}

/**
 * A new file of JSON Lines, `{"table":…,"row":…}` each, compressed. Each portion is a gzip member of its own and on the
 * disk before `write` resolves: when the process is killed, all portions but the last can be read.
 */
export async function createArchiveFile(path: string): Promise<ArchiveFile> {
  let file: FileHandle;
  try {
    file = await open(path, 'wx');
  } catch (cause) {
    throw new TerminalError(
      `could not write the archive '${path}': ${cause instanceof Error ? cause.message : String(cause)}. Expected the name of a file that does not exist yet, in a folder that does; what an earlier run has archived stays in its own file.`,
      { code: 'archive.notWritable', details: { path }, cause },
    );
  }
  return {
    async write(table, rows) {
      const name = JSON.stringify(table);
      await file.appendFile(await compress(rows.map((row) => `{"table":${name},"row":${row}}\n`).join('')));
      await file.datasync();
    },
    close: () => file.close(),
  };
}
