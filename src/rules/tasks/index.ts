export { builtInCapabilities, listCapabilities } from './capability.ts';
export { checkPlan } from './check-plan.ts';
export { type CriticalPath, criticalPath } from './critical-path.ts';
export { dependencyLayers, dependentsOf, findCycles } from './dependency-graph.ts';
export { estimateRemaining, type RemainingTime, type TimedSubtask } from './estimate-remaining.ts';
export { fallbackPlan } from './fallback-plan.ts';
export {
  defaultPlanLimits,
  type ModelTier,
  modelTiers,
  type Plan,
  type PlanLimits,
  type PlannedSubtask,
  type PlannedValidation,
  type PlanRules,
} from './plan.ts';
export { parsePlan, planOutput, planProblems } from './plan-schema.ts';
export { progressOf, type TaskProgress } from './progress-of.ts';
export {
  isFinishedSubtask,
  readySubtasks,
  retryScope,
  type SkippedSubtask,
  type SubtaskState,
  type SubtaskStatus,
  skippedBy,
  subtaskStatuses,
} from './subtask-state.ts';
export { descriptionLength, parseTaskDescription } from './task-description.ts';
export { TaskError } from './task-error.ts';
