export { type Aging, agedPriority, compareByAge } from './aged-order.ts';
export { crewSilenceMs, findTakeovers, hasHeartbeat } from './agent-availability.ts';
export {
  type CrewAgent,
  type DispatchLimits,
  type DispatchMemory,
  type DispatchOptions,
  type DispatchState,
  defaultDispatchOptions,
  newDispatchMemory,
  type RunningWork,
  type WaitingWork,
} from './dispatch-state.ts';
export { type Assignment, type Dispatch, nextAssignments } from './next-assignments.ts';
export {
  agentQueue,
  agentTypeOf,
  chooseQueue,
  type QueueName,
  type WorkQueue,
  type WorkTraits,
  workQueues,
} from './queue.ts';
export { type BackOffOptions, retryBackOff } from './retry-back-off.ts';
export {
  type Route,
  type RouteOptions,
  type RouteRequest,
  type RouteTry,
  routeSubtask,
} from './route-subtask.ts';
export { type HandoffInput, type HandoffVerdict, shouldHandoff } from './should-handoff.ts';
