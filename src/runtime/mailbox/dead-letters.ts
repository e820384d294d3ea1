import { type Clock, type Ids, type Logger, type PlainError, type TurnStore, toPlainError } from '#core';
import { controlEvent, isControlEvent } from '../control-event.ts';
import { patiently } from '../patiently.ts';
import type { ChartRegistry } from '../registry/chart-registry.ts';
import { runtimeErrors } from '../runtime-errors.ts';
import { restartPolicy, supervisionOf } from '../supervision/supervision-of.ts';
import { internalMessage } from './messages.ts';
import type { Message, Slot } from './slot.ts';

export interface DeadLetterParts {
  readonly store: TurnStore;
  readonly charts: ChartRegistry;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly deliver: (message: Message) => void;
}

/** What becomes of messages that no turn will take. */
export interface DeadLetters {
  /** Its actor could not take it, try after try. A supervised actor then counts as crashed. */
  buryPoison(slot: Slot, message: Message, error: PlainError): Promise<void>;
  /** Its actor does not exist. */
  buryUnknown(message: Message): Promise<void>;
}

export function createDeadLetters(parts: DeadLetterParts): DeadLetters {
  const { store, charts, clock, ids, logger, deliver } = parts;

  async function bury(message: Message, reason: string, error: PlainError): Promise<string> {
    const id = ids.next();
    const { address, messageId, event, sender, key, attempts } = message;
    const letter = { id, address, messageId, event, sender, key, attempts, reason, error, at: clock.now() };
    const origin = { effect: message.effect ?? null, timer: message.timer?.id ?? null };
    await patiently(clock, () => store.bury(letter, origin));
    return id;
  }

  async function isSupervised(slot: Slot): Promise<boolean> {
    const { activation } = slot;
    const parentAddress = activation?.parent;
    if (!activation || !parentAddress) return false;
    const [parent] = await patiently(clock, () => store.load([parentAddress]));
    const definition = parent && charts.find(parent.actor.chart)?.definition;
    const supervision = definition && supervisionOf(definition, parent.actor.snapshot.context);
    if (!supervision) return false;
    return restartPolicy(supervision, activation.source ?? '') !== 'temporary';
  }

  return {
    async buryPoison(slot, message, error) {
      try {
        const id = await bury(message, 'poison', error);
        const refusal = runtimeErrors.deadLettered({ message, letter: id, cause: new Error(error.message) });
        for (const waiter of message.waiters) waiter.reject(refusal);
        if (!(await isSupervised(slot))) return;
        deliver(internalMessage(slot.address, `${id}/fail`, { type: controlEvent.fail, error }));
      } catch (cause) {
        logger.error({ address: slot.address, error: toPlainError(cause) }, 'could not write a dead letter');
        for (const waiter of message.waiters) waiter.reject(cause);
      }
    },
    async buryUnknown(message) {
      const error = runtimeErrors.unknownActor(message.address);
      for (const waiter of message.waiters) waiter.reject(error);
      if (message.external || message.timer || message.effect || isControlEvent(message.event.type)) return;
      await bury(message, 'unknownActor', toPlainError(error)).catch((cause) =>
        logger.error(
          { address: message.address, error: toPlainError(cause) },
          'could not write a dead letter',
        ),
      );
    },
  };
}
