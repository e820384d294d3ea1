import type { Persona, StructuredOutput } from '#core';
import type { ChatRequest } from '../../src/llm/chat-server/chat-request.ts';

/** What a prompt of a deliberation is made of. */
export interface PromptParts {
  readonly goal: string;
  readonly established?: readonly string[];
  readonly lines?: readonly string[];
  readonly concerns?: readonly string[];
  readonly proposal?: string;
  readonly options?: readonly { readonly key: string; readonly title: string; readonly detail: string }[];
  readonly interjection?: string;
  readonly task: string;
}

/** A request in the layout that every agent's prompt has. */
export function promptFor(persona: Persona, parts: PromptParts, output: StructuredOutput): ChatRequest {
  const bullets = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n');
  const sections: [string, string][] = [
    ['Goal', parts.goal.replaceAll(/^/gm, '> ')],
    ['Established', bullets(parts.established ?? [])],
    ['Transcript', (parts.lines ?? []).join('\n')],
    ['Open concerns', bullets(parts.concerns ?? [])],
    ['Proposal', parts.proposal ?? ''],
    [
      'Options',
      bullets((parts.options ?? []).map(({ key, title, detail }) => `[${key}] ${title}: ${detail}`)),
    ],
    ['Interjection', parts.interjection ?? ''],
    ['Task', parts.task],
  ];
  const user = sections.filter(([, body]) => body !== '').map(([title, body]) => `# ${title}\n\n${body}`);
  const system = `# You\n\nName: ${persona.name}\nKey: ${persona.key}\nRole: ${persona.role}\nPersonality: ${persona.personality}\n\n# Decision criteria\n\n${bullets(persona.decisionCriteria)}\n\n# Style\n\n${persona.style}`;
  return {
    model: 'rehearsal',
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user.join('\n\n') },
    ],
    response_format: {
      type: 'json_schema',
      json_schema: { name: output.name, schema: { ...output.schema }, strict: true },
    },
  };
}
