/** How strong a model a subtask needs. */
export const modelTiers = ['small', 'standard', 'large'] as const;
export type ModelTier = (typeof modelTiers)[number];

/** A named check of a subtask's output. Values are text, since strict structured output allows no free-form objects. */
export interface PlannedValidation {
  readonly rule: string;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
}

export interface PlannedSubtask {
  /** Kebab-case, unique within the plan. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What the agent that does it must be able to do. */
  readonly capabilities: readonly string[];
  /** Ids of the subtasks whose outputs it needs. */
  readonly dependsOn: readonly string[];
  /** From 0 (may wait) to 10 (urgent). */
  readonly priority: number;
  readonly estimatedSeconds: number;
  readonly tier: ModelTier;
  readonly validation: readonly PlannedValidation[];
}

export interface Plan {
  /** How the subtasks add up to the task, in a sentence or two. */
  readonly summary: string;
  readonly subtasks: readonly PlannedSubtask[];
}

export interface PlanLimits {
  /** Default 30. */
  readonly maxSubtasks: number;
  /** Length of the longest chain of dependencies, counted in subtasks. Default 10. */
  readonly maxDepth: number;
  /** Prerequisites of one subtask. Default 15. */
  readonly maxDependencies: number;
  /** Estimate of one subtask, in seconds. Default 86,400: a day. */
  readonly maxSeconds: number;
}

export const defaultPlanLimits: PlanLimits = {
  maxSubtasks: 30,
  maxDepth: 10,
  maxDependencies: 15,
  maxSeconds: 86_400,
};

/** What a plan may name. */
export interface PlanRules {
  readonly capabilities: readonly string[];
  readonly limits?: Partial<PlanLimits>;
  /** Names of the validation rules that exist; absent: any name passes. */
  readonly validations?: readonly string[];
}
