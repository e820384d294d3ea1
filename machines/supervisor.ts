import { assign, enqueueActions, sendTo, setup } from 'xstate';
import { z } from 'zod';
import { type DeliberationFact, defineChart, type Persona, type StreamPolicy, turnOf } from '#core';
import { personaSchema } from '#rules';
import type { AgentReport, AgentRequest } from './agent/agent-state.ts';
import agent from './agent.ts';
import {
  fire,
  type PolicyFirings,
  policiesFor,
  type SupervisionPolicy,
  streamPolicies,
  supervisionPolicySchema,
} from './supervisor/policies.ts';

const supervisorInput = z.object({
  conversation: z.string().nullable().default(null),
  personas: z.array(personaSchema).min(1).max(25),
  policies: z.array(supervisionPolicySchema).max(20).default([]),
});

export interface SupervisorInput {
  readonly conversation: string | null;
  readonly personas: readonly Persona[];
  readonly policies: readonly SupervisionPolicy[];
}

export type SupervisorEvent =
  | {
      readonly type: 'supervisor.ask';
      readonly agent: string;
      readonly request: Omit<AgentRequest, 'policies'>;
    }
  | {
      /** To one agent, to several, or to all. */
      readonly type: 'supervisor.tell';
      readonly agents: readonly string[] | null;
      readonly event: { readonly type: string; readonly [key: string]: unknown };
    }
  | { readonly type: 'supervisor.pause' }
  | { readonly type: 'supervisor.resume' }
  | { readonly type: 'supervisor.drain' }
  | AgentReport;

/** What the supervisor itself tells its parent, beside the agents' events that it passes on. */
export type SupervisorReport =
  | {
      readonly type: 'supervisor.escalated';
      readonly policyId: string;
      readonly agent: string;
      readonly text: string;
    }
  | { readonly type: 'supervisor.drained' };

interface SupervisorContext {
  readonly agents: readonly string[];
  /** Agents that have ended. */
  readonly ended: readonly string[];
  readonly policies: readonly SupervisionPolicy[];
  readonly firings: PolicyFirings;
}

