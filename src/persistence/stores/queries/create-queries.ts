import type { Clock, Queries } from '#core';
import { createActivityQuery } from './activity-query.ts';
import { createActorQueries } from './actor-queries.ts';
import { createBallotQueries } from './ballot-queries.ts';
import { createBudgetQueries } from './budget-queries.ts';
import { createConversationQueries } from './conversation-queries.ts';
import { createCrewQueries } from './crew-queries.ts';
import { createEventQueries } from './event-queries.ts';
import { createJournalQueries } from './journal-queries.ts';
import { createLogQueries } from './log-queries.ts';
import { createMessageQueries } from './message-queries.ts';
import { createModelCallQueries } from './model-call-queries.ts';
import { createNotificationQueries } from './notification-queries.ts';
import { createOrchestrationQueries } from './orchestration-queries.ts';
import { createPeopleQueries } from './people-queries.ts';
import { createQualityQueries } from './quality-queries.ts';
import { createReader } from './reader.ts';
import { createSafeguardQueries } from './safeguard-queries.ts';
import { createScheduleQueries } from './schedule-queries.ts';
import { createTaskQueries } from './task-queries.ts';
import { createWorkQueries } from './work-queries.ts';

/** The read side: see {@link Queries}. */
export function createQueries(
  ports: Parameters<typeof createReader>[0] & { readonly clock: Clock },
): Queries {
  const reader = createReader(ports);
  return {
    ...createActorQueries(reader),
    ...createJournalQueries(reader),
    ...createWorkQueries(reader),
    ...createConversationQueries(reader),
    ...createMessageQueries(reader),
    ...createBallotQueries(reader),
    ...createPeopleQueries(reader),
    ...createModelCallQueries(reader),
    ...createTaskQueries(reader),
    ...createNotificationQueries(reader),
    ...createQualityQueries(reader),
    ...createCrewQueries(reader),
    ...createLogQueries(reader),
    ...createEventQueries(reader),
    ...createSafeguardQueries(reader),
    ...createBudgetQueries(reader, () => ports.clock.now()),
    ...createScheduleQueries(reader),
    ...createActivityQuery(reader),
    ...createOrchestrationQueries(reader),
  };
}
