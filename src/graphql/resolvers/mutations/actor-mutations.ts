import type { ActorEvent } from '#core';
import type { MutationResolvers } from '../../__generated__/resolvers-types.ts';
import { readTypedEvent } from '../../event-inputs/read-typed-event.ts';
import { inputErrors } from '../../input-error.ts';
import { readKey } from '../../node-id.ts';
import { attempt } from '../../user-error.ts';
import { changeRequest } from './change-request.ts';
import { idFromKey } from './id-from-key.ts';

const addressPart = /^[A-Za-z0-9_-]{1,64}$/;

export const actorMutations: Pick<
  MutationResolvers,
  'sendEvent' | 'sendTypedEvent' | 'startActor' | 'stopActor'
> = {
  sendEvent: (_, { address, event, idempotencyKey }, context) =>
    attempt(
      async () => {
        const target = readKey('Actor', address);
        const request = changeRequest(context, idempotencyKey);
        const receipt = await context.services.runtime.send(target, readEvent(event), request);
        return { actor: await context.loaders.row('actors', target), receipt };
      },
      { actor: null, receipt: null },
    ),
  sendTypedEvent: (_, { address, event, idempotencyKey }, context) =>
    attempt(
      async () => {
        const target = readKey('Actor', address);
        const { chart, event: read } = readTypedEvent(event, context.services.charts);
        const actor = await context.services.queries.actors.byIds([target]);
        const runs = actor.get(target)?.chart ?? chart;
        if (runs !== chart) throw inputErrors.field(['event', chart], `the actor runs the chart '${runs}'`);
        const request = changeRequest(context, idempotencyKey);
        const receipt = await context.services.runtime.send(target, read, request);
        return { actor: await context.loaders.row('actors', target), receipt };
      },
      { actor: null, receipt: null },
    ),
  startActor: (_, { input, idempotencyKey }, context) =>
    attempt(
      async () => {
        const { sender, key } = changeRequest(context, idempotencyKey);
        const id = input.id ?? (key === undefined ? context.ids.next() : idFromKey(input.chart, key));
        if (!addressPart.test(id))
          throw inputErrors.field(['input', 'id'], 'expected 1 to 64 letters, digits, - or _');
        const receipt = await context.services.runtime.start({
          chart: input.chart,
          id,
          sender,
          ...(input.input === undefined ? {} : { input: input.input }),
        });
        return { actor: await context.loaders.row('actors', receipt.address), receipt };
      },
      { actor: null, receipt: null },
    ),
  stopActor: (_, { address, idempotencyKey }, context) =>
    attempt(
      async () => {
        const target = readKey('Actor', address);
        const receipt = await context.services.safeguards.stopActor(
          target,
          changeRequest(context, idempotencyKey),
        );
        return { actor: await context.loaders.row('actors', target), receipt };
      },
      { actor: null, receipt: null },
    ),
};

function readEvent(event: unknown): ActorEvent {
  const { type } = (event ?? {}) as { type?: unknown };
  if (typeof type !== 'string' || type === '' || Array.isArray(event)) throw inputErrors.event();
  return event as ActorEvent;
}
