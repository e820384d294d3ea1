import type { TurnBatch, TurnStore } from '#core';

/** Puts a fault into a store, so that a test can show that the checker sees it. */
type Fault = (store: TurnStore) => TurnStore;

const commitLagMs = 60;

/** Answers a commit before it has happened; a crash in between loses what was acknowledged. */
const publishBeforeCommit: Fault = (store) => {
  let position: number | null = null;
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...store,
    async commit(batch) {
      position ??= await store.head();
      const firstPosition = position + 1;
      position += batch.journal.length;
      last = last
        .then(() => new Promise((resolve) => setTimeout(resolve, commitLagMs)))
        .then(() => store.commit(batch))
        .catch(() => {});
      return { status: 'committed', firstPosition };
    },
  };
};

/** Keeps timers in the process. */
const timersInMemory: Fault = (store) => ({
  ...store,
  commit: (batch) => store.commit({ ...batch, timersIn: [], timersOut: [] }),
  dueTimers: async () => [],
});

/** Forgets idempotency keys once their message is consumed. */
const forgetDedupe: Fault = (store) => ({
  ...store,
  commit: (batch) => store.commit({ ...batch, journal: batch.journal.map((row) => ({ ...row, key: null })) }),
  findByKey: async () => [],
});

/** Leaves consumed messages in their mailboxes, so that they come again. */
const doubleDelivery: Fault = (store) => ({
  ...store,
  commit: (batch) => store.commit({ ...batch, mailboxOut: [] }),
});

/** Starts outside calls without a row. */
const callsWithoutRow: Fault = (store) => ({
  ...store,
  commit: (batch) => store.commit({ ...batch, effectsIn: [] }),
});

/** Takes up every effect as if it had never begun. */
const callsAgain: Fault = (store) => ({
  ...store,
  unfinishedEffects: async (node) =>
    (await store.unfinishedEffects(node)).map((effect) => ({ ...effect, status: 'waiting' })),
});

/** Loses messages between actors that were not consumed in the commit that sent them. */
const mailInMemory: Fault = (store) => ({
  ...store,
  commit: (batch) => store.commit({ ...batch, mailboxIn: [], mailboxOut: [] }),
});

/** Overwrites what another owner has committed meanwhile instead of giving way. */
const lastWriterWins: Fault = (store) => ({
  ...store,
  async commit(batch) {
    const result = await store.commit(batch);
    return result.status === 'stale' ? store.commit(await rebase(store, batch)) : result;
  },
});

async function rebase(store: TurnStore, batch: TurnBatch): Promise<TurnBatch> {
  const loaded = await store.load(batch.actors.map(({ address }) => address));
  const present = new Map(loaded.map(({ actor }) => [actor.address, actor.seq]));
  const owners = new Map(loaded.map(({ actor }) => [actor.address, actor.owner]));
  const shift = (address: string): number => {
    const write = batch.actors.find((actor) => actor.address === address);
    return (present.get(address) ?? 0) - (write?.expectedSeq ?? 0);
  };
  return {
    ...batch,
    actors: batch.actors.map((actor) => ({
      ...actor,
      expectedSeq: present.get(actor.address) ?? null,
      owner: owners.get(actor.address) ?? actor.owner,
      seq: actor.seq + shift(actor.address),
    })),
    journal: batch.journal.map((row) => ({ ...row, seq: row.seq + shift(row.address) })),
  };
}

/** Drops every seventh entry on its way to readers of the journal. */
const lossyFeed: Fault = (store) => ({
  ...store,
  feed: async (request) => (await store.feed(request)).filter(({ position }) => position % 7 !== 0),
});

export const faults = {
  publishBeforeCommit,
  timersInMemory,
  forgetDedupe,
  doubleDelivery,
  callsWithoutRow,
  callsAgain,
  mailInMemory,
  lastWriterWins,
  lossyFeed,
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof faults;
