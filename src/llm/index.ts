export { AllProvidersDownError, NoUsableProviderError, type ProviderFailure } from './all-providers-down.ts';
export type { ServedCall } from './chat-server/call-log.ts';
export type { ChatAnswer } from './chat-server/chat-answer.ts';
export type { ChatRequest } from './chat-server/chat-request.ts';
export { type ChatServer, type ChatServerOptions, startChatServer } from './chat-server/chat-server.ts';
export { MISBEHAVE_HEADER, type Misbehaviour, type MisbehaviourPlan } from './chat-server/misbehaviour.ts';
export type { CircuitOptions } from './circuit-breaker.ts';
export {
  BadModelRequestError,
  ContextTooLongError,
  ModelAuthenticationError,
  ModelNotFoundError,
  ModelQuotaError,
  ModelRateLimitedError,
  ModelRefusedError,
  ModelTimedOutError,
  ModelUnavailableError,
  UnusableReplyError,
} from './errors.ts';
export { type CallEstimateOptions, createCallEstimate } from './estimate-call.ts';
export { type ClosableModelGateway, createModelGateway, type ModelGatewayOptions } from './model-gateway.ts';
export {
  describeProvider,
  type ModelPrice,
  type PersonaModels,
  type ProviderConfig,
  type ProviderTimeouts,
} from './provider.ts';
export {
  type RehearsalProvider,
  rehearsalProviderAt,
  startRehearsalProvider,
} from './rehearsal/rehearsal-provider.ts';
export {
  REHEARSAL_MODEL,
  type RehearsalServerOptions,
  startRehearsalServer,
} from './rehearsal/rehearsal-server.ts';
export type { RetryOptions } from './retry-delay.ts';
export {
  type ProviderCheck,
  type ProviderReport,
  type TestProviderPorts,
  testProvider,
} from './test-provider.ts';
export { costOf, totalUsage, type UsageRow, type UsageTotals } from './usage.ts';
