import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { chown, lchown, readdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execFileAsync = promisify(execFile);

/**
 * How the server runs, given that PostgreSQL refuses to run as root.
 *
 * | mode            | Statehouse runs as | the server runs as                                     |
 * |-----------------|--------------------|--------------------------------------------------------|
 * | `plain`         | any user but root  | the same user                                          |
 * | `owner`         | root               | the user who owns the data folder (an earlier `plain`) |
 * | `userNamespace` | root, or a user    | the same user, under the number of an account that is  |
 * |                 | without an account | not root's inside a user namespace                     |
 * | `nobody`        | root               | nobody, on a folder handed over to nobody              |
 */
export type LaunchMode = 'plain' | 'owner' | 'userNamespace' | 'nobody';

/** How to run one of PostgreSQL's programs in a mode. */
export interface Launch {
  readonly mode: LaunchMode;
  /** Owner of the files on disk; undefined where they already belong to the right user. */
  readonly owner: Owner | undefined;
  /** User for the spawned process; undefined for the same user as this process. */
  readonly runAs: Owner | undefined;
  /** Words before the program's own. */
  readonly prefix: readonly string[];
}

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

const ROOT: Owner = { uid: 0, gid: 0 };

/** The modes to try for this process on this folder, best first. */
export async function candidateModes(folder: string): Promise<LaunchMode[]> {
  if (process.getuid?.() !== 0) return hasAccount() ? ['plain'] : ['userNamespace', 'plain'];
  const { uid } = statSync(folder);
  const belongsToUser = uid !== ROOT.uid && uid !== (await findNobody())?.uid;
  return belongsToUser ? ['owner', 'userNamespace', 'nobody'] : ['userNamespace', 'nobody'];
}

/** Undefined when this system lacks what the mode needs. */
export async function createLaunch(mode: LaunchMode, folder: string): Promise<Launch | undefined> {
  switch (mode) {
    case 'plain':
      return { mode, owner: undefined, runAs: undefined, prefix: [] };
    case 'owner': {
      const { uid, gid } = statSync(folder);
      return { mode, owner: { uid, gid }, runAs: { uid, gid }, prefix: [] };
    }
    case 'userNamespace': {
      const prefix = ['unshare', '--user', ...namespaceUser(), '--'];
      return { mode, owner: process.getuid?.() === 0 ? ROOT : undefined, runAs: undefined, prefix };
    }
    case 'nobody': {
      const nobody = await findNobody();
      return nobody && { mode, owner: nobody, runAs: nobody, prefix: [] };
    }
  }
}

/** Program and arguments for child_process, with the mode's words in front. */
export function commandOf(
  launch: Launch,
  program: string,
  args: readonly string[],
): { readonly file: string; readonly args: string[] } {
  const [file = program, ...rest] = [...launch.prefix, program, ...args];
  return { file, args: rest };
}

/** The clean environment of every program of PostgreSQL: the caller's PGDATA, PGPORT and locale must not leak in. */
export function environmentOf(extra: Readonly<Record<string, string>>): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
    LC_ALL: 'C',
    TZ: 'UTC',
    ...extra,
  };
}

/** Why a process of this mode cannot use `path` as `test` (x: execute, w: write and enter) asks; undefined if it can. */
export async function whyUnreachable(
  launch: Launch,
  path: string,
  test: 'x' | 'w',
): Promise<string | undefined> {
  const script = test === 'x' ? 'test -x "$0"' : 'test -w "$0" && test -x "$0"';
  const { file, args } = commandOf(launch, '/bin/sh', ['-c', script, path]);
  try {
    await execFileAsync(file, args, { cwd: '/', env: environmentOf({}), ...launch.runAs });
    return undefined;
  } catch (error) {
    const stderr = (error as { stderr?: unknown }).stderr;
    const words = typeof stderr === 'string' && stderr.trim() !== '' ? stderr.trim() : undefined;
    return `${launch.mode}: ${words ?? `"${path}" is closed to it`}`;
  }
}

/** Gives a folder and all that is in it to the owner that the mode needs. Only while no server uses it. */
export async function handOver(folder: string, owner: Owner | undefined): Promise<void> {
  if (owner === undefined || statSync(folder).uid === owner.uid) return;
  // The folder itself comes last: its owner says that everything below it has been handed over.
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await lchown(join(entry.parentPath, entry.name), owner.uid, owner.gid);
  }
  await chown(folder, owner.uid, owner.gid);
}

/** initdb refuses a user without an account, as containers with an arbitrary user id have it. */
function hasAccount(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** Inside the namespace this process's files belong to the first account of the system that is not root's. */
function namespaceUser(): string[] {
  const ids = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => Number(line.split(':')[2]))
    .filter((uid) => Number.isSafeInteger(uid) && uid > 0);
  const id = ids[0] ?? 1000;
  return [`--map-user=${id}`, `--map-group=${id}`];
}

async function findNobody(): Promise<Owner | undefined> {
  try {
    const [uid, gid] = await Promise.all([
      execFileAsync('id', ['-u', 'nobody']),
      execFileAsync('id', ['-g', 'nobody']),
    ]);
    return { uid: Number(uid.stdout.trim()), gid: Number(gid.stdout.trim()) };
  } catch {
    return undefined;
  }
}
