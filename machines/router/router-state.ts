import { z } from 'zod';
import type { ModelTier, QueueName, RouteTry } from '#rules';

export const routerInput = z.object({
  /** Agents with a figure below it are passed over. */
  leastScore: z.number().min(0).max(1).default(0.5),
  /** Scores that an agent must have before its figure counts. */
  leastCount: z.int().min(1).max(1_000).default(5),
  /** Rejections at one model tier before a stronger one is asked. */
  rejectionsPerTier: z.int().min(1).max(10).default(2),
});

export type RouterInput = z.infer<typeof routerInput>;

/** How good an agent is at something, as its reviews or its validations say. */
export interface NotedFigure {
  readonly agent: string;
  readonly capability: string;
  readonly source: 'review' | 'validation';
  readonly rehearsal: boolean;
  /** 0 to 1. */
  readonly score: number;
  readonly count: number;
}

export interface RouterContext {
  readonly options: RouterInput;
  /** The newest figure of each agent at each capability. */
  readonly figures: readonly NotedFigure[];
}

/** The quality tracker's newest figures. */
export interface RouterNote {
  readonly type: 'router.note';
  readonly figures: readonly NotedFigure[];
}

/** A subtask wants to know where its next try goes; its address is the sender. */
export interface RouterAsk {
  readonly type: 'router.ask';
  readonly capabilities: readonly string[];
  /** As planned. */
  readonly tier: ModelTier;
  readonly estimatedMs: number;
  readonly tries: readonly RouteTry[];
  readonly triesBeforePerson: number;
}

export type RouterEvent = RouterNote | RouterAsk;

/** What the router answers to a subtask. */
export interface SubtaskRoute {
  readonly type: 'subtask.route';
  readonly queue: QueueName;
  readonly tier: ModelTier;
  /** Agents to be passed over while another can do it. */
  readonly avoid: readonly string[];
  readonly askPerson: boolean;
  /** Sentences for people; empty when it goes where it was planned. */
  readonly why: readonly string[];
}

export function newRouter(input: RouterInput): RouterContext {
  return { options: routerInput.parse(input), figures: [] };
}
