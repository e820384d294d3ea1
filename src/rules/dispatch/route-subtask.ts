import { type ModelTier, modelTiers } from '../tasks/index.ts';
import { chooseQueue, type QueueName } from './queue.ts';

/** How one try of a subtask went. */
export interface RouteTry {
  readonly agent: string;
  readonly tier: ModelTier;
  readonly result: 'rejected' | 'failed' | 'handedOff' | 'lost';
  /** A rejection that asks for a stronger model at once. Default false. */
  readonly escalates?: boolean;
}

export interface RouteRequest {
  readonly subtask: {
    readonly capabilities: readonly string[];
    readonly tier: ModelTier;
    readonly estimatedMs: number;
    readonly agentType?: string | null;
  };
  /** Earlier tries, oldest first. */
  readonly tries: readonly RouteTry[];
  /** Moving figures per agent and capability, 0 to 1. */
  readonly quality: readonly {
    readonly agent: string;
    readonly capability: string;
    readonly score: number;
    readonly count: number;
  }[];
  readonly options?: Partial<RouteOptions>;
}

export interface RouteOptions {
  /** Agents with a figure below it are passed over. Default 0.5. */
  readonly leastScore: number;
  /** Scores an agent must have before its figure counts. Default 5. */
  readonly leastCount: number;
  /** Rejections by review or validation at one tier before a stronger model is asked. Default 2. */
  readonly rejectionsPerTier: number;
  /** Rejections and failures before a person is asked. Default 5. */
  readonly triesBeforePerson: number;
}

export interface Route {
  readonly queue: QueueName;
  readonly tier: ModelTier;
  /** Agents to be passed over while another can do it. */
  readonly avoid: readonly string[];
  readonly askPerson: boolean;
  /** Sentences for people; empty when the subtask goes where it was planned. */
  readonly why: readonly string[];
}

const defaults: RouteOptions = { leastScore: 0.5, leastCount: 5, rejectionsPerTier: 2, triesBeforePerson: 5 };

/**
 * Where a subtask goes, by how its earlier tries and its agents' work in general were judged: not again to an agent
 * whose output was rejected or that failed, nor to one of poor figures; after repeated rejections to a stronger model;
 * in the end to a person. A hand-over or a lost agent counts against nobody.
 */
export function routeSubtask(request: RouteRequest): Route {
  const { subtask, tries } = request;
  const options = { ...defaults, ...request.options };
  const why: string[] = [];
  const blamed = tries.filter(({ result }) => result === 'rejected' || result === 'failed');
  const tried = [...new Set(blamed.map(({ agent }) => agent))];
  if (tried.length > 0) why.push(`Not again to ${tried.join(', ')}, whose tries did not pass.`);
  const weak = weakAgents(request, options).filter(({ agent }) => !tried.includes(agent));
  for (const { agent, capability, score } of weak) {
    why.push(`Not to ${agent}, whose figure for ${capability} is ${score.toFixed(2)}.`);
  }
  const tier = strengthen(request, options);
  if (tier !== subtask.tier) why.push(`To the model tier ${tier}, since ${subtask.tier} was rejected.`);
  const askPerson = blamed.length >= options.triesBeforePerson;
  if (askPerson) why.push(`To a person: ${blamed.length} tries did not pass.`);
  return {
    queue: chooseQueue({
      kind: 'work',
      tier,
      estimatedMs: subtask.estimatedMs,
      agentType: subtask.agentType ?? null,
    }),
    tier,
    avoid: [...tried, ...new Set(weak.map(({ agent }) => agent))],
    askPerson,
    why,
  };
}

function weakAgents({ subtask, quality }: RouteRequest, { leastScore, leastCount }: RouteOptions) {
  return quality.filter(
    ({ capability, score, count }) =>
      subtask.capabilities.includes(capability) && count >= leastCount && score < leastScore,
  );
}

function strengthen({ subtask, tries }: RouteRequest, { rejectionsPerTier }: RouteOptions): ModelTier {
  let tier = subtask.tier;
  for (;;) {
    const rejections = tries.filter((each) => each.result === 'rejected' && each.tier === tier);
    const isEnough = rejections.length >= rejectionsPerTier || rejections.some((each) => each.escalates);
    const stronger = modelTiers[modelTiers.indexOf(tier) + 1];
    if (!isEnough || stronger === undefined) return tier;
    tier = stronger;
  }
}
