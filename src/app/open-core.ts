import { join } from 'node:path';
import { createInProcessTransport, localPlacement } from '#cluster';
import type { ChartDefinition, Clock } from '#core';
import {
  busProjectors,
  CheckWorker,
  type CircuitReporter,
  createBudgetedGateway,
  createEffects,
  createLaunchEffects,
  createOrchestrateEffect,
  createProjectors,
  createSafeguardEffects,
  createTaskEffects,
  lastingActors,
  mainCrew,
  mainEventBus,
  notificationProjectors,
  orchestrationProjectors,
  safeguardProjectors,
  scheduleProjectors,
  startCircuitReporter,
  taskProjectors,
} from '#domain';
import { createCallEstimate } from '#llm';
import {
  createStores,
  type Database,
  openDatabase,
  openDatabaseClock,
  openTurnStore,
  type Stores,
} from '#persistence';
import { builtInPersonas } from '#rules';
import { createChartRegistry, createRuntime, loadCharts, type RunningRuntime } from '#runtime';
import { createLoadMeter } from '#telemetry';
import { createFileTools, type TaskFiles } from '#tools';
import type { AppOptions } from '../app.ts';
import { machinesFolder } from './chart-sources.ts';
import { databaseConfig } from './database-config.ts';
import { onceReleased } from './once-released.ts';
import { type Models, openModels } from './open-models.ts';
import { type Notices, openNotifications } from './open-notifications.ts';
import { openTools } from './open-tools.ts';

/** Everything below the API: database, stores, models and the running actors. */
export interface Core {
  readonly database: Database;
  /** Set by the database. */
  readonly clock: Clock;
  readonly stores: Stores;
  readonly models: Models;
  readonly files: TaskFiles;
  readonly runtime: RunningRuntime;
  readonly channels: Notices['channels'];
  close(): Promise<void>;
}

export type CoreOptions = Pick<
  AppOptions,
  | 'policyFunctions'
  | 'config'
  | 'logger'
  | 'clock'
  | 'ids'
  | 'random'
  | 'extraCharts'
  | 'failpoint'
  | 'wrapStore'
>;

