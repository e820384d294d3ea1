import type {
  AgentAnswered,
  AgentModelOutput,
  AgentStatus,
  AgentStatusChanged,
  Cut,
  MessageAdded,
  PlainError,
} from '#core';
import {
  type AgentContext,
  type AgentReport,
  type AgentRequest,
  type Interjection,
  limits,
} from './agent-state.ts';

/** What an agent tells its parent, and what it makes known when it has none. */
export function statusFact(context: AgentContext, address: string, status: AgentStatus): AgentStatusChanged {
  const { request } = context;
  const isAtWork = status !== 'idle' && status !== 'stopped' && status !== 'failed';
  return {
    type: 'agent.status',
    agent: address,
    persona: context.key,
    status,
    request: isAtWork && request !== null ? { id: request.requestId, kind: request.kind } : null,
  };
}

/** A message of the agent's own transcript, kept when it talks with a person alone. */
export function ownMessage(
  context: AgentContext,
  parts: Pick<MessageAdded, 'id' | 'sender' | 'senderType' | 'senderName' | 'messageType' | 'text'> &
    Partial<MessageAdded>,
): MessageAdded {
  return {
    type: 'message.added',
    conversation: context.address,
    ordinal: context.ordinal + 1,
    phase: 'chat',
    data: null,
    parentId: null,
    requiresResponse: false,
    rehearsal: false,
    callId: null,
    cut: null,
    ...parts,
  };
}

export function ownInterjection(
  context: AgentContext,
  id: string,
  { text, from, policyId }: Interjection,
  cut: Cut | null,
): MessageAdded {
  return ownMessage(context, {
    id,
    sender: from,
    senderType: policyId === null ? 'user' : 'supervisor',
    senderName: from,
    messageType: 'interjection',
    text,
    cut,
  });
}

export function repliedReport(
  context: AgentContext,
  request: AgentRequest,
  { reply, callId, rehearsal, usage }: AgentModelOutput,
): AgentReport {
  return {
    type: 'agent.replied',
    agent: context.key,
    address: context.address,
    requestId: request.requestId,
    kind: request.kind,
    reply,
    callId,
    rehearsal,
    usage,
  };
}

export function failedReport(
  context: AgentContext,
  { requestId, kind }: Pick<AgentRequest, 'requestId' | 'kind'>,
  error: PlainError,
): AgentReport {
  return { type: 'agent.failed', agent: context.key, requestId, kind, error };
}

export function interjectedReport(
  context: AgentContext,
  interjection: Interjection,
  cut: Cut | null,
): AgentReport {
  return {
    type: 'agent.interjected',
    agent: context.key,
    address: context.address,
    requestId: context.request?.requestId ?? null,
    cut,
    ...interjection,
  };
}

export function failedAnswer(context: AgentContext, requestId: string, error: PlainError): AgentAnswered {
  return {
    type: 'agent.answered',
    agent: context.address,
    requestId,
    messageId: null,
    callId: null,
    failure: error.message,
  };
}

/** Why a request is not taken. */
export function refusal(context: AgentContext, kind: string): PlainError {
  return context.isDraining
    ? {
        name: 'AgentError',
        code: 'agent.draining',
        message: `agent '${context.key}' is shutting down and takes no new request`,
      }
    : {
        name: 'AgentError',
        code: 'agent.queueFull',
        message: `agent '${context.key}' takes no request of kind '${kind}' now: its queue of ${limits.queue} is full, or it serves a conversation only`,
      };
}

/** Why a request ended with the agent. */
export function drainedError(context: AgentContext): PlainError {
  return {
    name: 'AgentError',
    code: 'agent.drained',
    message: `agent '${context.key}' was shut down before it had answered`,
  };
}
