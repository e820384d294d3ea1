import type { BudgetFigures, BudgetLimitName } from './budget.ts';
import type { AgentUsage } from './deliberation-effects.ts';
import type { PlainError } from './errors.ts';
import type { JsonObject, JsonValue } from './json.ts';
import type { SafeguardFact } from './safeguard-facts.ts';
import type { HandoffSummary } from './task-effects.ts';

export type TaskStatus =
  | 'pending'
  | 'decomposing'
  | 'awaitingApproval'
  | 'active'
  | 'waitingOnHuman'
  | 'paused'
  | 'aggregating'
  | 'validating'
  | 'completed'
  | 'failed'
  | 'cancelled';

export type SubtaskStage =
  | 'blocked'
  | 'ready'
  | 'queued'
  | 'assigned'
  | 'running'
  | 'reviewing'
  | 'retrying'
  | 'waitingOnHuman'
  | 'paused'
  | 'completed'
  | 'failed'
  | 'skipped'
  | 'cancelled';

/** Where a plan came from. */
export type PlanSource = 'model' | 'fallback' | 'person';

/** Why a task or subtask did not succeed. `subtask` names the one that was at fault. */
export interface TaskFailure {
  readonly code: string;
  readonly message: string;
  readonly subtask: string | null;
}

/** A task was handed in. */
export interface TaskSubmitted {
  readonly type: 'task.submitted';
  readonly description: string;
  readonly user: string;
  readonly options: JsonObject;
}

/** A task went from one status to another. */
export interface TaskChanged {
  readonly type: 'task.changed';
  readonly status: TaskStatus;
  readonly reason: string | null;
  readonly failure: TaskFailure | null;
}

/** A plan lies before the task: the first, or one that a person has edited. */
export interface TaskPlanned {
  readonly type: 'task.planned';
  readonly revision: number;
  readonly source: PlanSource;
  /** What was wrong with the model's plan when the fallback stands in for it. */
  readonly problems: readonly string[];
  readonly plan: JsonObject;
  /** Version of the prompt that asked for it; null when a person made it. */
  readonly promptVersion: string | null;
}

/** How far a task is. */
export interface TaskProgressed {
  readonly type: 'task.progressed';
  readonly total: number;
  readonly finished: number;
  /** Share of the estimated work that is finished, 0 to 1. */
  readonly fraction: number;
  readonly usage: AgentUsage;
  readonly rehearsal: boolean;
}

/** The result of a task, whole or partial. */
export interface TaskConcluded {
  readonly type: 'task.concluded';
  readonly summary: string;
  readonly result: string;
  /** What each subtask gave, by its id. */
  readonly data: JsonObject;
  /** False when subtasks are missing from it. */
  readonly complete: boolean;
  readonly rehearsal: boolean;
}

/** A subtask of a plan that was begun, or begun again by a retry. */
export interface SubtaskCreated {
  readonly type: 'subtask.created';
  readonly task: string;
  readonly subtask: string;
  readonly ordinal: number;
  readonly title: string;
  readonly description: string;
  readonly capabilities: readonly string[];
  readonly dependsOn: readonly string[];
  readonly priority: number;
  readonly estimatedSeconds: number;
  readonly tier: string;
  readonly validation: JsonValue;
  /** From 1; each retry by a person begins a new one. */
  readonly incarnation: number;
}

/** A subtask went from one stage to another. */
export interface SubtaskChanged {
  readonly type: 'subtask.changed';
  readonly task: string;
  readonly subtask: string;
  readonly stage: SubtaskStage;
  /** Key of the agent that has it. */
  readonly agent: string | null;
  /** Tries of the work itself so far. */
  readonly attempt: number;
  readonly reason: string | null;
  readonly error: PlainError | null;
}

/** An agent has done the work of a subtask; it may yet be reviewed and refused. */
export interface SubtaskProduced {
  readonly type: 'subtask.produced';
  readonly task: string;
  readonly subtask: string;
  readonly attempt: number;
  readonly agent: string;
  /** Name of the model that answered. */
  readonly model: string;
  readonly promptVersion: string;
  readonly output: string;
  readonly data: JsonValue;
  readonly toolCalls: readonly ToolCallSummary[];
  readonly usage: AgentUsage;
  readonly rehearsal: boolean;
}

