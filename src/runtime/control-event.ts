import { childrenRestarted } from '#core';

/**
 * Events of the runtime itself, in the journal and in mailboxes. They carry our own names, not XState's, so that
 * stored journals outlive a change of XState's event names.
 */
export const controlEvent = {
  /** First turn: `{ input }`. */
  init: 'statehouse.init',
  /** Begin anew at the same address: `{ input, reason }`. */
  restart: 'statehouse.restart',
  /** End without a result. */
  stop: 'statehouse.stop',
  /** A child ended well: `{ child, output }`. */
  childDone: 'statehouse.child.done',
  /** A child failed and is not restarted: `{ child, error }`. */
  childFailed: 'statehouse.child.failed',
  /** A supervised child failed; the parent decides: `{ child, source, error }`. */
  childCrashed: 'statehouse.child.crashed',
  /** Supervised children begin anew, for the chart to hear: `{ child, children, reason }`. Never in a mailbox. */
  childrenRestarted,
  /** A delayed send to another actor is due: `{ id }`. */
  timer: 'statehouse.timer',
  /** The stored state was carried to a new chart version: `{ from, to, snapshot }`. */
  migrate: 'statehouse.migrate',
  /** The actor failed: `{ error }`. */
  fail: 'statehouse.fail',
} as const;

export function isControlEvent(type: string): boolean {
  return type.startsWith('statehouse.');
}

/** Whether an event may only come from the runtime: accepted from outside, it would forge births, ends and results. */
export function isReserved(type: string): boolean {
  return isControlEvent(type) || type.startsWith('xstate.');
}
