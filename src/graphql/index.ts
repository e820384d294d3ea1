export type { GraphqlContext, Role, Viewer } from './context.ts';
export { createSchema } from './create-schema.ts';
export { createEngine, type EngineOptions, type GraphqlEngine } from './engine.ts';
export { printEventInputs } from './event-inputs/print-event-inputs.ts';
export type { MaskedResult, Operation } from './fan-out/event-execution.ts';
export type { Subscriber } from './fan-out/subscriber.ts';
export { limitRules } from './security/limit-rules.ts';
export { defaultLimits, type Limits } from './security/limits.ts';
export { mayUse } from './security/rights.ts';
export type {
  ChangeRequest,
  ChartCatalog,
  ChartInfo,
  ChatAnswer,
  ChatService,
  DeliberationService,
  HealthReport,
  HealthService,
  PersonaService,
  Services,
} from './services.ts';
export { toUserError, type UserErrorModel } from './user-error.ts';
