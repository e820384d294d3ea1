import type { AgentModelInput, ModelMessage, Persona, TranscriptMessage } from '#core';
import { selectTranscript } from '#rules';
import { isGoal, readStanding, type Standing } from './established.ts';
import { describeTask } from './tasks.ts';

export interface PromptParts {
  readonly persona: Persona;
  readonly input: AgentModelInput;
  /** The whole transcript that the request may see, oldest first. */
  readonly messages: readonly TranscriptMessage[];
}

/** The messages of one request: who the agent is, what stands, what was said, and what to do now. */
export function buildPrompt({ persona, input, messages }: PromptParts): readonly ModelMessage[] {
  if (input.kind === 'chat') return buildChat({ persona, input, messages });
  const standing = readStanding(messages);
  return [
    {
      role: 'system',
      content: describePersona(persona, 'Reply with one JSON object that fits the given schema.'),
    },
    { role: 'user', content: describeMatter({ input, messages, standing }) },
  ];
}

function describePersona(persona: Persona, reply: string): string {
  return sections([
    [
      'You',
      [
        `Name: ${persona.name}`,
        `Key: ${persona.key}`,
        `Role: ${persona.role}`,
        `Personality: ${persona.personality}`,
      ].join('\n'),
    ],
    ['Decision criteria', bullets(persona.decisionCriteria)],
    ['Style', persona.style],
    ['Output', [persona.outputFormat, reply].filter((text) => text !== '').join('\n')],
  ]);
}

function describeMatter(parts: {
  readonly input: AgentModelInput;
  readonly messages: readonly TranscriptMessage[];
  readonly standing: Standing;
}): string {
  const { input, messages, standing } = parts;
  const spoken = messages.filter((message) => !isGoal(message));
  const { summary, messages: recent, omitted } = selectTranscript(spoken, input.windowTokens);
  const isOnBallot = (key: string) => input.task.options.length === 0 || input.task.options.includes(key);
  const options = standing.options.filter(({ key }) => isOnBallot(key));
  const gap = omitted > 0 ? [`(${omitted} earlier messages are left out)`] : [];
  return sections([
    ['Goal', quote(standing.goal)],
    ['Established', bullets(standing.established)],
    ['Summary so far', summary === null ? '' : indent(summary.text)],
    ['Transcript', [...gap, ...recent.map(describeMessage)].join('\n')],
    [
      'Open concerns',
      bullets(
        standing.concerns.map(
          ({ id, title, detail, raisedBy }) => `[${id}] ${title}: ${detail} (raised by ${raisedBy})`,
        ),
      ),
    ],
    [
      'Proposal',
      standing.proposal === null
        ? ''
        : indent(
            `${standing.proposal.title}\n${standing.proposal.summary}\nRecommended: ${standing.proposal.recommended}`,
          ),
    ],
    ['Options', bullets(options.map(({ key, title, detail }) => `[${key}] ${title}: ${detail}`))],
    ['Interjection', input.interjections.map(indent).join('\n')],
    ['Task', describeTask(input.kind, input.task)],
  ]);
}

function describeMessage({
  id,
  senderName,
  sender,
  senderType,
  type,
  text,
  data,
}: TranscriptMessage): string {
  const key = senderType === 'agent' ? String(data?.['persona'] ?? sender) : senderType;
  return `[${id}] ${senderName} (${key}, ${type}): ${indent(text)}`;
}

function buildChat({ persona, input, messages }: PromptParts): readonly ModelMessage[] {
  const { messages: recent } = selectTranscript(messages, input.windowTokens);
  const interjections = input.interjections.join('\n');
  const history = recent.map(
    ({ senderType, text }): ModelMessage => ({
      role: senderType === 'agent' ? 'assistant' : 'user',
      content: text,
    }),
  );
  return [
    { role: 'system', content: describePersona(persona, 'Answer in plain text.') },
    ...history,
    ...(interjections === ''
      ? []
      : [{ role: 'user', content: `# Interjection\n\nHeed this first: ${interjections}` } as const]),
    ...input.exchange.flatMap(({ call, result }): ModelMessage[] => [
      { role: 'assistant', content: '', toolCalls: [call] },
      { role: 'tool', content: result, toolCallId: call.id },
    ]),
  ];
}

function sections(parts: readonly (readonly [title: string, body: string])[]): string {
  return parts
    .filter(([, body]) => body.trim() !== '')
    .map(([title, body]) => `# ${title}\n\n${body}`)
    .join('\n\n');
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${indent(item)}`).join('\n');
}

/** What people and models wrote must not open a section of its own: only a first line may stand at the margin, and that never begins with `#`. */
function indent(text: string): string {
  return text.replaceAll(/\r?\n/g, '\n    ').replace(/^(#+ )/, '\\$1');
}

function quote(text: string): string {
  return text.replaceAll(/^/gm, '> ');
}
