export { BudgetExhaustedError } from './budgets/budget-exhausted-error.ts';
export { type BudgetedGatewayParts, createBudgetedGateway } from './budgets/budgeted-gateway.ts';
export { type ChatParts, type ChatReply, type ChatRequest, createChat } from './chat/create-chat.ts';
export { createEffects, type EffectParts } from './create-effects.ts';
export {
  type ChangeRequest,
  createDeliberations,
  type DeliberationParts,
  type Deliberations,
} from './deliberation/create-deliberations.ts';
export { DeliberationError } from './deliberation/deliberation-errors.ts';
export { deliberationFacts } from './deliberation/facts.ts';
export { createSpeech, type Speech, wordsOf } from './deliberation/json-speech.ts';
export { createModelCutEffect, type ModelCutParts } from './deliberation/model-cut-effect.ts';
export { createModelEffect, type ModelEffectParts } from './deliberation/model-effect.ts';
export { createProjectors } from './deliberation/projectors.ts';
export { buildPrompt, type PromptParts } from './deliberation/prompts/build-prompt.ts';
export { type ReadOptions, readOptions } from './deliberation/read-options.ts';
export { type ReplyFrame, replySchema, structuredOutput } from './deliberation/replies.ts';
export { createToolEffect, noTools } from './deliberation/tool-effect.ts';
export type { ReactionCharts } from './events/check-reaction.ts';
export { createEvents, type EventParts, type Events, mainEventBus } from './events/create-events.ts';
export { EventsError } from './events/events-error.ts';
export { busProjectors } from './events/projectors.ts';
export { createLaunchEffects, type LaunchParts } from './launch/create-launch-effects.ts';
export { type AwaitNoticesParts, createAwaitNoticesEffect } from './notifications/await-notices-effect.ts';
export {
  type ChannelTest,
  createNotifications,
  type NotificationParts,
  type Notifications,
  testNotice,
} from './notifications/create-notifications.ts';
export {
  createDeliverNoticeEffect,
  type DeliverNoticeParts,
} from './notifications/deliver-notice-effect.ts';
export { notificationProjectors } from './notifications/projectors.ts';
export {
  createOrchestrations,
  type OrchestrationParts,
  type Orchestrations,
} from './orchestration/create-orchestrations.ts';
export { createOrchestrateEffect } from './orchestration/orchestrate-effect.ts';
export { orchestrationProjectors } from './orchestration/projectors.ts';
export type { PersonsVote } from './people/cast-vote.ts';
export { createPersonas, type Personas } from './people/create-personas.ts';
export { createNotifyEffect } from './people/notify-effect.ts';
export {
  createSafeguardEffects,
  type SafeguardEffectParts,
} from './safeguards/create-safeguard-effects.ts';
export { createSafeguards, type SafeguardParts, type Safeguards } from './safeguards/create-safeguards.ts';
export { safeguardProjectors } from './safeguards/projectors.ts';
export {
  type CircuitReporter,
  startCircuitReporter,
} from './safeguards/report-circuits.ts';
export type { PolicyFunction } from './safeguards/watch-events-effect.ts';
export {
  createSchedules,
  type ScheduleParts,
  type Schedules,
} from './schedules/create-schedules.ts';
export { scheduleProjectors } from './schedules/projectors.ts';
export { SchedulesError } from './schedules/schedules-error.ts';
export { type CrewParts, createCrew, type NewWorker } from './tasks/create-crew.ts';
export { createTaskEffects, type TaskEffectParts } from './tasks/create-task-effects.ts';
export {
  type BudgetExtension,
  createTasks,
  lastingActors,
  mainCrew,
  type SubmitOptions,
  type TaskParts,
  type Tasks,
} from './tasks/create-tasks.ts';
export { taskProjectors } from './tasks/projectors.ts';
export { TaskRequestError } from './tasks/task-errors.ts';
export { taskFacts } from './tasks/task-facts.ts';
export { describeValidations } from './validation/describe-validations.ts';
export type { ModelAsker } from './validation/model/ask-model.ts';
export { parseValidation } from './validation/parse-validation.ts';
export { type CheckPure, runValidation, type ValidationRun } from './validation/run-validation.ts';
export { ValidationError } from './validation/validation-error.ts';
export { CheckWorker, type CheckWorkerOptions } from './validation/worker/check-worker.ts';
