import type { TurnStore } from '#core';
import { nodeIsAlive } from './node-session.ts';
import type { Query } from './postgres-turn-store.ts';

type HaltRows = Pick<
  TurnStore,
  | 'activeActors'
  | 'adoptTree'
  | 'effectsElsewhere'
  | 'halts'
  | 'halt'
  | 'unhalt'
  | 'heedHalts'
  | 'nodesNotHeeding'
>;

/** Emergency stops, and the trees that they hold. */
export function createHaltRows(query: Query): HaltRows {
  return {
    activeActors: (root) =>
      query(
        'read the active actors of a tree',
        `select address, chart from actor where root = $1 and status = 'active' order by length(address), address`,
        [root],
      ),
    async adoptTree(root, node) {
      const text = `update actor set owner = $2 where root = $1 and owner <> $2 and status in ('active', 'quarantined')`;
      await query('take over the actors of a tree', text, [root, node]);
    },
    async effectsElsewhere(roots, node) {
      const text = `select count(*)::int as running from effect e join actor a on a.address = e.owner
        where e.status = 'running' and a.owner <> $2 and (e.root = any($1) or '*' = any($1))`;
      const [row] = await query<{ running: number }>('count the effects of other nodes', text, [roots, node]);
      return row?.running ?? 0;
    },
    async halts() {
      type Row = { root: string; reason: string; order: number | string };
      const rows = await query<Row>(
        'read the emergency stops',
        'select root, reason, n as "order" from halt',
      );
      return rows.map((row) => ({ ...row, order: Number(row.order) }));
    },
    async halt(root, reason) {
      const text = `insert into halt (root, reason) values ($1, $2)
        on conflict (root) do update set reason = excluded.reason returning n as "order"`;
      const [row] = await query<{ order: number | string }>('record an emergency stop', text, [root, reason]);
      return Number(row?.order);
    },
    async unhalt(root) {
      await query('end an emergency stop', 'delete from halt where $1::text is null or root = $1', [root]);
    },
    async heedHalts(node, order) {
      const text = 'update node set halts_heeded = $2 where id = $1';
      await query('say which emergency stops are heeded', text, [node, order]);
    },
    async nodesNotHeeding(order, node) {
      const text = `select n.id from node n where n.id <> $2 and n.halts_heeded < $1
        and exists (select 1 from halt where halt.n = $1) and exists (${nodeIsAlive})`;
      const rows = await query<{ id: string }>('ask who heeds an emergency stop', text, [order, node]);
      return rows.map(({ id }) => id);
    },
  };
}
