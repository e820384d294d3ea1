import { pruneKinds } from '#core';
import type { MutationResolvers } from '../../__generated__/resolvers-types.ts';
import { attempt } from '../../user-error.ts';
import { changeRequest } from './change-request.ts';

export const retentionMutations: Pick<MutationResolvers, 'prune'> = {
  prune: (_, { before, what, dryRun, idempotencyKey }, context) =>
    attempt(
      async () => {
        changeRequest(context, idempotencyKey);
        const { services, viewer, logger } = context;
        const request = { kinds: what ?? pruneKinds, before: before.getTime() };
        if (!dryRun) logger.warn({ ...request, by: viewer.name }, 'pruning');
        const { trees, rows } = await (dryRun
          ? services.retention.count(request)
          : services.retention.prune(request));
        return { trees, rows: Object.entries(rows).map(([table, count]) => ({ table, count })) };
      },
      { trees: null, rows: [] },
    ),
};
