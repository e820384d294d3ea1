import {
  type Clock,
  type LoadedActor,
  type Logger,
  type StoredActor,
  type StoredMessage,
  type TurnStore,
  toPlainError,
} from '#core';
import { controlEvent, isControlEvent } from '../control-event.ts';
import { internalMessage } from '../mailbox/messages.ts';
import { type Message, type Slot, takeCommitted } from '../mailbox/slot.ts';
import { patiently } from '../patiently.ts';
import type { ChartRegistry } from '../registry/chart-registry.ts';
import { fitChart } from '../registry/fit-chart.ts';
import { runtimeErrors } from '../runtime-errors.ts';
import { activate } from './activation.ts';
import type { Failpoint } from './failpoint.ts';
import { toReceipt } from './receipt.ts';
import type { Census } from './spawn-limits.ts';

export interface LoaderParts {
  readonly store: TurnStore;
  readonly charts: ChartRegistry;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly node: string;
  readonly census: Census;
  readonly failpoint: Failpoint;
  /** A message for an actor that does not exist. */
  readonly onUnknown: (message: Message) => void;
  /** Takes over the actors of dead nodes and delivers their mail. */
  readonly takeOver: () => Promise<void>;
  /** Resolves when no take-over is under way. */
  readonly settled: () => Promise<void>;
  /** Delivers the mail that waits for actors of this node. */
  readonly readMail: () => Promise<void>;
  /** A message with a row is at hand: its row must not bring it again. */
  readonly claim: (message: Message) => void;
  /** A message with a row is let go of. */
  readonly release: (message: Message) => void;
  /** Messages were put into the mailbox of an actor that another node owns. */
  readonly onForwarded: (address: string, owner: string) => void;
}

const forwardPollMs = 50;
const forwardPatienceMs = 30_000;

/** Brings actors into memory: those this node owns, under a chart that fits. Others are passed on or kept out. */
export function createLoader(parts: LoaderParts): (slots: readonly Slot[]) => Promise<void> {
  const { store, charts, logger, node } = parts;
  return async function load(slots) {
    await parts.settled();
    let found = await store.load(slots.map(({ address }) => address));
    if (found.some(({ actor }) => actor.owner !== node && !hasEnded(actor))) {
      await parts.takeOver();
      found = await store.load(slots.map(({ address }) => address));
    }
    if (found.some(({ actor }) => actor.owner === node)) await parts.readMail();
    await learnCensus(found, parts);
    const byAddress = new Map(found.map((loaded) => [loaded.actor.address, loaded]));
    for (const slot of slots) {
      const loaded = byAddress.get(slot.address);
      const { unsure } = slot;
      slot.unsure = false;
      // Another actor of the refused batch was the reason: this one is still to be born here.
      if (!loaded && unsure) continue;
      slot.birth = null;
      if (!loaded) {
        for (const message of takeCommitted(slot)) parts.onUnknown(message);
        continue;
      }
      // One that has ended is nobody's any more: whoever is asked may say so.
      if (loaded.actor.owner !== node && !hasEnded(loaded.actor)) {
        await forward(slot, loaded.actor.owner, parts);
        continue;
      }
      const fit = fitChart(charts, loaded);
      if (fit.kind === 'unfit') {
        const error = runtimeErrors.quarantined(slot.address, fit.reason);
        logger.error({ address: slot.address, reason: fit.reason }, 'an actor is in quarantine');
        await store.quarantine(slot.address, loaded.actor.seq, toPlainError(error));
        refuse(slot, error);
        continue;
      }
      const released = loaded.actor.status === 'quarantined' ? ('active' as const) : loaded.actor.status;
      const snapshot = fit.kind === 'migrated' ? fit.snapshot : loaded.actor.snapshot;
      slot.activation = activate(
        { ...loaded, actor: { ...loaded.actor, status: released, snapshot } },
        fit.chart,
      );
      if (fit.kind === 'migrated' && released === 'active') {
        const event = { type: controlEvent.migrate, from: fit.from, to: fit.chart.version, snapshot };
        slot.queue.unshift(internalMessage(slot.address, `migrate/${fit.chart.hash}`, event));
        parts.failpoint('chart.migrate');
      }
    }
  };
}

