import type {
  BudgetLedger,
  Clock,
  LessonStore,
  NoticeReader,
  Queries,
  ResourceStore,
  RetentionStore,
  TaskReader,
  ToolCallLog,
} from '#core';
import type { Database } from './open-database.ts';
import { createRetryWhileUnavailable } from './retry-while-unavailable.ts';
import { createBudgetLedger } from './stores/budgets/budget-ledger.ts';
import { createDeliberationStores, type DeliberationStores } from './stores/deliberation-stores.ts';
import { createLessonStore } from './stores/lesson-store.ts';
import { createModelCallLog, type ModelCallStore } from './stores/model-call-log.ts';
import { createNoticeReader } from './stores/notice-reader.ts';
import { createQueries } from './stores/queries/create-queries.ts';
import { createResourceStore } from './stores/resource-store.ts';
import { createRetentionStore } from './stores/retention/retention-store.ts';
import { createTaskReader } from './stores/task-reader.ts';
import { createToolCallLog } from './stores/tool-call-log.ts';

export interface Stores {
  /** The read side of the API. */
  readonly queries: Queries;
  /** What the deliberation services read and write outside turns. */
  readonly deliberation: DeliberationStores;
  readonly modelCalls: ModelCallStore;
  /** What the effects of tasks work from. */
  readonly tasks: TaskReader;
  /** Critiques that later prompts learn from. */
  readonly lessons: LessonStore;
  readonly toolCalls: ToolCallLog;
  readonly resources: ResourceStore;
  /** What notices tell of. */
  readonly notices: NoticeReader;
  readonly budgets: BudgetLedger;
  /** Removes what is old and over. */
  readonly retention: RetentionStore;
}

/** Every store but the hot path's, over one database. Reads and repeatable writes outlive a restart of the server. */
export function createStores(ports: {
  readonly database: Pick<Database, 'orm' | 'pool'>;
  readonly clock: Clock;
}): Stores {
  const { orm, pool } = ports.database;
  const retry = createRetryWhileUnavailable({ clock: ports.clock });
  return {
    queries: createQueries({ orm, retry, clock: ports.clock }),
    deliberation: createDeliberationStores({ orm, retry }),
    modelCalls: createModelCallLog({ pool, retry }),
    tasks: createTaskReader({ pool, retry }),
    lessons: createLessonStore({ pool, retry }),
    toolCalls: createToolCallLog({ pool, retry }),
    resources: createResourceStore({ pool, retry }),
    notices: createNoticeReader({ pool, retry }),
    budgets: createBudgetLedger({ pool, retry }),
    retention: createRetentionStore({ pool }),
  };
}
