import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const serverFileSchema = z.object({
  url: z.url(),
  pid: z.int().positive(),
  startedAt: z.string(),
  token: z.string().optional(),
});

/** What a running server leaves in its data folder, so that a second terminal finds it. */
export type ServerFile = z.infer<typeof serverFileSchema>;

export const SERVER_FILE = 'server.json';

/** Null when there is no such file or it cannot be read as one: a half-written file counts as no server. */
export async function readServerFile(dataDir: string): Promise<ServerFile | null> {
  let text: string;
  try {
    text = await readFile(join(dataDir, SERVER_FILE), 'utf8');
  } catch {
    return null;
  }
  try {
    return serverFileSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
