import type { ActivityRow } from '#core';
import type {
  ActivityNodeResolvers,
  ActivityTreeResolvers,
  QueryResolvers,
} from '../__generated__/resolvers-types.ts';
import { decodeListCursor, encodeListCursor } from '../cursor.ts';
import { inputErrors } from '../input-error.ts';
import { decodeNodeId } from '../node-id.ts';

const mostNodes = 500;
const deepest = 32;

/** A page of a tree in memory, so that children are found without another statement. */
export interface ActivityTreeModel {
  readonly rows: readonly ActivityRow[];
  readonly hasNext: boolean;
}

export interface ActivityNodeModel {
  readonly row: ActivityRow;
  readonly tree: ActivityTreeModel;
}

export const activityQueries: Pick<QueryResolvers, 'activity'> = {
  activity: (_, { root, depth, first, after }, { services }) => {
    const limit = first ?? 100;
    const links = depth ?? 8;
    if (limit < 1 || limit > mostNodes)
      throw inputErrors.field(['first'], `must lie between 1 and ${mostNodes}`);
    if (links < 1 || links > deepest) throw inputErrors.field(['depth'], `must lie between 1 and ${deepest}`);
    return services.queries.activity({
      root: decodeNodeId(root)?.key ?? root,
      depth: links,
      limit,
      after: after == null ? null : decodeListCursor(after),
    });
  },
};

export const ActivityTree: ActivityTreeResolvers = {
  root: (tree) => {
    const row = tree.rows.find(({ parent }) => parent === null);
    return row === undefined ? null : { row, tree };
  },
  nodes: (tree) => tree.rows.map((row) => ({ row, tree })),
  hasNextPage: ({ hasNext }) => hasNext,
  endCursor: ({ rows }) => {
    const last = rows.at(-1);
    return last === undefined ? null : encodeListCursor(last.cursor);
  },
};

export const ActivityNode: ActivityNodeResolvers = {
  key: ({ row }) => row.id,
  parent: ({ row }) => row.parent,
  kind: ({ row }) => row.kind,
  name: ({ row }) => row.name,
  detail: ({ row }) => row.detail,
  status: ({ row }) => row.status,
  depth: ({ row }) => row.depth,
  began: ({ row }) => row.began,
  ended: ({ row }) => row.ended,
  children: ({ row, tree }) =>
    tree.rows.filter(({ parent }) => parent === row.id).map((child) => ({ row: child, tree })),
};