export async function openCore(options: CoreOptions): Promise<Core> {
  const { config, logger, ids, random } = options;
  const opened: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    for (const part of opened.splice(0).reverse()) await part.close();
  };
  try {
    const charts = [...(await loadCharts(machinesFolder)), ...(options.extraCharts ?? [])];
    const database = await openDatabase({
      config: databaseConfig(config),
      logger,
    });
    opened.push(database);
    logger.info({ database: database.describe(), kind: database.kind }, 'the database is open');
    const clock = await openDatabaseClock({ database, clock: options.clock, logger });
    opened.push(clock);
    const stores = createStores({ database, clock });
    const abandoned = await stores.modelCalls.closeAbandoned(new Date(clock.now()));
    if (abandoned > 0) logger.info({ calls: abandoned }, 'closed model calls whose process died');
    const left = await stores.budgets.settleAbandoned(clock.now());
    if (left > 0) logger.info({ reservations: left }, 'settled reservations whose process died');
    await stores.deliberation.personas.seed(builtInPersonas, new Date(clock.now()));
    let circuits: CircuitReporter | undefined;
    const models = await openModels({
      config,
      log: stores.modelCalls,
      clock,
      ids,
      random,
      logger,
      onOutcome: (provider, outcome) => circuits?.note(provider, outcome),
    });
    opened.push(models);
    const files = createFileTools({ folder: join(config.dataDir, 'files'), clock });
    const tools = openTools({ mcpServers: config.mcpServers, fileTools: files.tools, clock, logger });
    opened.push(tools);
    const checks = new CheckWorker({ clock });
    opened.push(checks);
    const started = Promise.withResolvers<RunningRuntime>();
    const notices = openNotifications({
      settings: config.notifications,
      reader: stores.notices,
      clock,
      url: config.publicUrl,
      runtime: started.promise,
    });
    const budgeted = createBudgetedGateway({
      gateway: models.gateway,
      ledger: stores.budgets,
      estimate: createCallEstimate({
        providers: models.providers,
        personas: config.personas,
        completionTokens: config.tasks.completionTokens,
      }),
      clock,
    });
    const meter = createLoadMeter(clock);
    opened.push({ close: async () => meter.close() });
    const effects = [
      ...createSafeguardEffects({
        runtime: started.promise,
        node: started.promise.then(({ node }) => node),
        read: () => meter.read(),
        store: stores.resources,
        clock,
        limits: config.safeguards,
        ...(options.policyFunctions ? { policyFunctions: options.policyFunctions } : {}),
      }),
      createOrchestrateEffect({ gateway: models.gateway, queries: stores.queries }),
      ...createLaunchEffects({
        runtime: started.promise,
        takesCause: (chart) => takesCause(charts, chart),
        taskDefaults: config.tasks,
      }),
      ...createEffects({
        gateway: models.gateway,
        log: stores.modelCalls,
        stores: stores.deliberation,
        clock,
        channels: notices.questionChannels,
      }),
      ...notices.effects,
      ...createTaskEffects({
        gateway: budgeted,
        tasks: stores.tasks,
        toolCalls: stores.toolCalls,
        clock,
        ids,
        tools,
        isRepeatable: (name) => tools.isRetrySafe(name),
        lessons: stores.lessons,
        lessonMode: config.tasks.lessons,
        checkPure: checks.check,
      }),
    ];
    let runtime: RunningRuntime | undefined;
    const store = await openTurnStore({ database, onSessionLost: () => void runtime?.rejoin() });
    runtime = await createRuntime({
      store: options.wrapStore?.(store) ?? store,
      charts: createChartRegistry({ charts, effects }),
      projectors: [
        ...createProjectors(),
        ...taskProjectors,
        ...busProjectors,
        ...safeguardProjectors,
        ...notificationProjectors,
        ...scheduleProjectors,
        ...orchestrationProjectors,
      ],
      clock,
      ids,
      logger,
      transport: createInProcessTransport(),
      placement: localPlacement,
      options: { spawning: config.spawning },
      ...(options.failpoint ? { failpoint: options.failpoint } : {}),
    });
    opened.push(runtime);
    started.resolve(runtime);
    const running = runtime;
    const residents = await onceReleased(
      async () => {
        await startResidents(running, config);
        await notices.begin();
      },
      { clock, logger },
    );
    opened.push(residents);
    circuits = await startCircuitReporter({
      runtime,
      guard: models.gateway.circuits,
      providers: models.providers.map(({ name }) => name),
      clock,
      logger,
    });
    opened.push(circuits);
    return { database, clock, stores, models, files, runtime, channels: notices.channels, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Charts that say in their input that they want to know what caused them. */
function takesCause(charts: readonly ChartDefinition[], name: string): boolean {
  const schema = charts.find(({ machine }) => machine.id === name)?.input?.toJSONSchema() as
    | { readonly properties?: Readonly<Record<string, unknown>> }
    | undefined;
  return schema?.properties?.['cause'] !== undefined;
}

/** The actors that are there as long as the database is, and the monitor of this node. */
async function startResidents(
  runtime: RunningRuntime,
  { safeguards, crew }: AppOptions['config'],
): Promise<void> {
  for (const { chart, id } of [...lastingActors, mainEventBus]) {
    await runtime.start({ chart, id, input: {}, sender: 'statehouse' });
  }
  const { monitorEveryMs: everyMs } = safeguards;
  if (everyMs > 0) {
    const { node } = runtime;
    const input = { node, crew: mainCrew.address, everyMs };
    await runtime.start({ chart: 'resource-monitor', id: node, input, sender: 'statehouse' });
  }
  await applyCrewLimits(runtime, crew);
}

/** Limits that the settings give take the place of those that the crew had; without any, it keeps what it has. */
async function applyCrewLimits(
  runtime: RunningRuntime,
  { queues, types }: AppOptions['config']['crew'],
): Promise<void> {
  if (Object.keys(queues).length === 0 && Object.keys(types).length === 0) return;
  const event = { type: 'crew.setLimits', queues: { ...queues }, types: { ...types } };
  await runtime.send(mainCrew.address, event, { sender: 'statehouse' });
}
