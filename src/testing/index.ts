export { FAILPOINT_VARIABLE, failpointFromEnv } from './failpoint-from-env.ts';
export { type FaultName, faults } from './faulty-stores.ts';
export { type ClientLog, type ClientRecord, createClientLog } from './history/client-log.ts';
export { type History, type HistoryRequest, loadHistory, type Reader } from './history/load-history.ts';
export type { Guarantee, Violation } from './history/violation.ts';
export { checkHistory, type HistoryLimits, type HistoryReport } from './history-checker.ts';
export { type OutsideServer, type OutsideServerOptions, startOutsideServer } from './outside-server.ts';
export {
  type ModelScript,
  type ScriptedModelServerOptions,
  type ScriptedReply,
  startScriptedModelServer,
} from './scripted-model-server.ts';
export {
  type EffectCall,
  type EffectScript,
  type SimulatedFact,
  Simulation,
  type SimulationRequest,
} from './simulation.ts';
export { type ProxyTarget, startTcpFaultProxy, type TcpFaultProxy } from './tcp-fault-proxy.ts';
export type { CutPlace } from './upstream-trigger.ts';
export { type Walk, type WalkDifference, type WalkPoint, type WalkRequest, walkChart } from './walk-chart.ts';
