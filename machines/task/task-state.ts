import { z } from 'zod';
import type {
  AgentUsage,
  BudgetExhaustion,
  DecomposeOutput,
  PlainError,
  TaskFailure,
  TaskStatus,
} from '#core';
import { builtInCapabilities, type Plan, type SubtaskState } from '#rules';
import type { ClarificationSettled } from '../clarification.ts';
import { reviewOptions, type SubtaskReport } from '../subtask/subtask-state.ts';
import { type BudgetState, budgetOptions, type Extension, extension, newBudget } from './budget-state.ts';

const dayMs = 24 * 3_600_000;

export const taskOptions = z.object({
  /** `required`: a person approves, edits or rejects the plan before it is begun. */
  planApproval: z.enum(['none', 'required']).default('none'),
  /** Kinds of work that a plan may ask for. */
  capabilities: z
    .array(z.string().min(1).max(64))
    .min(1)
    .max(50)
    .default([...builtInCapabilities]),
  /** Tries of each subtask. */
  maxTries: z.int().min(1).max(10).default(3),
  /** How outputs are reviewed; null: not at all. */
  review: reviewOptions.nullable().default(null),
  /** Lessons of earlier reviews in prompts; null: as configured. */
  lessons: z.enum(['on', 'off', 'measure']).nullable().default(null),
  /** Validation rules for the result of the task; null: it must not be empty, nothing else. */
  validation: z.json().default(null),
  /** Limits of the task with all that it does, and of each of its subtasks. */
  budget: budgetOptions.prefault({}),
  subtaskBudget: budgetOptions.prefault({}),
  /** What happens when a limit is used up: a person may extend it, or the task fails with what it has. */
  onExhausted: z.enum(['askPerson', 'fail']).default('askPerson'),
  /** What happens to a question that nobody answers in time. */
  unattended: z.enum(['assume', 'fail', 'wait']).default('wait'),
  answerTimeMs: z
    .int()
    .min(1_000)
    .max(30 * dayMs)
    .default(dayMs),
  /** Time for the whole task, pauses and waits for people left out. */
  totalTimeMs: z
    .int()
    .min(1_000)
    .max(30 * dayMs)
    .default(dayMs),
});

export type TaskOptions = z.infer<typeof taskOptions>;

export const taskInput = z.object({
  description: z.string().min(10).max(20_000),
  user: z.string().min(1).max(200).default('user'),
  crew: z.string().min(1).default('crew/main'),
  router: z.string().min(1).default('router/main'),
  tracker: z.string().min(1).default('quality-tracker/main'),
  options: taskOptions.prefault({}),
});

export interface TaskInput {
  readonly description: string;
  readonly user: string;
  readonly crew: string;
  readonly router: string;
  readonly tracker: string;
  readonly options: TaskOptions;
}

export const planEvent = z.object({
  plan: z.record(z.string(), z.json()),
  by: z.string().max(200).optional(),
});
export const byEvent = z.object({ by: z.string().max(200).optional() });
export const reasonEvent = z.object({ reason: z.string().max(500).optional() });
export const extendBudgetEvent = extension.safeExtend({ by: z.string().max(200).optional() });
export const retryEvent = z.object({
  subtask: z.string().min(1),
  /** `fromHere`: everything behind it is done again too. */
  scope: z.enum(['subtask', 'fromHere']).default('subtask'),
});

/** A subtask as its task knows it. */
export interface KnownSubtask extends SubtaskState {
  readonly title: string;
  readonly address: string;
  readonly incarnation: number;
  readonly attempt: number;
  readonly waitsOnPerson: boolean;
  /** The limit that keeps it from going on. */
  readonly outOfBudget: BudgetExhaustion | null;
  /** Revision of the budget that it was last told of. */
  readonly budgetSeen: number;
  readonly error: PlainError | null;
}

export interface TaskContext {
  readonly address: string;
  readonly user: string;
  readonly crew: string;
  readonly router: string;
  readonly tracker: string;
  readonly options: TaskOptions;
  readonly status: TaskStatus;
  /** With descriptions: kept to begin subtasks again. */
  readonly plan: Plan | null;
  /** Version of the prompt that asked for the plan; null when a person made it. */
  readonly planPromptVersion: string | null;
  /** Results in a row that broke their rules. */
  readonly refusedResults: number;
  readonly revision: number;
  readonly approval: { readonly id: string; readonly clarification: string } | null;
  readonly isApproved: boolean;
  readonly questions: number;
  readonly subtasks: readonly KnownSubtask[];
  readonly usage: AgentUsage;
  readonly rehearsal: boolean;
  readonly leftMs: number;
  readonly since: number;
  readonly failure: TaskFailure | null;
  readonly budget: BudgetState;
}

export type TaskEvent =
  | SubtaskReport
  | ClarificationSettled
  | { readonly type: 'task.approvePlan'; readonly by?: string | undefined }
  | { readonly type: 'task.editPlan'; readonly plan: object; readonly by?: string | undefined }
  | { readonly type: 'task.rejectPlan'; readonly reason?: string | undefined }
  | { readonly type: 'task.cancel'; readonly reason?: string | undefined }
  | { readonly type: 'task.pause'; readonly reason?: string | undefined }
  | { readonly type: 'task.resume' }
  | ({ readonly type: 'task.extendBudget'; readonly by?: string | undefined } & Extension)
  | { readonly type: 'task.retry'; readonly subtask: string; readonly scope?: 'subtask' | 'fromHere' };

export interface TaskOutput {
  readonly status: TaskStatus;
  readonly failure: TaskFailure | null;
}

export interface PlanReady {
  readonly output: DecomposeOutput;
}

export function newTask(input: TaskInput): TaskContext {
  const { user, crew, router, tracker, options } = taskInput.parse(input);
  return {
    address: '',
    user,
    crew,
    router,
    tracker,
    options,
    status: 'pending',
    plan: null,
    planPromptVersion: null,
    refusedResults: 0,
    revision: 0,
    approval: null,
    isApproved: options.planApproval === 'none',
    questions: 0,
    subtasks: [],
    usage: { promptTokens: 0, completionTokens: 0, costUsd: 0 },
    rehearsal: false,
    leftMs: options.totalTimeMs,
    since: 0,
    failure: null,
    budget: newBudget(options.budget),
  };
}
