import type { ChartResolvers } from '../__generated__/resolvers-types.ts';
import { readPage } from '../connection.ts';
import { encodeNodeId } from '../node-id.ts';
import { defined } from './defined.ts';

export const Chart: ChartResolvers = {
  id: ({ name }) => encodeNodeId('Chart', name),
  actors: ({ name }, { statuses, ...page }, { loaders }) =>
    loaders.owned('actorsOfChart', name, defined({ statuses }), readPage(page)),
};
