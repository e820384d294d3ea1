import type { SubtaskView } from '../documents/subtasks.ts';
import { costText, countText, plural } from './figures.ts';
import { textLines } from './json-lines.ts';
import { labelled, listed } from './labelled.ts';
import { type Page, ruled } from './page.ts';

const LABEL_WIDTH = 9;

/** One subtask: where it stands, how its tries went, and what they gave. */
export function subtaskLines(page: Page, subtask: SubtaskView): string[] {
  const { color } = page;
  const line = (label: string, text: string) => labelled(page, label, text, LABEL_WIDTH);
  const section = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [color.bold(title), ...listed(page, items)];
  const { agent, attempt, reason, error, capabilities, dependsOn, tier, priority } = subtask;
  const who = agent === null ? '' : `, ${agent}`;
  const isRehearsal = subtask.outputs.some(({ rehearsal }) => rehearsal);
  return [
    ruled(page, subtask.title),
    ...line('Subtask', subtask.address),
    ...line('Does', subtask.description),
    ...line('Stage', `${subtask.stage}${who}${attempt > 1 ? `, try ${attempt}` : ''}`),
    ...(reason === null ? [] : line('Why', reason)),
    ...(error === null ? [] : line('Error', `${error.message} (${error.code})`)),
    ...line('Needs', `${capabilities.join(', ') || 'nothing special'}; ${tier} model, priority ${priority}`),
    ...(dependsOn.length === 0 ? [] : line('After', dependsOn.join(', '))),
    ...section(
      'Routes',
      subtask.routes.map(({ attempt: at, queue, why }) => `try ${at}, ${queue}: ${why.join(' ')}`),
    ),
    ...section(
      'Handoffs',
      subtask.handoffs.map(({ from, to, reason: because }) => `${from} to ${to ?? 'nobody yet'}: ${because}`),
    ),
    ...section('Reviews', subtask.reviews.map(reviewWords)),
    ...section(
      'Validation',
      subtask.validationReports
        .filter(({ passed }) => !passed)
        .map(({ attempt: at, problems }) => `try ${at} failed: ${problems.join(' ')}`),
    ),
    ...subtask.outputs.flatMap((output) => [
      color.bold(`Output of try ${output.attempt}, ${output.agent}${output.rehearsal ? ' [R]' : ''}`),
      ...textLines(page, output.output, 2),
      color.dim(`  ${usedWords(output)}`),
    ]),
    ...(isRehearsal ? ['', color.dim('[R] the rehearsal model spoke')] : []),
  ];
}

function reviewWords({
  attempt,
  score,
  accepted,
  critique,
  critic,
  rehearsal,
}: SubtaskView['reviews'][number]): string {
  const verdict = accepted ? 'accepted' : 'sent back';
  const by = critic === null ? '' : ` by ${critic}`;
  return `try ${attempt}: ${Math.round(score * 100)}%, ${verdict}${by}${rehearsal ? ' [R]' : ''}${critique === '' ? '' : `: ${critique}`}`;
}

function usedWords({
  promptTokens,
  completionTokens,
  costUsd,
  toolCalls,
}: SubtaskView['outputs'][number]): string {
  const failed = toolCalls.filter(({ failed: isFailed }) => isFailed).length;
  const tools =
    toolCalls.length === 0
      ? ''
      : ` · ${plural(toolCalls.length, 'tool call')}${failed === 0 ? '' : `, ${failed} failed`}`;
  return `${countText(promptTokens + completionTokens)} tokens · ${costText(costUsd)}${tools}`;
}
