import type { TurnStore } from '#core';
import type { Failpoint, FailpointName } from './failpoint.ts';

type StatementName = Extract<FailpointName, `store.${string}`>;

/** What each statement of the turn store is to a failpoint. A commit has its own. */
export const storeStatements = {
  commit: 'commit',
  load: 'read',
  versions: 'read',
  countLiving: 'read',
  findByKey: 'read',
  history: 'read',
  lastMigration: 'read',
  checkpoint: 'read',
  enqueue: 'store.enqueue',
  stillWaiting: 'read',
  defer: 'store.defer',
  bury: 'store.bury',
  exhume: 'store.exhume',
  waitingMessages: 'read',
  dueTimers: 'read',
  unfinishedEffects: 'read',
  updateEffect: 'store.updateEffect',
  finishAction: 'store.finishAction',
  quarantine: 'store.quarantine',
  join: 'store.join',
  leave: 'store.leave',
  takeOver: 'store.takeOver',
  feed: 'read',
  head: 'read',
  prunedUpTo: 'read',
  activeActors: 'read',
  adoptTree: 'store.adoptTree',
  effectsElsewhere: 'read',
  halts: 'read',
  halt: 'store.halt',
  unhalt: 'store.unhalt',
  heedHalts: 'store.heedHalts',
  nodesNotHeeding: 'read',
  saveCharts: 'store.saveCharts',
} as const satisfies Readonly<Record<keyof TurnStore, 'read' | 'commit' | StatementName>>;

/** The same store; a failpoint is passed behind the answer to every statement that writes. */
export function withFailpoints(store: TurnStore, failpoint: Failpoint): TurnStore {
  const wrapped = Object.entries(store).map(([method, call]) => {
    const name: string = storeStatements[method as keyof TurnStore];
    if (name === 'read' || name === 'commit') return [method, call];
    const passing = async (...values: unknown[]): Promise<unknown> => {
      const answer = await (call as (...values: unknown[]) => Promise<unknown>)(...values);
      failpoint(name as StatementName);
      return answer;
    };
    return [method, passing];
  });
  return Object.fromEntries(wrapped) as TurnStore;
}
