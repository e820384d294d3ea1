import { z } from 'zod';
import type {
  AgentUsage,
  LessonUse,
  PlainError,
  ReviewOutput,
  SubtaskStage,
  ValidatedOutput,
  WorkOutput,
  WorkQuestion,
  WorkStop,
  WorkStopped,
} from '#core';
import type { RouteTry } from '#rules';
import type { ClarificationSettled } from '../clarification.ts';
import type { SubtaskAssign } from '../crew/crew-state.ts';
import type { SubtaskRoute } from '../router/router-state.ts';
import { budgetOptions } from '../task/budget-state.ts';

export const reviewOptions = z.object({
  /** Least score, 0 to 1, with which an output is accepted. */
  threshold: z.number().min(0).max(1).default(0.7),
  /** Tries under review before a person decides. */
  tries: z.int().min(1).max(10).default(2),
});

export const subtaskInput = z.object({
  task: z.string().min(1),
  id: z.string().min(1),
  ordinal: z.int().min(1),
  title: z.string(),
  description: z.string(),
  capabilities: z.array(z.string()),
  dependsOn: z.array(z.string()),
  priority: z.number(),
  estimatedSeconds: z.number(),
  tier: z.enum(['small', 'standard', 'large']),
  validation: z.array(z.json()),
  incarnation: z.int().min(1),
  /** Tries of earlier incarnations. */
  attempt: z.int().min(0),
  user: z.string(),
  crew: z.string(),
  /** Addresses of the router and the quality tracker. */
  router: z.string(),
  tracker: z.string(),
  /** Version of the prompt that asked for the plan; null when a person made it. */
  planPromptVersion: z.string().nullable(),
  isReady: z.boolean(),
  maxTries: z.int().min(1),
  review: reviewOptions.nullable(),
  budget: budgetOptions.prefault({}),
  onExhausted: z.enum(['askPerson', 'fail']).default('askPerson'),
  unattended: z.enum(['assume', 'fail', 'wait']),
  answerTimeMs: z.int().min(1),
});

export type SubtaskInput = z.infer<typeof subtaskInput>;

/** A question of this subtask that lies before people. */
export interface OpenQuestion {
  readonly id: string;
  readonly address: string;
}

/** The question whose answer decides how the subtask goes on. */
export interface Hold extends OpenQuestion {
  readonly kind: 'review' | 'question' | 'outcome';
  /** Key of the tool call that the question is about. */
  readonly callKey: string | null;
}

/** One agent's way through one try. Work that was broken off goes on in it with what was recorded. */
export interface Session {
  readonly key: string;
  /** What has been reported of it as spent. */
  readonly spent: AgentUsage;
}

export interface SubtaskContext {
  readonly task: string;
  readonly id: string;
  readonly title: string;
  readonly capabilities: readonly string[];
  readonly dependsOn: readonly string[];
  readonly priority: number;
  readonly estimatedSeconds: number;
  /** As planned, and that of the next try. */
  readonly plannedTier: SubtaskInput['tier'];
  readonly tier: SubtaskInput['tier'];
  readonly user: string;
  readonly crew: string;
  readonly router: string;
  readonly tracker: string;
  readonly planPromptVersion: string | null;
  readonly options: Pick<SubtaskInput, 'maxTries' | 'review' | 'onExhausted' | 'unattended' | 'answerTimeMs'>;
  readonly stage: SubtaskStage;
  readonly isReady: boolean;
  readonly isValidated: boolean;
  /** Tries of the work in all, over every incarnation: names the row of the output. */
  readonly attempt: number;
  /** Tries that failed in a row, and those that a critic refused. */
  readonly failedTries: number;
  readonly refusals: number;
  readonly agent: SubtaskAssign['agent'] | null;
  /** Who reviews the output; null before there is one, and where the crew has no critics. */
  readonly critic: SubtaskAssign['agent'] | null;
  /** Where it goes on after a pause: what is produced and checked is not done again. */
  readonly resumeAt: 'work' | 'check' | 'review';
  /** How earlier tries went, oldest first. */
  readonly tries: readonly RouteTry[];
  /** Agents that are passed over while another can do it. */
  readonly avoid: readonly string[];
  /** Tries that did not pass before the router asks a person. */
  readonly triesBeforePerson: number;
  /** What the output at hand was made by. */
  readonly made: {
    readonly model: string;
    readonly promptVersion: string;
    readonly lessons: LessonUse;
    readonly rehearsal: boolean;
  } | null;
  /** Drawn once: decides where lessons are measured. */
  readonly lessonsDrawn: boolean;
  readonly retryMs: number;
  readonly session: Session | null;
  /** How often somebody cut in, in this session. */
  readonly interjections?: number;
  /** Whether this try goes on rather than begins. */
  readonly isBegun: boolean;
  /** Agents that have handed it over. */
  readonly handoffs: number;
  /** Whether the last hand-over has nobody yet who takes over. */
  readonly isHandedOver: boolean;
  readonly questions: number;
  /** Ids of questions that the agents have asked themselves. */
  readonly asked: readonly string[];
  readonly openQuestions: readonly OpenQuestion[];
  readonly hold: Hold | null;
  /** Whether the task was paused while the subtask waited for a person. */
  readonly isHeld: boolean;
  readonly error: PlainError | null;
  readonly reason: string | null;
}

