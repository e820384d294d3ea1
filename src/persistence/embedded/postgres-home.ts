import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { EmbeddedPostgresError, systemCodeOf } from './embedded-postgres-error.ts';

/** Where one embedded PostgreSQL keeps its things. Everything but `control` moves when the home is relocated. */
export interface PostgresHome {
  /** `<dataDir>/postgres`: locks and the notes that lead to the rest. */
  readonly control: string;
  /** Parent of the following folders; the same as `control` unless relocated. */
  readonly folder: string;
  readonly data: string;
  readonly log: string;
  readonly libraries: string;
  readonly socket: string;
}

const locationSchema = z.object({ folder: z.string() });
const RELOCATION = 'location.json';

function layOut(control: string, folder: string): PostgresHome {
  return {
    control,
    folder,
    data: join(folder, 'data'),
    log: join(folder, 'server.log'),
    libraries: join(folder, 'lib'),
    socket: join(folder, 'socket'),
  };
}

/** Makes `<dataDir>/postgres` if need be and follows the note that an earlier {@link relocateHome} left. */
export function openHome(dataDir: string): PostgresHome {
  const control = join(dataDir, 'postgres');
  try {
    mkdirSync(control, { recursive: true, mode: 0o700 });
    const real = realpathSync(control);
    closeToOthers(real);
    return layOut(real, readRelocation(real) ?? real);
  } catch (error) {
    if (['ENOTDIR', 'EEXIST'].includes(systemCodeOf(error) ?? '')) {
      throw EmbeddedPostgresError.notAFolder(dataDir, error);
    }
    throw EmbeddedPostgresError.fromFolderFailure(dataDir, error);
  }
}

function closeToOthers(folder: string): void {
  if ((statSync(folder).mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

function readRelocation(control: string): string | undefined {
  try {
    const { folder } = locationSchema.parse(JSON.parse(readFileSync(join(control, RELOCATION), 'utf8')));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return realpathSync(folder);
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Moves a home that holds no database yet below `publicFolder`, and notes the new place in the data folder. */
export function relocateHome(home: PostgresHome, publicFolder: string): PostgresHome {
  const name = createHash('sha256').update(home.control).digest('hex').slice(0, 16);
  mkdirSync(publicFolder, { recursive: true, mode: 0o755 });
  const folder = join(publicFolder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(home.control, RELOCATION), `${JSON.stringify({ folder })}\n`, { mode: 0o600 });
  return layOut(home.control, realpathSync(folder));
}
