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
export { createMemoryDatabase, type MemoryDatabase } from './turn-simulation/memory-database.ts';
export { readMemoryHistory } from './turn-simulation/memory-history.ts';
export { createMemoryTurnStore } from './turn-simulation/memory-turn-store.ts';
export { type NodePerils, SimulatedNode } from './turn-simulation/simulated-node.ts';
export { SimulatedWorld, type SimulationDice } from './turn-simulation/simulated-world.ts';
export type { CutPlace } from './upstream-trigger.ts';
export { type Walk, type WalkDifference, type WalkPoint, type WalkRequest, walkChart } from './walk-chart.ts';
