import { mainCrew } from '#domain';
import { type CrewSupervision, defaultCrewSupervision } from '#rules';
import type {
  CrewLimitsResolvers,
  CrewSupervision as CrewSupervisionFigures,
  LimitsResolvers,
} from '../__generated__/resolvers-types.ts';
import type { GraphqlContext } from '../context.ts';
import type { CrewLimits as CrewLimitsModel } from '../services.ts';

export const Limits: LimitsResolvers = {
  spawnDepth: ({ spawning }) => spawning.depth,
  childrenPerActor: ({ spawning }) => spawning.children,
  descendantsPerRoot: ({ spawning }) => spawning.descendants,
  conversation: ({ conversation }) => ({ modelCalls: null, turns: null, wallClockMs: null, ...conversation }),
  crew: (_, __, context) => readCrewLimits(context),
};

export const CrewLimits: CrewLimitsResolvers = {
  queues: ({ queues }) => toList(queues),
  agentTypes: ({ types }) => toList(types),
  supervision: (_, __, context) => readCrewSupervision(context),
};

/** The limits that the main crew works by. */
export async function readCrewLimits({ loaders }: GraphqlContext): Promise<CrewLimitsModel> {
  const context = (await loaders.row('contexts', mainCrew.address)) as {
    limits?: Partial<CrewLimitsModel>;
  } | null;
  return { queues: context?.limits?.queues ?? {}, types: context?.limits?.types ?? {} };
}

/** By what rules the main crew begins its agents anew. */
export async function readCrewSupervision({
  loaders,
  clock,
}: GraphqlContext): Promise<CrewSupervisionFigures> {
  const context = (await loaders.row('contexts', mainCrew.address)) as {
    readonly supervision?: CrewSupervision;
    readonly restarts?: readonly number[];
  } | null;
  const supervision = context?.supervision ?? defaultCrewSupervision;
  const since = clock.now() - supervision.periodMs;
  return { ...supervision, restarts: (context?.restarts ?? []).filter((time) => time > since).length };
}

function toList(limits: Readonly<Record<string, number>>) {
  return Object.entries(limits).map(([name, limit]) => ({ name, limit }));
}
