import type { Config } from '#config';
import type { BudgetFigures, Clock, Ids } from '#core';
import {
  createChat,
  createCrew,
  createDeliberations,
  createEvents,
  createNotifications,
  createOrchestrations,
  createPersonas,
  createSafeguards,
  createSchedules,
  createTasks,
} from '#domain';
import type { HealthService, Services } from '#graphql';
import { createChartCatalog } from '#runtime';
import type { Core } from './open-core.ts';

export interface ServiceParts {
  readonly core: Core;
  readonly health: HealthService;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly limits: Config['limits'];
  /** Where people reach this server, as configured. */
  readonly url: Config['publicUrl'];
  readonly taskDefaults: Config['tasks'];
  readonly spawning: Config['spawning'];
}

/** The services that the API calls, over the running core. */
export function createServices(parts: ServiceParts): Services {
  const { core, health, clock, ids, limits, taskDefaults, spawning, url } = parts;
  const { runtime, stores, channels } = core;
  const charts = {
    find: (name: string) => {
      const chart = runtime.charts.find(name);
      return chart === undefined ? null : { events: chart.definition.events ?? {} };
    },
  };
  return {
    runtime,
    queries: stores.queries,
    charts: createChartCatalog(runtime.charts),
    deliberations: createDeliberations({ runtime, clock, ids, limits, ...stores.deliberation }),
    tasks: createTasks({
      runtime,
      tasks: stores.tasks,
      ids,
      defaults: taskDefaults,
      filesFolder: (task) => core.files.folderOf(task).location,
    }),
    crew: createCrew({ runtime, queries: stores.queries }),
    events: createEvents({
      runtime,
      events: stores.queries.busEvents,
      rules: stores.queries.rules,
      charts,
    }),
    safeguards: createSafeguards({ runtime }),
    retention: stores.retention,
    limits: {
      spawning,
      task: toFigures(taskDefaults.budget),
      whenTaskExhausted: taskDefaults.onExhausted,
      completionTokens: taskDefaults.completionTokens,
      conversation: { tokens: limits.tokensPerConversation, costUsd: limits.costUsdPerConversation },
    },
    orchestrations: createOrchestrations({
      runtime,
      orchestrations: stores.queries.orchestrations,
      ids,
    }),
    schedules: createSchedules({ runtime, schedules: stores.queries.schedules, charts, clock, ids }),
    personas: createPersonas({ ...stores.deliberation, clock }),
    notifications: createNotifications({ runtime, channels, clock, url }),
    chat: createChat({ runtime, ...stores.deliberation }),
    health,
  };
}

function toFigures({ wallClockSeconds, ...limits }: Config['tasks']['budget']): BudgetFigures {
  return { ...limits, wallClockMs: wallClockSeconds === null ? null : wallClockSeconds * 1_000 };
}
