import stringWidth from 'string-width';
import type { SubtaskState, TaskRunState } from '../tasks/task-run-state.ts';
import { costText, countText, elapsedText } from './figures.ts';
import { clipped, clippedTail, type Page, padded, safeLine } from './page.ts';
import { FRAMES, type Moment } from './status-area.ts';
import { streamedWords } from './streamed-words.ts';

const BAR = 10;
const LONGEST_KEY = 24;
const ended: ReadonlySet<string> = new Set(['completed', 'failed', 'skipped', 'cancelled']);
const order = ['running', 'reviewing', 'waitingOnHuman', 'retrying', 'assigned', 'queued', 'paused', 'ready'];

/** The part at the foot that is redrawn: one line of figures, and one for each subtask that is under way. */
export function taskArea(page: Page, state: TaskRunState, moment: Moment): string[] {
  const open = [...state.subtasks]
    .filter(([, { stage }]) => !ended.has(stage) && stage !== 'blocked')
    .sort(([, a], [, b]) => order.indexOf(a.stage) - order.indexOf(b.stage));
  const lines = ['', headLine(page, state, moment)];
  const own = state.speech.get(state.taskId);
  if (own !== undefined) lines.push(`  ${spoken(page, own.words, page.width - 2)}`);
  const room = Math.max(1, moment.rows - lines.length - 1);
  const shown = open.length > room ? open.slice(0, room - 1) : open;
  const keyWidth = Math.min(LONGEST_KEY, Math.max(0, ...shown.map(([, { key }]) => stringWidth(key))));
  for (const [address, subtask] of shown) {
    lines.push(subtaskLine(page, { subtask, keyWidth, words: state.speech.get(address)?.words ?? '' }));
  }
  if (shown.length < open.length) lines.push(page.color.dim(`  and ${open.length - shown.length} more`));
  return lines;
}

function headLine(page: Page, state: TaskRunState, moment: Moment): string {
  const { color } = page;
  const doing = moment.pausing ? 'pausing' : state.connected ? state.status : 'reconnecting';
  const filled = Math.round(state.fraction * BAR);
  const figures = [
    ...(state.total > 0
      ? [
          `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${Math.round(state.fraction * 100)}%`,
          `${state.finished}/${state.total}`,
        ]
      : []),
    `${countText(state.tokens)} tokens`,
    costText(state.costUsd),
    elapsedText(moment.elapsedMs),
  ].join(' · ');
  const mark = color.cyan(FRAMES[moment.frame % FRAMES.length] ?? '');
  const text = clipped(`${doing}${state.rehearsal ? ' [rehearsal]' : ''} · ${figures}`, page.width - 2);
  return `${mark} ${color.bold(text.slice(0, doing.length))}${color.dim(text.slice(doing.length))}`;
}

function subtaskLine(
  page: Page,
  line: { readonly subtask: SubtaskState; readonly keyWidth: number; readonly words: string },
): string {
  const { subtask, keyWidth, words } = line;
  const agent = subtask.agent === null ? '' : ` ${subtask.agent}`;
  const head = `  ${padded(clipped(subtask.key, keyWidth), keyWidth)}  ${subtask.stage}${agent}`;
  const room = page.width - stringWidth(head) - 2;
  return room < 8 ? clipped(head, page.width) : `${head}  ${spoken(page, words, room)}`;
}

function spoken(page: Page, words: string, room: number): string {
  return page.color.dim(clippedTail(safeLine(streamedWords(words)), room));
}
