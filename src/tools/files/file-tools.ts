import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Clock, systemClock } from '#core';
import type { Tool } from '../tool.ts';
import { FileError } from './file-error.ts';
import { defaultFolderLimits, type FolderLimits, TaskFolder } from './task-folder.ts';
import { taskOf } from './task-of.ts';

export interface FileToolsOptions {
  /** The folder that holds one folder per task. */
  readonly folder: string;
  readonly clock?: Clock;
  readonly limits?: Partial<FolderLimits>;
  /** Most bytes that one `readFile` gives. Default 48,000. */
  readonly maxReadBytes?: number;
}

export interface TaskFiles {
  readonly tools: readonly Tool[];
  /** The files of a task, for services and the API. */
  folderOf(task: string): TaskFolder;
}

/** `writeFile`, `readFile` and `listFiles` inside the folder of the asker's own task. */
export function createFileTools(options: FileToolsOptions): TaskFiles {
  const { folder, clock = systemClock, maxReadBytes = 48_000 } = options;
  const limits = { ...defaultFolderLimits, ...options.limits };
  const folders = new Map<string, TaskFolder>();
  const folderOf = (task: string): TaskFolder => {
    const known = folders.get(task);
    if (known !== undefined) return known;
    const opened = new TaskFolder(join(folder, folderName(task)), { limits, clock });
    folders.set(task, opened);
    return opened;
  };
  return {
    folderOf,
    tools: [
      createWriteFile((address) => folderOf(taskOf(address))),
      createReadFile((address) => folderOf(taskOf(address)), maxReadBytes),
      createListFiles((address) => folderOf(taskOf(address))),
    ],
  };
}

/** Readable, and distinct even where the file system does not tell case apart. */
function folderName(task: string): string {
  const readable = task.replaceAll(/[^A-Za-z0-9-]+/g, '-').slice(0, 60);
  return `${readable}-${createHash('sha256').update(task).digest('hex').slice(0, 12)}`;
}

const path = { type: 'string', minLength: 1, maxLength: 300, description: 'Such as report/summary.md' };
const encoding = { type: 'string', enum: ['utf8', 'base64'], description: 'Default utf8' };

function createWriteFile(folderFor: (address: string) => TaskFolder): Tool {
  return {
    name: 'writeFile',
    description:
      "Writes a file into the task's folder, which all agents of the task share, and lists it in the task's index. Refuses to replace a file unless overwrite is true.",
    parameters: {
      type: 'object',
      properties: { path, content: { type: 'string' }, encoding, overwrite: { type: 'boolean' } },
      required: ['path', 'content'],
      additionalProperties: false,
    },
    retrySafe: true,
    async execute(argument, { key, address }) {
      const content = Buffer.from(
        String(argument['content']),
        argument['encoding'] === 'base64' ? 'base64' : 'utf8',
      );
      const entry = await folderFor(address).write(String(argument['path']), content, {
        overwrite: argument['overwrite'] === true,
        address,
        key,
      });
      return { path: entry.path, bytes: entry.bytes, sha256: entry.sha256 };
    },
  };
}

function createReadFile(folderFor: (address: string) => TaskFolder, maxReadBytes: number): Tool {
  return {
    name: 'readFile',
    description: `Reads a file of the task's folder, at most ${maxReadBytes} bytes at once; nextOffset says where to go on.`,
    parameters: {
      type: 'object',
      properties: {
        path,
        encoding,
        offset: { type: 'integer', minimum: 0, description: 'First byte; default 0' },
      },
      required: ['path'],
      additionalProperties: false,
    },
    retrySafe: true,
    async execute(argument, { address }) {
      const name = String(argument['path']);
      const offset = Number(argument['offset'] ?? 0);
      const isText = argument['encoding'] !== 'base64';
      const { content, bytes } = await folderFor(address).read(name, { offset, length: maxReadBytes });
      const shown = isText && offset + content.length < bytes ? wholeCharacters(content) : content;
      const end = offset + shown.length;
      return {
        path: name,
        content: isText ? decode(shown, name) : shown.toString('base64'),
        bytes,
        nextOffset: end < bytes ? end : null,
      };
    },
  };
}

function createListFiles(folderFor: (address: string) => TaskFolder): Tool {
  return {
    name: 'listFiles',
    description: "Lists the files of the task's folder with size, time and writer.",
    parameters: {
      type: 'object',
      properties: { folder: { type: 'string', description: 'Only files below this folder' } },
      additionalProperties: false,
    },
    retrySafe: true,
    async execute({ folder = '' }, { address }) {
      const prefix = String(folder)
        .replace(/^\.?\/?/, '')
        .replace(/\/?$/, '/');
      const files = await folderFor(address).list();
      return {
        files: files
          .filter((file) => prefix === '/' || file.path.startsWith(prefix))
          .map(({ path, bytes, writtenAt, writtenBy }) => ({ path, bytes, writtenAt, writtenBy })),
      };
    },
  };
}

/** Without a character that the end cuts in two. */
function wholeCharacters(content: Buffer): Buffer {
  let end = content.length;
  while (end > 0 && end > content.length - 4 && ((content[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  const lead = content[end - 1] ?? 0;
  const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  return end - 1 + size > content.length ? content.subarray(0, end - 1) : content;
}

function decode(content: Buffer, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw FileError.notText(path);
  }
}