const machine = setup({
  types: {
    context: {} as SupervisorContext,
    events: {} as SupervisorEvent,
    input: {} as SupervisorInput,
    emitted: {} as DeliberationFact,
  },
  actors: { agent: agent.machine },
  delays: { drainTime: 45_000 },
  guards: {
    isLive: ({ context, event }) =>
      event.type === 'supervisor.ask' &&
      context.agents.includes(event.agent) &&
      !context.ended.includes(event.agent),
    haveAllEnded: ({ context }) => context.ended.length >= context.agents.length,
  },
  actions: {
    startAgents: enqueueActions(({ enqueue, event }) => {
      const { input } = event as unknown as { input: SupervisorInput };
      for (const persona of input.personas) {
        enqueue.spawnChild('agent', {
          id: persona.key,
          input: { persona, conversation: input.conversation },
        });
      }
    }),
    passAsk: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'supervisor.ask') return;
      const policies: readonly StreamPolicy[] = streamPolicies(context.policies);
      enqueue(sendTo(event.agent, { type: 'agent.ask', ...event.request, policies }));
    }),
    refuseAsk: enqueueActions(({ enqueue, event }) => {
      if (event.type !== 'supervisor.ask') return;
      const { agent: key, request } = event;
      enqueue.sendParent({
        type: 'agent.failed',
        agent: key,
        requestId: request.requestId,
        kind: request.kind,
        error: {
          name: 'SupervisorError',
          code: 'supervisor.noAgent',
          message: `there is no agent '${key}' to ask for '${request.kind}'`,
        },
      } satisfies AgentReport);
    }),
    tell: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'supervisor.tell') return;
      for (const key of liveAgents(context)) {
        if (event.agents === null || event.agents.includes(key)) enqueue(sendTo(key, event.event));
      }
    }),
    tellAll: enqueueActions(({ enqueue, context }, params: { type: string }) => {
      for (const key of liveAgents(context)) enqueue(sendTo(key, { type: params.type }));
    }),
    forward: enqueueActions(({ enqueue, event }) => {
      enqueue.sendParent(event);
    }),
    applyPolicies: enqueueActions(({ enqueue, context, event, system }) => {
      const { agent: key } = event as AgentReport;
      const { at } = turnOf(system);
      let { firings } = context;
      for (const policy of policiesFor(context.policies, event as AgentReport)) {
        const next = fire(firings, policy, at);
        if (next === null || !liveAgents(context).includes(key)) continue;
        firings = next;
        const text = policy.text ?? `Your words matched '${policy.match.pattern}'. Correct yourself.`;
        if (policy.action === 'interject') {
          const reason = `policy '${policy.id}'`;
          enqueue(
            sendTo(key, { type: 'agent.interject', text, from: 'supervisor', policyId: policy.id, reason }),
          );
        } else if (policy.action === 'escalate') {
          enqueue.sendParent({
            type: 'supervisor.escalated',
            policyId: policy.id,
            agent: key,
            text,
          } satisfies SupervisorReport);
        } else {
          enqueue(sendTo(key, { type: policy.action === 'pause' ? 'agent.pause' : 'agent.restart' }));
        }
        enqueue.emit({
          type: 'supervisor.acted',
          policy: policy.id,
          action: policy.action,
          agent: key,
        });
      }
      if (firings !== context.firings) enqueue.assign({ firings });
    }),
    noteEnd: assign({
      ended: ({ context, event }) => {
        const key = (event as unknown as { actorId?: string }).actorId ?? '';
        return context.agents.includes(key) && !context.ended.includes(key)
          ? [...context.ended, key]
          : context.ended;
      },
    }),
    noteReturn: assign({
      ended: ({ context, event }) =>
        event.type === 'agent.started' ? context.ended.filter((key) => key !== event.agent) : context.ended,
    }),
    reportDrained: enqueueActions(({ enqueue }) => {
      enqueue.sendParent({ type: 'supervisor.drained' } satisfies SupervisorReport);
    }),
  },
}).createMachine({
  id: 'supervisor',
  context: ({ input }) => ({
    agents: input.personas.map(({ key }) => key),
    ended: [],
    policies: input.policies,
    firings: {},
  }),
  initial: 'supervising',
  entry: 'startAgents',
  on: {
    'agent.started': { actions: ['noteReturn', 'forward', 'applyPolicies'] },
    'agent.*': { actions: ['forward', 'applyPolicies'] },
    'xstate.done.actor.*': { actions: 'noteEnd' },
    'xstate.error.actor.*': { actions: 'noteEnd' },
    'supervisor.tell': { actions: 'tell' },
    'supervisor.pause': { actions: { type: 'tellAll', params: { type: 'agent.pause' } } },
    'supervisor.resume': { actions: { type: 'tellAll', params: { type: 'agent.resume' } } },
  },
  states: {
    supervising: {
      on: {
        'supervisor.ask': [{ guard: 'isLive', actions: 'passAsk' }, { actions: 'refuseAsk' }],
        'supervisor.drain': 'draining',
      },
    },
    draining: {
      entry: { type: 'tellAll', params: { type: 'agent.drain' } },
      on: { 'supervisor.ask': { actions: 'refuseAsk' } },
      always: { guard: 'haveAllEnded', target: 'drained' },
      after: { drainTime: 'drained' },
    },
    drained: { type: 'final', entry: 'reportDrained' },
  },
});

function liveAgents(context: SupervisorContext): readonly string[] {
  return context.agents.filter((key) => !context.ended.includes(key));
}

/** Keeps a team of agents: passes requests down and every report up, unchanged, and acts by its policies. */
export default defineChart({
  machine,
  description: 'Watches agents, cuts in by policy, restarts the failed and shuts them down in order.',
  input: supervisorInput,
  events: {
    'supervisor.pause': z.object({}),
    'supervisor.resume': z.object({}),
    'supervisor.drain': z.object({}),
  },
  supervision: { strategy: 'oneForOne', intensity: 3, periodMs: 60_000, restart: { agent: 'transient' } },
});
