import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '#core';
import { FileError } from './file-error.ts';
import { refuseLinks, splitPath } from './safe-path.ts';

/** What the index says of a file. */
export interface FileEntry {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** ISO time. */
  readonly writtenAt: string;
  /** Address of the actor that wrote it. */
  readonly writtenBy: string;
  /** Idempotency key of the call that wrote it. */
  readonly key: string;
}

export interface FolderLimits {
  /** Bytes of one file. Default 5,000,000. */
  readonly maxFileBytes: number;
  /** Bytes of all files of a task. Default 100,000,000. */
  readonly maxTotalBytes: number;
  /** Files of a task. Default 1,000. */
  readonly maxFiles: number;
}

export const defaultFolderLimits: FolderLimits = {
  maxFileBytes: 5_000_000,
  maxTotalBytes: 100_000_000,
  maxFiles: 1_000,
};

const entrySchema = z.object({
  path: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  writtenAt: z.string(),
  writtenBy: z.string(),
  key: z.string(),
}) satisfies z.ZodType<FileEntry>;

/**
 * The files of one task: `files/` holds them, `index/` one entry for each, named by the hash of its path, so that two
 * writers never replace each other's entries. Both are written beside and renamed: a reader, or a crash, sees the old
 * or the new. A file is renamed before its entry; listing leaves out files without one.
 */
export class TaskFolder {
  readonly #files: string;
  readonly #index: string;
  readonly #limits: FolderLimits;
  readonly #clock: Clock;
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: string, { limits, clock }: { readonly limits: FolderLimits; readonly clock: Clock }) {
    this.#files = join(folder, 'files');
    this.#index = join(folder, 'index');
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Where the files lie. */
  get location(): string {
    return this.#files;
  }

  /** The file's entry. The same key again answers with the entry that it made. */
  write(
    path: string,
    content: Buffer,
    by: { readonly overwrite: boolean; readonly address: string; readonly key: string },
  ): Promise<FileEntry> {
    // One after the other within this process, so that the limits hold.
    const turn = this.#last.then(() => this.#write(path, content, by));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** The bytes from `offset`, at most `length`, and the size of the whole. */
  async read(
    path: string,
    { offset, length }: { readonly offset: number; readonly length: number },
  ): Promise<{ readonly content: Buffer; readonly bytes: number }> {
    const parts = splitPath(path);
    await refuseLinks(this.#files, parts);
    const file = await openPlain(join(this.#files, ...parts), constants.O_RDONLY, path);
    try {
      const { size } = await file.stat();
      const content = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
      const { bytesRead } = await file.read(content, 0, content.length, offset);
      return { content: content.subarray(0, bytesRead), bytes: size };
    } finally {
      await file.close();
    }
  }

  /** Entries in the order of their paths. */
  async list(): Promise<readonly FileEntry[]> {
    const names = await readdir(this.#index).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    const entries = await Promise.all(
      names.filter((name) => name.endsWith('.json')).map((name) => this.#readEntry(join(this.#index, name))),
    );
    return entries
      .filter((entry) => entry !== null)
      .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  }

  async #write(
    path: string,
    content: Buffer,
    {
      overwrite,
      address,
      key,
    }: { readonly overwrite: boolean; readonly address: string; readonly key: string },
  ): Promise<FileEntry> {
    const parts = splitPath(path);
    const plain = parts.join('/');
    if (content.length > this.#limits.maxFileBytes) {
      throw FileError.tooLarge(plain, content.length, this.#limits.maxFileBytes);
    }
    const entries = await this.list();
    const before = entries.find((entry) => entry.path === plain);
    if (before?.key === key) return before;
    if (before !== undefined && !overwrite) throw FileError.exists(plain);
    this.#checkRoom(entries, before, content.length);
    await mkdir(this.#files, { recursive: true });
    await refuseLinks(this.#files, parts);
    const entry = {
      path: plain,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      writtenAt: new Date(this.#clock.now()).toISOString(),
      writtenBy: address,
      key,
    };
    await this.#replace(join(this.#files, ...parts), content, key);
    await this.#replace(this.#entryFile(plain), Buffer.from(JSON.stringify(entry)), key);
    return entry;
  }

  #checkRoom(entries: readonly FileEntry[], before: FileEntry | undefined, bytes: number): void {
    const { maxFiles, maxTotalBytes } = this.#limits;
    if (before === undefined && entries.length >= maxFiles) {
      throw FileError.full(`the task has ${entries.length} files, ${maxFiles} are allowed`);
    }
    const total = entries.reduce((sum, entry) => sum + entry.bytes, 0) - (before?.bytes ?? 0) + bytes;
    if (total > maxTotalBytes) {
      throw FileError.full(`the task's files would have ${total} bytes, ${maxTotalBytes} are allowed`);
    }
  }

  /** Writes beside and renames. The rename takes a link's place and never follows it. */
  async #replace(target: string, content: Buffer, key: string): Promise<void> {
    await mkdir(dirname(target), { recursive: true });
    await mkdir(this.#index, { recursive: true });
    const draft = join(this.#index, `${createHash('sha256').update(`${key} ${target}`).digest('hex')}.draft`);
    await rm(draft, { force: true });
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
    const file = await openPlain(draft, flags, draft);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, target);
  }

  #entryFile(path: string): string {
    return join(this.#index, `${createHash('sha256').update(path).digest('hex')}.json`);
  }

  /** Null for an entry that is gone in the meantime, or that nobody here wrote. */
  async #readEntry(file: string): Promise<FileEntry | null> {
    try {
      return entrySchema.parse(JSON.parse(await readFile(file, 'utf8')));
    } catch {
      return null;
    }
  }
}

async function openPlain(file: string, flags: number, path: string): Promise<FileHandle> {
  try {
    return await open(file, flags | constants.O_NOFOLLOW, 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw FileError.missing(path);
    if (code === 'ELOOP') throw FileError.badPath(path, 'it is a symbolic link');
    throw error;
  }
}
