import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from './durable-files.ts';
import type { LaunchMode } from './launch-mode.ts';
import type { PostgresHome } from './postgres-home.ts';

const noteSchema = z.object({
  /** Folder that the note was written for: a copy of it must not take the note for its own. */
  control: z.string(),
  pid: z.number().int(),
  mode: z.enum(['plain', 'owner', 'userNamespace', 'nobody']),
  socketFolder: z.string(),
});

/** What the starter of a server leaves in `<dataDir>/postgres/server.json` for those who join or adopt it. */
export type ServerNote = z.infer<typeof noteSchema>;

export function writeServerNote(home: PostgresHome, note: Omit<ServerNote, 'control'>): Promise<void> {
  const text = JSON.stringify({ control: home.control, ...note });
  return replaceFile(join(home.control, 'server.json'), `${text}\n`);
}

/** The last note of a starter; undefined when there is none for this folder. */
export function readServerNote(home: PostgresHome): ServerNote | undefined {
  try {
    const note = noteSchema.parse(JSON.parse(readFileSync(join(home.control, 'server.json'), 'utf8')));
    return note.control === home.control ? note : undefined;
  } catch {
    return undefined;
  }
}

/** How the server with this process id runs; a guess when its starter was killed before it could note that. */
export function readServerMode(home: PostgresHome, pid: number): LaunchMode {
  const note = readServerNote(home);
  return note?.pid === pid ? note.mode : process.getuid?.() === 0 ? 'userNamespace' : 'plain';
}
