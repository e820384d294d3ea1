import type { ActorEvent, ChartDefinition, PlainError, Supervision } from '#core';
import { controlEvent } from '../control-event.ts';
import { childAddresses } from '../kernel.ts';
import type { Activation } from '../turn/activation.ts';
import { restartPolicy, supervisionOf } from './supervision-of.ts';

export type SupervisionDecision =
  | {
      readonly kind: 'restart';
      readonly restart: readonly string[];
      readonly reason: string;
      readonly restarts: readonly number[];
      /** What the chart is to hear of it in this turn; null: nothing. */
      readonly tell: ActorEvent | null;
    }
  | { readonly kind: 'escalate'; readonly error: PlainError; readonly restarts: readonly number[] }
  /** The budget is spent, and it is for the chart to say what follows. */
  | { readonly kind: 'leave'; readonly tell: ActorEvent };

/** The actor whose child ended. */
export type Supervisor = Pick<Activation, 'address' | 'snapshot' | 'restarts'> & {
  /** Its running effects, by address. */
  readonly effects: { has(address: string): boolean };
  readonly chart: { readonly definition: Pick<ChartDefinition, 'supervision'> };
};

interface Child {
  readonly id: string;
  readonly address: string;
  readonly source: string;
}

/**
 * OTP's rules (https://www.erlang.org/doc/system/sup_princ.html) for a child that ended. Null when they leave it to the
 * chart: the child is not under supervision, is temporary, or ended well and is not permanent.
 */
export function supervise(parent: Supervisor, event: ActorEvent, at: number): SupervisionDecision | null {
  const crashed =
    event.type === controlEvent.childCrashed ||
    (event.type === controlEvent.childDone && event['failed'] === true);
  if (!parent.snapshot || !(crashed || event.type === controlEvent.childDone)) return null;
  const supervision = supervisionOf(parent.chart.definition, parent.snapshot.context);
  if (!supervision) return null;
  const children = childAddresses(parent.snapshot);
  const child = children.find(({ id }) => id === event['child']);
  if (!child) return null;
  const policy = restartPolicy(supervision, child.source);
  if (policy === 'temporary' || (policy === 'transient' && !crashed)) return null;
  const group = supervision.groups?.[child.source];
  const { intensity = 1, periodMs = 5_000, strategy = 'oneForOne' } = group ?? supervision;
  const past = group?.restarts ?? parent.restarts;
  const restarts = [...past.filter((time) => time > at - periodMs), at];
  const reason = messageOf(event);
  if (restarts.length > intensity) {
    const error: PlainError = {
      name: 'TerminalError',
      code: 'supervision.intensityReached',
      message: `'${parent.address}' gave up: ${restarts.length} restarts of its children within ${periodMs} ms, allowed are ${intensity}. Last was '${child.address}': ${reason}`,
    };
    if (!group) return { kind: 'escalate', error, restarts };
    return { kind: 'leave', tell: { type: controlEvent.childFailed, child: child.id, error: { ...error } } };
  }
  const order = peersOf({ supervision, children, child, isEffect: (address) => parent.effects.has(address) });
  const position = order.findIndex(({ id }) => id === child.id);
  const affected =
    strategy === 'oneForOne' ? [child] : strategy === 'oneForAll' ? order : order.slice(position);
  const tell = group && {
    type: controlEvent.childrenRestarted,
    child: child.id,
    children: affected.map(({ id }) => id),
    reason,
  };
  return {
    kind: 'restart',
    restart: affected.map(({ address }) => address),
    reason,
    restarts: group ? parent.restarts : restarts,
    tell: tell ?? null,
  };
}

/** The children that the strategy may reach with this one, in the order in which they joined. */
function peersOf({
  supervision: { groups = {} },
  children,
  child,
  isEffect,
}: {
  readonly supervision: Supervision;
  readonly children: readonly Child[];
  readonly child: Child;
  readonly isEffect: (address: string) => boolean;
}): readonly Child[] {
  const group = groups[child.source];
  if (!group) {
    return children
      .filter(({ address, source }) => !isEffect(address) && !(source in groups))
      .sort((a, b) => startOf(a.address) - startOf(b.address));
  }
  const places = new Map(group.order.map((id, index) => [id, index]));
  const placeOf = ({ id }: Child): number => places.get(id) ?? places.size;
  return children.filter(({ source }) => source === child.source).sort((a, b) => placeOf(a) - placeOf(b));
}

/** The parent's turn in which the child was started: the number that ends its address. */
function startOf(address: string): number {
  return Number(address.slice(address.lastIndexOf(':') + 1));
}

function messageOf(event: ActorEvent): string {
  const error = event['error'] as PlainError | undefined;
  if (error) return error.message;
  if (event['failed'] !== true) return 'it ended';
  const { reason } = (event['output'] ?? {}) as { readonly reason?: unknown };
  return typeof reason === 'string' ? reason : 'it ended in a failed state';
}