export type SubtaskEvent =
  | { readonly type: 'subtask.begin' }
  | { readonly type: 'subtask.skip'; readonly reason: string }
  | { readonly type: 'subtask.cancel'; readonly reason: string }
  | { readonly type: 'subtask.pause' }
  | { readonly type: 'subtask.resume' }
  | SubtaskRoute
  | SubtaskAssign
  /** The crew wants to know whether the work goes on; and has taken the agent away. */
  | { readonly type: 'subtask.probe' }
  | { readonly type: 'subtask.interject'; readonly text: string; readonly from?: string | undefined }
  | { readonly type: 'subtask.restart'; readonly reason?: string | undefined }
  | { readonly type: 'subtask.reassign'; readonly reason?: string | undefined }
  | { readonly type: 'subtask.revoke'; readonly reason?: string }
  /** Its agent has written a file. */
  | {
      readonly type: 'subtask.wroteFile';
      readonly path: string;
      readonly bytes: number;
      readonly sha256: string;
    }
  /** The crew has nobody who reviews. */
  | { readonly type: 'subtask.noCritic' }
  /** Its agent asks a question that the work does not wait for. */
  | { readonly type: 'subtask.ask'; readonly question: WorkQuestion }
  | ClarificationSettled;

/** What a subtask tells its task. */
export interface SubtaskReport {
  readonly type: 'subtask.reported';
  readonly id: string;
  readonly stage: SubtaskStage;
  readonly attempt: number;
  readonly error: PlainError | null;
  readonly reason: string | null;
  /** What was spent since the last report. */
  readonly usage: AgentUsage;
  readonly rehearsal: boolean;
}

export interface WorkDone {
  readonly output: WorkOutput;
}

/** The work stops for this before there is an output. */
export interface WorkStops<Kind extends WorkStop['kind']> {
  readonly output: WorkStopped & { readonly stop: Extract<WorkStop, { kind: Kind }> };
}

export interface ReviewDone {
  readonly output: ReviewOutput;
}

export interface ValidationDone {
  readonly output: ValidatedOutput;
}

export interface EffectFailed {
  readonly error: PlainError;
}

/** Tries that do not pass before the router asks a person, and again that many after the person said to go on. */
export const triesBeforePerson = 5;

export const noUsage: AgentUsage = { promptTokens: 0, completionTokens: 0, costUsd: 0 };

export function newSubtask(input: SubtaskInput): SubtaskContext {
  const { task, id, title, capabilities, dependsOn, priority, estimatedSeconds, tier, user, crew } = input;
  const { router, tracker, planPromptVersion } = input;
  const { maxTries, review, unattended, answerTimeMs, isReady, attempt } = input;
  const { onExhausted = 'askPerson' } = input;
  return {
    task,
    id,
    title,
    capabilities,
    dependsOn,
    priority,
    estimatedSeconds,
    plannedTier: tier,
    tier,
    user,
    crew,
    router,
    tracker,
    planPromptVersion,
    options: { maxTries, review, onExhausted, unattended, answerTimeMs },
    stage: 'blocked',
    isReady,
    isValidated: input.validation.length > 0,
    attempt,
    failedTries: 0,
    refusals: 0,
    agent: null,
    tries: [],
    critic: null,
    resumeAt: 'work',
    avoid: [],
    triesBeforePerson,
    made: null,
    lessonsDrawn: false,
    retryMs: 0,
    session: null,
    isBegun: false,
    handoffs: 0,
    isHandedOver: false,
    questions: 0,
    asked: [],
    openQuestions: [],
    hold: null,
    isHeld: false,
    error: null,
    reason: null,
  };
}
