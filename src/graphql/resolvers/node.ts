import type { GraphqlContext } from '../context.ts';
import { inputErrors } from '../input-error.ts';
import { decodeNodeId, type NodeType } from '../node-id.ts';
import { findCrew } from './crew.ts';

const mostNodes = 100;

type Load = (key: string, context: GraphqlContext) => Promise<object | null> | object | null;

const loaders: Readonly<Record<NodeType, Load>> = {
  Actor: (key, context) => context.loaders.row('actors', key),
  Chart: (key, context) => context.services.charts.find(key),
  Conversation: async (key, context) => {
    const row = await context.loaders.row('conversations', key);
    return row?.deletedAt === null ? row : null;
  },
  Message: (key, context) => context.loaders.row('messages', key),
  Ballot: (key, context) => context.loaders.row('ballots', key),
  Vote: (key, context) => context.loaders.row('votes', key),
  Agent: (key, context) => context.loaders.row('agents', key),
  Persona: (key, context) => context.loaders.row('personas', key),
  Clarification: (key, context) => context.loaders.row('clarifications', key),
  ModelCall: (key, context) => context.loaders.row('modelCalls', key),
  JournalEntry: (key, context) => context.loaders.row('journal', key),
  Timer: async (key, context) => {
    const bar = key.indexOf('|');
    const timers = await context.loaders.row('timersOf', key.slice(0, bar));
    return timers?.find(({ id }) => id === key.slice(bar + 1)) ?? null;
  },
  Effect: (key, context) => context.loaders.row('effects', key),
  Task: (key, context) => context.loaders.row('tasks', key),
  Worker: (key, context) => context.loaders.row('workers', key),
  Crew: (key, context) => findCrew(key, context),
  BusEvent: (key, context) => context.loaders.row('busEvents', key),
  EventRule: (key, context) => context.loaders.row('rules', key),
  Notification: (key, context) => context.loaders.row('notifications', key),
  Orchestration: (key, context) => context.loaders.row('orchestrations', key),
  Schedule: (key, context) => context.loaders.row('schedules', key),
  DeadLetter: (key, context) => context.loaders.row('deadLetters', key),
};

/** The object behind an opaque id, marked with its type; null when the id is none or nothing is there. */
export async function loadNode(id: string, context: GraphqlContext): Promise<never> {
  const decoded = decodeNodeId(id);
  const row = decoded === null ? null : await loaders[decoded.type](decoded.key, context);
  return (row === null ? null : { ...row, __typename: decoded?.type }) as never;
}

export async function loadNodes(ids: readonly string[], context: GraphqlContext): Promise<never[]> {
  if (ids.length > mostNodes) throw inputErrors.tooMany('ids', mostNodes, ids.length);
  return Promise.all(ids.map((id) => loadNode(id, context)));
}