/** Before an actor of a tree takes a turn here, it is known how many live in the tree. */
async function learnCensus(
  found: readonly LoadedActor[],
  { census, store }: Pick<LoaderParts, 'census' | 'store'>,
): Promise<void> {
  const roots = new Set(found.map(({ actor }) => actor.root).filter((root) => !census.knows(root)));
  if (roots.size === 0) return;
  for (const { root, living } of await store.countLiving([...roots])) census.learn(root, living);
}

function hasEnded({ status }: StoredActor): boolean {
  return status !== 'active' && status !== 'quarantined';
}

/** Messages with a row wait in it; the others are told. */
function refuse(slot: Slot, error: Error): void {
  for (const message of takeCommitted(slot)) for (const waiter of message.waiters) waiter.reject(error);
}

/** Hands the messages of an actor that another living node owns to its durable mailbox, and reports the outcome. */
async function forward(slot: Slot, owner: string, parts: LoaderParts): Promise<void> {
  const messages = takeCommitted(slot);
  const births = messages.filter(({ event }) => event.type === controlEvent.init);
  const fresh = messages.filter(({ stored, timer, effect, event, external }) => {
    const passable = !isControlEvent(event.type) || (external && event.type !== controlEvent.init);
    return !stored && !timer && !effect && passable;
  });
  // At once: should this node get the actor meanwhile, the look that comes with it must find them.
  for (const message of messages) if (message.stored) parts.release(message);
  try {
    const [first] = births.length > 0 ? await firstTurn(slot.address, parts) : [];
    if (first)
      for (const { waiters } of births) for (const one of waiters) one.resolve(toReceipt(first, true));
    if (fresh.length > 0) await parts.store.enqueue(fresh.map(toStored));
  } catch (error) {
    // The engine loads again, and then they must still be there.
    const found = new Set(slot.queue.map(({ messageId }) => messageId));
    const back = messages.filter(({ messageId }) => !found.has(messageId));
    for (const message of back) if (message.stored) parts.claim(message);
    slot.queue.unshift(...back);
    throw error;
  }
  for (const message of messages) {
    // A retry of the birth has its answer; what else cannot be passed on, the owner does by itself, but nobody hears.
    if (!message.stored && !fresh.includes(message)) refuseMoved(message);
  }
  if (fresh.length === 0) return;
  parts.onForwarded(slot.address, owner);
  for (const message of fresh) if (message.waiters.length > 0) void awaitOutcome(message, parts);
}

function refuseMoved({ address, waiters }: Message): void {
  for (const waiter of waiters) waiter.reject(runtimeErrors.moved(address));
}

/** Another node was faster to start it. */
function firstTurn(address: string, { store }: LoaderParts) {
  return store.history({ address, afterSeq: 0, toSeq: 1, limit: 1 });
}

function toStored(message: Message): StoredMessage {
  const { address, messageId, event, sender } = message;
  return { address, messageId, event, sender, key: message.key ?? messageId, attempts: 0, notBefore: null };
}

async function awaitOutcome(message: Message, { store, clock }: LoaderParts): Promise<void> {
  const until = clock.now() + forwardPatienceMs;
  try {
    while (clock.now() < until) {
      const { address, key, messageId } = message;
      const [entry] = await patiently(clock, () => store.findByKey([{ address, key: key ?? messageId }]));
      if (entry) {
        for (const waiter of message.waiters) waiter.resolve(toReceipt(entry, false));
        return;
      }
      await new Promise<void>((resolve) => clock.schedule(forwardPollMs, resolve));
    }
    throw runtimeErrors.elsewhere(message.address);
  } catch (error) {
    for (const waiter of message.waiters) waiter.reject(error);
  }
}
