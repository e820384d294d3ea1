export { canonicalJson, hashJson } from './canonical-json.ts';
export { controlEvent } from './control-event.ts';
export { createRuntime, type RunningRuntime, type RuntimeParts } from './create-runtime.ts';
export {
  activePaths,
  childAddress,
  type PreparedMachine,
  persistSnapshot,
  prepareMachine,
  restoreSnapshot,
  type StepActor,
  type StepInput,
  type StepOutput,
  type StepResult,
  step,
} from './kernel.ts';
export { type CatalogChart, createChartCatalog } from './registry/chart-catalog.ts';
export {
  type ChartRegistry,
  createChartRegistry,
  formatProblem,
  type RegisteredChart,
  type RegistryRequest,
  registerChart,
} from './registry/chart-registry.ts';
export { type ChartProblem, checkChart, type KnownNames } from './registry/check-chart.ts';
export {
  type ChartStructure,
  type DescribedAction,
  type DescribedInvocation,
  type DescribedNode,
  type DescribedTransition,
  describeChart,
} from './registry/describe-chart.ts';
export { type Fit, fitChart } from './registry/fit-chart.ts';
export { listChartFiles, loadChart, loadCharts } from './registry/load-charts.ts';
export { type RefoldRequest, type ReplayReport, refold, replayActor } from './replay/refold.ts';
export { runtimeErrors } from './runtime-errors.ts';
export type { RuntimeOptions } from './runtime-options.ts';
export { type SupervisionDecision, supervise } from './supervision/supervise.ts';
export type { Activation } from './turn/activation.ts';
export type { TurnOutcome } from './turn/apply-turn.ts';
export { type Failpoint, type FailpointName, failpointNames, failpoints } from './turn/failpoint.ts';
