import type { AgentModelInput, DeliberationReplies, Persona, PlainError, ReplyKind } from '#core';
import { type EffectCall, type EffectScript, Simulation, type SimulationRequest } from '#testing';
import agent from '../../machines/agent.ts';
import ballot from '../../machines/ballot.ts';
import clarification from '../../machines/clarification.ts';
import conversation from '../../machines/conversation.ts';
import supervisor from '../../machines/supervisor.ts';

export const charts = [agent, ballot, clarification, conversation, supervisor];

export function persona(key: string, more: Partial<Persona> = {}): Persona {
  return {
    key,
    name: key.toUpperCase(),
    role: `plays ${key}`,
    personality: 'calm',
    decisionCriteria: [`what ${key} cares about`],
    style: 'short',
    outputFormat: 'plain',
    ...more,
  };
}

export const three = [persona('ada', { facilitates: true }), persona('ben'), persona('cleo')];

/** What the scripted model is asked: the request and how often this persona was asked this kind before. */
export interface Asked {
  readonly persona: string;
  readonly kind: ReplyKind;
  readonly time: number;
  readonly input: AgentModelInput;
  readonly call: EffectCall;
}

type Answer = { readonly reply: unknown } | { readonly error: PlainError } | EffectScript;

export type Script = {
  readonly [Kind in ReplyKind]?: (asked: Asked) => DeliberationReplies[Kind] | Answer;
};

const base: Required<Script> = {
  clarify: ({ persona: key }) => ({ understanding: `${key} understands`, questions: [] }),
  explore: ({ persona: key }) => ({
    contribution: `${key} contributes`,
    ideas: [{ title: `idea of ${key}`, detail: 'a detail' }],
    risks: [],
    resources: [],
    questionToUser: null,
  }),
  discuss: ({ persona: key, time }) => ({
    statement: `${key} says thing number ${time}`,
    type: 'discussion',
    addressedTo: null,
    inReplyTo: null,
    concernsRaised: [],
    concernsResolved: [],
    bid: 5,
    readyForConsensus: true,
    questionToUser: null,
  }),
  summary: () => ({ summary: 'so far', agreements: [], openPoints: [] }),
  propose: () => ({
    title: 'A proposal',
    summary: 'What to do',
    options: [
      { key: 'go', title: 'Go', detail: 'do it' },
      { key: 'stay', title: 'Stay', detail: 'do not' },
      { key: 'wait', title: 'Wait', detail: 'later' },
    ],
    recommended: 'go',
    reasons: ['because'],
    actionItems: [{ title: 'Begin', owner: 'ADA', due: null }],
  }),
  revise: (asked) => ({
    ...(base.propose(asked) as DeliberationReplies['propose']),
    title: 'A revised proposal',
    changes: ['smaller'],
  }),
  vote: () => ({
    choice: 'go',
    ranking: ['go', 'wait', 'stay'],
    approvals: ['go'],
    reason: 'it is right',
    objection: null,
    confidence: 0.8,
  }),
  conclude: () => ({
    decision: 'We go.',
    reasons: ['it is right'],
    actionItems: [{ title: 'Begin', owner: 'ADA', due: null }],
    dissent: [],
  }),
  chat: ({ time }) => ({ reply: `answer ${time}` }),
};

/** What the base script answers to a request of this kind. */
export function sampleReply(kind: ReplyKind, who: string): unknown {
  return base[kind]({ persona: who, kind, time: 1 } as Asked);
}

export const votes = (choice: string, objection: string | null = null): DeliberationReplies['vote'] => ({
  choice,
  ranking: choice === 'abstain' ? [] : [choice],
  approvals: choice === 'abstain' ? [] : [choice],
  reason: `I want ${choice}`,
  objection,
  confidence: 0.6,
});

/** A model that answers each kind as the script says, else agreeably. */
export function scriptedModel(script: Script): SimulationRequest['effects'] {
  const counts = new Map<string, number>();
  return (call) => {
    if (call.source === 'notifyPeople') return { result: { channels: ['inbox'] } };
    if (call.source === 'modelCut') return { result: { callId: 'cut-call', offset: 7, prefix: 'so far ' } };
    if (call.source === 'tool') {
      const { calls } = call.input as { calls: readonly { name: string }[] };
      return { result: { results: calls.map(({ name }) => JSON.stringify({ tool: name })) } };
    }
    const input = call.input as AgentModelInput;
    const counter = `${call.root} ${input.persona} ${input.kind}`;
    const time = (counts.get(counter) ?? 0) + 1;
    counts.set(counter, time);
    const asked = { persona: input.persona, kind: input.kind, time, input, call };
    const answer = (script[input.kind] ?? base[input.kind])(asked);
    return toScript(answer, `${counter} ${time}`);
  };
}

function toScript(answer: unknown, callId: string): EffectScript {
  const parts = typeof answer === 'object' && answer !== null ? answer : {};
  if ('result' in parts || 'error' in parts || 'notify' in parts || 'latencyMs' in parts) {
    return parts as EffectScript;
  }
  const reply = 'reply' in parts ? parts.reply : answer;
  return {
    result: {
      reply,
      toolCalls: [],
      callId,
      rehearsal: true,
      usage: { promptTokens: 100, completionTokens: 20, costUsd: 0.001 },
    },
  };
}

export interface Deliberation {
  readonly simulation: Simulation;
  readonly address: string;
}

export function deliberate(request: {
  readonly script?: Script;
  readonly options?: object;
  readonly personas?: readonly Persona[];
  readonly seed?: number;
  readonly restarts?: boolean;
}): Deliberation {
  const { script = {}, options = {}, personas = three, ...rest } = request;
  const simulation = new Simulation({ charts, effects: scriptedModel(script), ...rest });
  const address = simulation.start('conversation', { goal: 'Should we go?', personas, options });
  return { simulation, address };
}
