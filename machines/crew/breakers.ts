import type { BreakerInput, BreakerReport } from '../circuit-breaker.ts';
import { change, type Draft, send, spawn } from '../task/draft.ts';
import type { CrewContext } from './crew-state.ts';
import { holdsOf } from './holds.ts';

/** Tells the breaker of an agent's type how its work ended; the first failure brings the breaker into being. */
export function noteOutcome(draft: Draft<CrewContext>, agent: string, succeeded: boolean): void {
  const { context } = draft;
  const kind = context.workers.find(({ key }) => key === agent)?.kind;
  if (kind === undefined) return;
  const holds = holdsOf(context);
  let address = holds.breakers[kind]?.address;
  if (address === undefined) {
    if (succeeded) return;
    const input: Partial<BreakerInput> = { subject: kind, kind: 'agent' };
    address = spawn(draft, 'circuit-breaker', `breaker-${kind}`, input);
    change(draft, {
      holds: { ...holds, breakers: { ...holds.breakers, [kind]: { address, state: 'closed' } } },
    });
  }
  const failed = succeeded ? 0 : 1;
  send(draft, address, {
    type: 'breaker.reported',
    succeeded: 1 - failed,
    failed,
    trailing: failed,
    ...(succeeded ? {} : { reason: `work of '${agent}' failed` }),
  });
}

/** A breaker opened, closed, or lets one piece of work through. */
export function takeBreaker(draft: Draft<CrewContext>, { subject, state }: BreakerReport): void {
  const holds = holdsOf(draft.context);
  const address = draft.turn.sender ?? '';
  change(draft, { holds: { ...holds, breakers: { ...holds.breakers, [subject]: { address, state } } } });
}
