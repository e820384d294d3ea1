import { fileURLToPath } from 'node:url';
import { type EffectHandler, systemClock } from '#core';
import {
  createAwaitNoticesEffect,
  createDeliverNoticeEffect,
  createEffects,
  createLaunchEffects,
  createOrchestrateEffect,
  createSafeguardEffects,
  createTaskEffects,
} from '#domain';

/** Where the charts of this checkout lie. */
export const machinesFolder = fileURLToPath(new URL('../../machines', import.meta.url));

/** The effects that charts may invoke, for looking at charts without running them: only their names are of use. */
export function namedEffects(): readonly EffectHandler[] {
  const absent = {} as never;
  return [
    ...createSafeguardEffects({
      runtime: absent,
      node: absent,
      read: absent,
      store: absent,
      clock: systemClock,
      limits: absent,
    }),
    ...createLaunchEffects({ runtime: absent, takesCause: absent }),
    createOrchestrateEffect({ gateway: absent, queries: absent }),
    ...createEffects({
      gateway: absent,
      log: absent,
      stores: absent,
      clock: systemClock,
    }),
    createAwaitNoticesEffect({ feed: absent, channels: [], clock: systemClock }),
    createDeliverNoticeEffect({ reader: absent, channels: [], clock: systemClock, url: null }),
    ...createTaskEffects({
      gateway: absent,
      tasks: absent,
      toolCalls: absent,
      clock: systemClock,
      ids: absent,
    }),
  ];
}
