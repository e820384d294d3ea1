import type { ActorEvent, PlainError } from '#core';
import { controlEvent } from '../control-event.ts';
import { childAddresses } from '../kernel.ts';
import type { Activation } from '../turn/activation.ts';

export type SupervisionDecision =
  | {
      readonly kind: 'restart';
      readonly restart: readonly string[];
      readonly reason: string;
      readonly restarts: readonly number[];
    }
  | { readonly kind: 'escalate'; readonly error: PlainError; readonly restarts: readonly number[] };

/**
 * OTP's rules (https://www.erlang.org/doc/system/sup_princ.html) for a child that ended. Null when they leave it to the
 * chart: the child is not under supervision, is temporary, or ended well and is not permanent.
 */
export function supervise(parent: Activation, event: ActorEvent, at: number): SupervisionDecision | null {
  const supervision = parent.chart.definition.supervision;
  const crashed =
    event.type === controlEvent.childCrashed ||
    (event.type === controlEvent.childDone && event['failed'] === true);
  if (!supervision || !parent.snapshot || !(crashed || event.type === controlEvent.childDone)) return null;
  const children = childAddresses(parent.snapshot);
  const child = children.find(({ id }) => id === event['child']);
  if (!child) return null;
  const policy = supervision.restart?.[child.source] ?? supervision.restart?.['default'] ?? 'temporary';
  if (policy === 'temporary' || (policy === 'transient' && !crashed)) return null;
  const { intensity = 1, periodMs = 5_000, strategy = 'oneForOne' } = supervision;
  const restarts = [...parent.restarts.filter((time) => time > at - periodMs), at];
  if (restarts.length > intensity) {
    const error: PlainError = {
      name: 'TerminalError',
      code: 'supervision.intensityReached',
      message: `'${parent.address}' gave up: ${restarts.length} restarts of its children within ${periodMs} ms, allowed are ${intensity}. Last was '${child.address}': ${messageOf(event)}`,
    };
    return { kind: 'escalate', error, restarts };
  }
  const order = [...children]
    .filter((one) => isMachine(parent, one.address))
    .sort((a, b) => startOf(a.address) - startOf(b.address));
  const position = order.findIndex(({ id }) => id === child.id);
  const affected =
    strategy === 'oneForOne' ? [child] : strategy === 'oneForAll' ? order : order.slice(position);
  return {
    kind: 'restart',
    restart: affected.map(({ address }) => address),
    reason: messageOf(event),
    restarts,
  };
}

function isMachine(parent: Activation, address: string): boolean {
  return !parent.effects.has(address);
}

/** The parent's turn in which the child was started: the number that ends its address. */
function startOf(address: string): number {
  return Number(address.slice(address.lastIndexOf(':') + 1));
}

function messageOf(event: ActorEvent): string {
  const error = event['error'] as PlainError | undefined;
  return error?.message ?? (event['failed'] === true ? 'it ended in a failed state' : 'it ended');
}
