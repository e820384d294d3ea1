import { chmodSync, existsSync, statSync } from 'node:fs';
import { chmod, cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Binaries, binariesIn } from './binaries.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { createLaunch, handOver, type Launch, type LaunchMode, whyUnreachable } from './launch-mode.ts';
import { type PostgresHome, relocateHome } from './postgres-home.ts';

export interface PreparedLaunch {
  readonly launch: Launch;
  readonly home: PostgresHome;
  readonly binaries: Binaries;
}

export interface PrepareLaunchOptions {
  readonly home: PostgresHome;
  readonly binaries: Binaries;
  /** The modes to try, best first. */
  readonly modes: readonly LaunchMode[];
  /** Where root puts what `nobody` cannot reach behind closed parent folders. */
  readonly publicFolder: string;
}

/** Takes the first mode that can reach both the programs and the data, and gives it the data folder. */
export async function prepareLaunch(options: PrepareLaunchOptions): Promise<PreparedLaunch> {
  const { home, binaries } = options;
  const reasons: string[] = [];
  for (const mode of options.modes) {
    const launch = await createLaunch(mode, home.folder);
    if (launch === undefined) {
      reasons.push(`${mode}: this system has no such user`);
      continue;
    }
    if (mode === 'plain') return { launch, home, binaries };
    const impossible = await whyUnreachable(launch, '/', 'x');
    if (impossible !== undefined) {
      reasons.push(impossible);
      continue;
    }
    await handOver(home.folder, launch.owner);
    if (mode === 'nobody') openPassage(dirname(home.control));
    const dataClosed = await whyUnreachable(launch, home.folder, 'w');
    const programsClosed = await whyUnreachable(launch, binaries.postgres, 'x');
    if (dataClosed === undefined && programsClosed === undefined) return { launch, home, binaries };
    if (mode !== 'nobody' || (dataClosed !== undefined && existsSync(home.data))) {
      reasons.push(...[dataClosed, programsClosed].filter((reason) => reason !== undefined));
      continue;
    }
    return {
      launch,
      home: dataClosed === undefined ? home : await openedHome(home, launch, options.publicFolder),
      binaries: programsClosed === undefined ? binaries : await copyBinaries(binaries, options.publicFolder),
    };
  }
  throw EmbeddedPostgresError.noLaunchMode({ tried: options.modes, reasons });
}

/** Lets others pass through Statehouse's data folder, not look into it: PostgreSQL's own stays closed to them. */
function openPassage(dataDir: string): void {
  chmodSync(dataDir, (statSync(dataDir).mode & 0o777) | 0o011);
}

async function openedHome(home: PostgresHome, launch: Launch, publicFolder: string): Promise<PostgresHome> {
  const relocated = relocateHome(home, publicFolder);
  await handOver(relocated.folder, launch.owner);
  return relocated;
}

async function copyBinaries(binaries: Binaries, publicFolder: string): Promise<Binaries> {
  // The library links name their files as "native/lib/…", so the folder keeps its name.
  const root = join(publicFolder, `postgresql-${binaries.version}-${process.platform}-${process.arch}`);
  if (!existsSync(root)) {
    const unfinished = await mkdtemp(`${root}.new-`);
    await cp(binaries.folder, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
    await chmod(unfinished, 0o755);
    try {
      await rename(unfinished, root);
    } catch (error) {
      // A process on another data folder was faster.
      await rm(unfinished, { recursive: true, force: true });
      if (!existsSync(root)) throw error;
    }
  }
  return binariesIn(join(root, 'native'), binaries.version);
}
