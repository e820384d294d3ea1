import type { QueryResolvers } from '../__generated__/resolvers-types.ts';
import { createConnection, pageOf, readPage } from '../connection.ts';
import { readKey } from '../node-id.ts';
import { encodeCommitCursor } from '../streams/commit-cursor.ts';
import { activityQueries } from './activity.ts';
import { crewQueries, readCrew } from './crew.ts';
import { defined } from './defined.ts';
import { eventQueries } from './event-bus.ts';
import { listLogs } from './log.ts';
import { loadNode, loadNodes } from './node.ts';
import { orchestrationQueries } from './orchestration.ts';
import { listStrategies } from './quality.ts';
import { scheduleQueries } from './schedule.ts';
import { listQueues, readWorkerKey } from './worker.ts';

export const Query: QueryResolvers = {
  ...scheduleQueries,
  ...activityQueries,
  ...orchestrationQueries,
  ...eventQueries,
  ...crewQueries,
  node: (_, { id }, context) => loadNode(id, context),
  nodes: (_, { ids }, context) => loadNodes(ids, context),
  viewer: (_, __, { viewer }) => viewer,
  head: async (_, __, { head }) => encodeCommitCursor({ position: await head() }),
  actor: (_, { address }, { loaders }) => loaders.row('actors', readKey('Actor', address)),
  actors: (_, { filter, ...page }, { loaders }) =>
    loaders.list('actors', defined({ ...filter }), readPage(page)),
  chart: (_, { name }, { services }) => services.charts.find(name),
  charts: (_, page, { services }) => {
    const charts = services.charts.list();
    const wanted = readPage(page);
    return createConnection(
      async () => pageOf(charts, ({ name }) => name, wanted),
      async () => charts.length,
    );
  },
  conversation: async (_, { id }, { loaders }) => {
    const row = await loaders.row('conversations', readKey('Conversation', id));
    return row?.deletedAt === null ? row : null;
  },
  conversations: (_, { filter, ...page }, { loaders }) =>
    loaders.list('conversations', defined({ ...filter }), readPage(page)),
  message: (_, { id }, { loaders }) => loaders.row('messages', readKey('Message', id)),
  searchMessages: (_, { text, conversation, types, ...page }, { loaders }) => {
    const within = conversation == null ? null : readKey('Conversation', conversation);
    return loaders.list(
      'messageSearch',
      { ...defined({ conversation: within, types }), text },
      readPage(page),
    );
  },
  ballot: (_, { id }, { loaders }) => loaders.row('ballots', readKey('Ballot', id)),
  agent: (_, { id }, { loaders }) => loaders.row('agents', readKey('Agent', id)),
  agents: (_, { persona, status, ...page }, { loaders }) =>
    loaders.list('agents', defined({ persona, status }), readPage(page)),
  persona: (_, { key }, { loaders }) => loaders.row('personas', readKey('Persona', key)),
  personas: (_, page, { loaders }) => loaders.list('personas', {}, readPage(page)),
  inbox: (_, { filter, ...page }, { loaders }) => {
    const { conversation, statuses, urgency } = filter ?? {};
    const within = conversation == null ? null : readKey('Conversation', conversation);
    const wanted = defined({ conversation: within, urgency, statuses: statuses ?? ['open', 'notified'] });
    return loaders.list('clarifications', wanted, readPage(page));
  },
  clarification: (_, { id }, { loaders }) => loaders.row('clarifications', readKey('Clarification', id)),
  task: (_, { id }, { loaders }) => loaders.row('tasks', readKey('Task', id)),
  tasks: (_, { statuses, submittedBy, ...page }, { loaders }) =>
    loaders.list('tasks', defined({ statuses, submittedBy }), readPage(page)),
  worker: (_, { id }, { loaders }) => loaders.row('workers', readWorkerKey(id)),
  workers: async (_, { crew, capability, kind, available, ...page }, context) => {
    const wanted = { crew: await readCrew(crew, context), ...defined({ capability, kind, free: available }) };
    return context.loaders.list('workers', wanted, readPage(page));
  },
  queues: async (_, { crew, ...page }, context) =>
    listQueues(context, await readCrew(crew, context), readPage(page)),
  budgets: (_, { root, ...page }, { loaders }) => {
    const within = root == null ? null : readKey('Task', root);
    return loaders.list('budgets', defined({ root: within }), readPage(page));
  },
  limits: (_, __, { services }) => services.limits,
  quality: () => ({}),
  validationStrategies: () => listStrategies(),
  modelCall: (_, { id }, { loaders }) => loaders.row('modelCalls', readKey('ModelCall', id)),
  modelCalls: (_, { filter, ...page }, { loaders }) =>
    loaders.list('modelCalls', defined({ ...filter }), readPage(page)),
  journal: (_, { filter, ...page }, { loaders }) =>
    loaders.list('journal', defined({ ...filter }), readPage(page)),
  logs: (_, { filter, ...page }, context) => listLogs(filter, page, context),
  effects: (_, { status, ...page }, { loaders }) =>
    loaders.list('effects', defined({ status }), readPage(page)),
  deadLetters: (_, { filter, ...page }, { loaders }) =>
    loaders.list('deadLetters', defined({ ...filter }), readPage(page)),
  alerts: (_, { filter, ...page }, { loaders }) =>
    loaders.list('alerts', defined({ ...filter }), readPage(page)),
  crewPolicies: (_, __, { services }) => services.safeguards.policies(),
  resources: (_, __, { services }) => services.queries.nodeReadings(),
  circuitBreakers: (_, __, { services }) => services.queries.circuitBreakers(),
  notification: (_, { id }, { loaders }) => loaders.row('notifications', readKey('Notification', id)),
  notifications: (_, { filter, ...page }, { loaders }) =>
    loaders.list('notifications', defined({ ...filter }), readPage(page)),
  notificationChannels: (_, __, { services }) => services.notifications.channels(),
  health: (_, __, { services }) => services.health.report(),
};