/** One tool call of a subtask, in short; the whole is in `tool_call`. */
export interface ToolCallSummary {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
  /** JSON text, shortened. */
  readonly result: string;
  readonly failed: boolean;
}

/** An agent passes its subtask to a fresh one. */
export interface SubtaskHandedOff {
  readonly type: 'subtask.handedOff';
  readonly task: string;
  readonly subtask: string;
  readonly attempt: number;
  /** From 1, within the subtask actor. */
  readonly number: number;
  readonly from: string;
  readonly reason: string;
  readonly summary: HandoffSummary;
}

/** The agent to which the subtask was passed has it. */
export interface SubtaskTakenOver {
  readonly type: 'subtask.takenOver';
  readonly task: string;
  readonly subtask: string;
  readonly number: number;
  readonly to: string;
}

/** An agent has written a file into the folder of its task. */
export interface FileWritten {
  readonly type: 'file.written';
  readonly task: string;
  readonly subtask: string;
  readonly agent: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A person has said what became of a tool call that nobody saw the end of. */
export interface ToolCallDecided {
  readonly type: 'toolCall.decided';
  readonly task: string;
  readonly subtask: string;
  /** Key of the call. */
  readonly key: string;
  /** `again`: it did not happen and is to be made again. */
  readonly decision: 'done' | 'again' | 'fail';
  /** What it gave, as the person tells it. */
  readonly result: JsonValue;
  readonly by: string | null;
}

/** A critic has scored an output. */
export interface SubtaskReviewed {
  readonly type: 'subtask.reviewed';
  readonly task: string;
  readonly subtask: string;
  readonly attempt: number;
  /** 0 to 1. */
  readonly score: number;
  readonly threshold: number;
  readonly accepted: boolean;
  readonly criteria: readonly { readonly name: string; readonly score: number; readonly comment: string }[];
  readonly critique: string;
  /** Key of the critic; null where the crew has none. */
  readonly critic: string | null;
  readonly rehearsal: boolean;
  /** Who and what was scored, and by what. */
  readonly agent: string;
  readonly model: string;
  readonly capabilities: readonly string[];
  readonly promptVersion: string;
  /** Null when a person made the plan. */
  readonly planPromptVersion: string | null;
  readonly criticModel: string;
  readonly criticPromptVersion: string;
  /** True for the first try of a subtask, whose prompt held no critiques of its own. */
  readonly firstTry: boolean;
  readonly lessons: LessonUse;
}

/** Whether lessons of earlier reviews went into a prompt: always, never, or by a draw, to measure what they are worth. */
export type LessonMode = 'on' | 'off' | 'measure';

/** A lesson of an earlier review, chosen for a prompt. */
export interface GivenLesson {
  readonly id: string;
  readonly text: string;
  /** How well it fits, 0 to 1. */
  readonly relevance: number;
  /** The review that it is from. */
  readonly task: string;
  readonly subtask: string;
  readonly attempt: number;
}

/** What became of the lessons for one try. */
export interface LessonUse {
  readonly mode: LessonMode;
  /** False when they were left out by the draw of `measure`, or switched off. */
  readonly given: boolean;
  /** How many there were to give. */
  readonly count: number;
}

/** A try of a subtask goes somewhere else than planned. */
export interface SubtaskRouted {
  readonly type: 'subtask.routed';
  readonly task: string;
  readonly subtask: string;
  /** The try that it is about. */
  readonly attempt: number;
  readonly queue: string;
  readonly tier: string;
  /** Agents that are passed over while another can do it. */
  readonly avoid: readonly string[];
  readonly askPerson: boolean;
  /** Sentences for people. */
  readonly why: readonly string[];
}

/** Who gave a score: a critic, or validation rules. */
export type ScoreSource = 'review' | 'validation';

/** What a figure is about. */
export type FigureDimension = 'agent' | 'model' | 'capability' | 'promptVersion' | 'agentCapability';

/** Scores of one agent, model, capability or prompt version, the newest counting most. */
export interface QualityFigure {
  readonly key: string;
  readonly source: ScoreSource;
  readonly dimension: FigureDimension;
  readonly value: string;
  /** The capability of an `agentCapability`. */
  readonly value2: string | null;
  /** Scores of the rehearsal model are kept apart. */
  readonly rehearsal: boolean;
  readonly count: number;
  readonly passed: number;
  /** Exponentially weighted mean and variance, and the newest score; 0 to 1. */
  readonly mean: number;
  readonly variance: number;
  readonly last: number;
}

/** Figures after one more score. */
export interface QualityFigured {
  readonly type: 'quality.figured';
  readonly figures: readonly QualityFigure[];
}

/** An output, or the result of the whole task, was checked by its validation rules. */
export interface OutputValidated {
  readonly type: 'output.validated';
  readonly task: string;
  /** Null for the result of the task. */
  readonly subtask: string | null;
  readonly attempt: number;
  readonly passed: boolean;
  /** 0 to 1. */
  readonly score: number;
  readonly action: string;
  /** What failed, in words that its author can act on. */
  readonly problems: readonly string[];
  readonly report: JsonObject;
}

/** An agent of the crew as it stands now. */
export interface WorkerChanged {
  readonly type: 'worker.changed';
  readonly crew: string;
  readonly worker: string;
  readonly name: string;
  readonly kind: string;
  readonly capabilities: readonly string[];
  readonly available: boolean;
  /** True once it has left the crew. */
  readonly removed: boolean;
  /** The subtask actor that it works for. */
  readonly current: string | null;
  readonly completed: number;
  readonly failed: number;
  readonly totalMs: number;
  readonly tokens: number;
  readonly costUsd: number;
  /** Milliseconds since the Unix epoch. */
  readonly heartbeatAt: number;
}

/** Work waits for an agent of a crew. Times in milliseconds since the Unix epoch. */
export interface WorkQueued {
  readonly type: 'work.queued';
  readonly crew: string;
  /** Durable address of the subtask. */
  readonly work: string;
  readonly queue: string;
  readonly user: string;
  readonly priority: number;
  readonly capabilities: readonly string[];
  readonly estimatedMs: number;
  readonly at: number;
}

/** Work was given to an agent. */
export interface WorkAssigned {
  readonly type: 'work.assigned';
  readonly crew: string;
  readonly work: string;
  readonly agent: string;
  readonly queue: string;
  readonly at: number;
}

/** Work needs no agent any more. */
export interface WorkLeft {
  readonly type: 'work.left';
  readonly crew: string;
  readonly work: string;
  readonly at: number;
}

/** The budget of the actor that says so was opened. */
export interface BudgetOpened {
  readonly type: 'budget.opened';
  readonly limits: BudgetFigures;
}

/** A limit of a task, or of one of its subtasks, was raised. */
export interface BudgetExtended {
  readonly type: 'budget.extended';
  /** Address of the actor whose limit it is. */
  readonly owner: string;
  readonly limit: BudgetLimitName;
  readonly amount: number;
  /** What the limit is now. */
  readonly allowed: number;
  readonly by: string | null;
}

/** All that the charts of task execution make known. */
export type TaskFact =
  | TaskSubmitted
  | TaskChanged
  | TaskPlanned
  | TaskProgressed
  | TaskConcluded
  | SubtaskCreated
  | SubtaskChanged
  | SubtaskProduced
  | SubtaskHandedOff
  | SubtaskTakenOver
  | FileWritten
  | ToolCallDecided
  | SubtaskReviewed
  | SubtaskRouted
  | QualityFigured
  | OutputValidated
  | WorkerChanged
  | WorkQueued
  | WorkAssigned
  | WorkLeft
  | SafeguardFact
  | BudgetOpened
  | BudgetExtended;
