import { expect, it } from 'vitest';
import type { SubtaskOutput } from '#core';
import { aggregatePrompt } from '../../src/domain/tasks/prompts.ts';

const output = (text: string): SubtaskOutput => ({
  subtask: 's',
  title: 't',
  attempt: 1,
  output: text,
  data: null,
  toolCalls: [],
});

it('tells the model what is missing of an output that does not fit into its prompt', () => {
  const said = (text: string) => aggregatePrompt('g', [output(text)])[1]?.content ?? '';
  expect(said('x'.repeat(13_000))).toContain('[1000 more characters are left out here]');
  expect(said('x'.repeat(12_000))).not.toContain('left out');
});
