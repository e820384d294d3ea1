import { type Clock, type Logger, StatehouseError, toPlainError } from '#core';

const againMs = 1_000;

/**
 * Does what belongs to a start and sends events. While an emergency stop of everything is in force it is put off until
 * that is over: a process that would not start could not be told to end the stop.
 */
export async function onceReleased(
  begin: () => Promise<void>,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): Promise<{ close(): Promise<void> }> {
  let cancel = (): void => {};
  let trying = Promise.resolve();
  let closed = false;

  async function again(): Promise<void> {
    try {
      await begin();
      logger.info({}, 'the emergency stop is over; what it kept from starting has started');
    } catch (error) {
      if (isHalted(error)) return later();
      if (!closed) logger.error({ error: toPlainError(error) }, 'could not start what a stop had put off');
    }
  }

  function later(): void {
    if (closed) return;
    cancel = clock.schedule(againMs, () => {
      trying = again();
    });
  }

  try {
    await begin();
  } catch (error) {
    if (!isHalted(error)) throw error;
    logger.warn({}, 'an emergency stop is in force: crew and monitors start when it is over');
    later();
  }
  return {
    async close() {
      closed = true;
      cancel();
      await trying;
    },
  };
}

function isHalted(error: unknown): boolean {
  return error instanceof StatehouseError && error.code === 'actor.halted';
}
