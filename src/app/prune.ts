import type { Config } from '#config';
import type { Clock, Logger, PruneCounts, PruneKind } from '#core';
import { createStores, openDatabase } from '#persistence';
import { createArchiveFile } from './archive-file.ts';
import { databaseConfig } from './database-config.ts';

/** What a person asks to be pruned. */
export interface PruneOrder {
  readonly kinds: readonly PruneKind[];
  readonly olderThanMs: number;
  /** Counts and changes nothing. */
  readonly dryRun: boolean;
  /** File that takes the rows first; it must not exist yet. */
  readonly archive: string | null;
  readonly onProgress: (removed: PruneCounts) => void;
}

/** Prunes the database that the settings name, whether or not a server runs on it. */
export async function prune(
  order: PruneOrder,
  { config, logger, clock }: { readonly config: Config; readonly logger: Logger; readonly clock: Clock },
): Promise<PruneCounts> {
  const { kinds, olderThanMs, dryRun, onProgress } = order;
  const before = clock.now() - olderThanMs;
  const archive = dryRun || order.archive === null ? null : await createArchiveFile(order.archive);
  try {
    const database = await openDatabase({ config: databaseConfig(config), logger });
    try {
      const { retention } = createStores({ database, clock });
      if (dryRun) return await retention.count({ kinds, before });
      return await retention.prune({
        kinds,
        before,
        onProgress,
        ...(archive === null ? {} : { archive: archive.write }),
      });
    } finally {
      await database.close();
    }
  } finally {
    await archive?.close();
  }
}
