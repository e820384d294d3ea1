import { mainCrew } from '#domain';
import { type CrewSupervision, defaultCrewSupervision } from '#rules';
import type {
  CrewLimitsResolvers,
  CrewSupervision as CrewSupervisionFigures,
  LimitsResolvers,
} from '../__generated__/resolvers-types.ts';
import type { GraphqlContext } from '../context.ts';
import type { CrewLimits as CrewLimitsInForce } from '../services.ts';

export interface CrewLimitsModel extends CrewLimitsInForce {
  /** Durable address of the crew. */
  readonly crew: string;
}

export const Limits: LimitsResolvers = {
  spawnDepth: ({ spawning }) => spawning.depth,
  childrenPerActor: ({ spawning }) => spawning.children,
  descendantsPerRoot: ({ spawning }) => spawning.descendants,
  conversation: ({ conversation }) => ({ modelCalls: null, turns: null, wallClockMs: null, ...conversation }),
  crew: (_, __, context) => readCrewLimits(context, mainCrew.address),
};

export const CrewLimits: CrewLimitsResolvers = {
  queues: ({ queues }) => toList(queues),
  agentTypes: ({ types }) => toList(types),
  supervision: ({ crew }, _, context) => readCrewSupervision(context, crew),
};

/** The limits that a crew works by. */
export async function readCrewLimits({ loaders }: GraphqlContext, crew: string): Promise<CrewLimitsModel> {
  const context = (await loaders.row('contexts', crew)) as {
    limits?: Partial<CrewLimitsInForce>;
  } | null;
  return { crew, queues: context?.limits?.queues ?? {}, types: context?.limits?.types ?? {} };
}

/** By what rules a crew begins its agents anew. */
export async function readCrewSupervision(
  { loaders, clock }: GraphqlContext,
  crew: string,
): Promise<CrewSupervisionFigures> {
  const context = (await loaders.row('contexts', crew)) as {
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
