import type { StoredEffect, TurnStore } from '#core';
import { effectJson } from './load-actors.ts';
import type { Query } from './postgres-turn-store.ts';

/** Work outside the charts that is not finished. */
export function createEffectRows(
  query: Query,
): Pick<TurnStore, 'unfinishedEffects' | 'updateEffect' | 'finishAction'> {
  return {
    async unfinishedEffects(node) {
      const text = `select ${effectJson} as effect from effect e join actor a on a.address = e.owner
        where a.owner = $1 order by e.created_at, e.address`;
      const rows = await query<{ effect: StoredEffect }>('read unfinished effects', text, [node]);
      return rows.map(({ effect }) => effect);
    },
    async updateEffect({ address, status, attempt, node, error }) {
      const text = `update effect set status = $2, attempt = $3, node = $4, last_error = $5 where address = $1 returning address`;
      const values = [address, status, attempt, node, error === null ? null : JSON.stringify(error)];
      return (await query('record a try of an effect', text, values)).length === 1;
    },
    async finishAction(address) {
      await query('finish an action', 'delete from effect where address = $1', [address]);
    },
  };
}
