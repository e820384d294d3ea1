import type { ModelMessage } from '#core';
import type { UnusableReplyError } from './errors.ts';

/** Longest part of a bad reply that is sent back. */
const QUOTE_CHARACTERS = 8_000;

/** The conversation that asks the model to correct its reply: what it said, and what is wrong with it. */
export function repairMessages(
  messages: readonly ModelMessage[],
  bad: UnusableReplyError,
): readonly ModelMessage[] {
  const list = bad.problems.map((problem) => `- ${problem}`).join('\n');
  const correction: ModelMessage = {
    role: 'user',
    content: `# Correction\nYour last reply cannot be used:\n${list}\nReply to the same task again, complete and corrected, and send nothing but the reply itself.`,
  };
  if (bad.text.trim() === '') return [...messages, correction];
  return [...messages, { role: 'assistant', content: bad.text.slice(0, QUOTE_CHARACTERS) }, correction];
}
