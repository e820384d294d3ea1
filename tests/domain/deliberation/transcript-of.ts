import type { AgentModelInput, TranscriptMessage } from '#core';

export function message(ordinal: number, patch: Partial<TranscriptMessage> = {}): TranscriptMessage {
  return {
    id: `m${ordinal}`,
    ordinal,
    sender: 'conversation/1/panel:1/ben:1',
    senderType: 'agent',
    senderName: 'Ben',
    type: 'discussion',
    phase: 'discussion',
    text: `words ${ordinal}`,
    data: { persona: 'ben' },
    parentId: null,
    rehearsal: false,
    cut: null,
    ...patch,
  };
}

export function modelInput(patch: Partial<AgentModelInput> = {}): AgentModelInput {
  return {
    kind: 'discuss',
    persona: 'ada',
    conversation: 'conversation/1',
    beforeOrdinal: 100,
    windowTokens: 6_000,
    task: { round: null, rule: null, options: [], note: null },
    interjections: [],
    policies: [],
    exchange: [],
    ...patch,
  };
}
