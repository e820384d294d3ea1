import type pg from 'pg';
import type { PruneRequest, PruneRun, RetentionStore } from '#core';
import { toDatabaseError } from '../../database-error.ts';
import { countLooseRows, looseRows, pruneLooseRows } from './prune-loose-rows.ts';
import { countTrees, pruneTrees } from './prune-trees.ts';
import { Tally } from './tally.ts';

export function createRetentionStore({ pool }: { readonly pool: pg.Pool }): RetentionStore {
  return {
    async count({ kinds, before }: PruneRequest) {
      const parts = { pool, before: new Date(before), tally: new Tally() };
      await translated('count what can be pruned', async () => {
        for (const kind of kinds) {
          if (kind === 'trees') await countTrees(parts);
          else await countLooseRows(looseRows[kind], parts);
        }
      });
      return parts.tally.counts();
    },
    async prune({ kinds, before, archive, onProgress, signal }: PruneRun) {
      const tally = new Tally(onProgress);
      const goesOn = () => signal?.aborted !== true;
      const parts = { pool, before: new Date(before), tally, archive, goesOn };
      await translated('prune', async () => {
        for (const kind of kinds) {
          if (kind === 'trees') await pruneTrees(parts);
          else await pruneLooseRows(looseRows[kind], parts);
        }
      });
      return tally.counts();
    },
  };
}

async function translated(attempt: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    throw toDatabaseError(attempt, error);
  }
}
