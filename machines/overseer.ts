import { setup } from 'xstate';
import { z } from 'zod';
import {
  defineChart,
  effect,
  type PolicyMatch,
  type TaskFact,
  type WatchEventsInput,
  type WatchEventsOutput,
} from '#core';
import { type CrewPolicy, crewPolicySchema } from '#rules';
import type { ClarificationSettled } from './clarification.ts';
import clarification from './clarification.ts';
import { carryOut, type OverseerContext, settleEscalation } from './overseer/actions.ts';
import { actionsOver, change } from './task/draft.ts';

const overseerInput = z.object({ policies: z.array(crewPolicySchema).max(100).default([]) });
const setPolicy = z.object({ policy: crewPolicySchema });
const removePolicy = z.object({ id: z.string().min(1) });

type OverseerEvent =
  | { readonly type: 'overseer.setPolicy'; readonly policy: CrewPolicy }
  | { readonly type: 'overseer.removePolicy'; readonly id: string }
  | { readonly type: 'overseer.advanced'; readonly position: number }
  | ({ readonly type: 'overseer.matched' } & PolicyMatch)
  | ClarificationSettled;

type Of<Type extends OverseerEvent['type']> = Extract<OverseerEvent, { type: Type }>;

const act = actionsOver<OverseerContext, OverseerEvent>();

const machine = setup({
  types: {
    context: {} as OverseerContext,
    events: {} as OverseerEvent,
    input: {} as z.input<typeof overseerInput>,
    emitted: {} as TaskFact,
  },
  actors: {
    clarification: clarification.machine,
    watchEvents: effect<WatchEventsInput, WatchEventsOutput>(),
  },
  delays: { rest: 5_000 },
  guards: {
    hasPolicies: ({ context }) => context.policies.length > 0,
    hasNone: ({ context }) => context.policies.length === 0,
  },
  actions: {
    setPolicy: act((draft, { policy }: Of<'overseer.setPolicy'>) => {
      const sound = crewPolicySchema.parse(policy);
      const others = draft.context.policies.filter(({ id }) => id !== sound.id);
      const policies = [...others, { ...sound, since: draft.turn.at }];
      change(draft, { policies });
    }),
    removePolicy: act((draft, { id }: Of<'overseer.removePolicy'>) =>
      change(draft, { policies: draft.context.policies.filter((policy) => policy.id !== id) }),
    ),
    advance: act((draft, { position }: Of<'overseer.advanced'>) => {
      if (position > (draft.context.position ?? 0)) change(draft, { position, metThere: [] });
    }),
    carryOut: act(carryOut),
    settleEscalation: act(settleEscalation),
  },
}).createMachine({
  id: 'overseer',
  context: ({ input }) => ({
    policies: overseerInput.parse(input).policies,
    position: null,
    acted: {},
    escalations: {},
    questions: 0,
  }),
  initial: 'idle',
  on: {
    'overseer.setPolicy': { target: '.changing', actions: 'setPolicy' },
    'overseer.removePolicy': { target: '.changing', actions: 'removePolicy' },
    'clarification.settled': { actions: 'settleEscalation' },
  },
  states: {
    idle: { always: { guard: 'hasPolicies', target: 'watching' } },
    // Through here the watch begins anew with the policies as they are now.
    changing: { always: [{ guard: 'hasNone', target: 'idle' }, { target: 'watching' }] },
    watching: {
      invoke: {
        src: 'watchEvents',
        id: 'watchEvents',
        input: ({ context: { policies, position } }) => ({ policies, after: position }),
        onDone: 'resting',
        onError: 'resting',
      },
      on: {
        'overseer.matched': { actions: 'carryOut' },
        'overseer.advanced': { actions: 'advance' },
      },
    },
    resting: { after: { rest: 'changing' } },
  },
});

/** Watches the turns and words of all actors by policies that people set, and acts on who they are about. */
export default defineChart({
  machine,
  description: 'Watches crews by policies: cuts in, pauses, begins anew, gives to others, asks a person.',
  input: overseerInput,
  events: { 'overseer.setPolicy': setPolicy, 'overseer.removePolicy': removePolicy },
  supervision: { strategy: 'oneForOne', restart: { default: 'temporary' } },
});
