import type { AdvisoryLock } from './advisory-lock.ts';
import type { Participants } from './participants.ts';
import { openHome } from './postgres-home.ts';
import { isPostmaster, readPostmasterFile } from './postmaster.ts';
import { sendSignal } from './server.ts';

const LOCK_TIMEOUT_MS = 500;

/** The last resort of a process that exits without closing. */
export interface ExitHook {
  /** The caller no longer holds the lock of `whileAlone`. */
  opened(): void;
  /** The caller takes care of the server itself. */
  forget(): void;
}

/**
 * Leaves at the exit of this process as `close` would, except that it cannot wait: it only sends the signal,
 * and whoever opens the folder next waits for a server that is still stopping. Begins under `whileAlone`.
 */
export function stopAtExit(options: {
  readonly dataDir: string;
  readonly participants: Participants;
  readonly membership: AdvisoryLock;
}): ExitHook {
  const { participants, membership } = options;
  let alone = true;
  const leave = () => {
    membership.release();
    if (participants.areThere()) return;
    const { data } = openHome(options.dataDir);
    const pid = readPostmasterFile(data)?.pid;
    if (pid !== undefined && isPostmaster(pid, data)) sendSignal(pid, 'SIGINT');
  };
  const onExit = () => {
    if (alone) leave();
    else participants.whileAloneSync(leave, LOCK_TIMEOUT_MS);
  };
  process.once('exit', onExit);
  return {
    opened: () => {
      alone = false;
    },
    forget: () => {
      process.off('exit', onExit);
    },
  };
}
