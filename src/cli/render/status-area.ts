import stringWidth from 'string-width';
import { costText, elapsedText, plural, tokensText } from './figures.ts';
import { paintedName } from './names.ts';
import { clipped, clippedTail, type Page, padded, safeLine } from './page.ts';
import type { AgentState, RunState } from './run-state.ts';
import { streamedWords } from './streamed-words.ts';
import { workText } from './thinking-line.ts';

export const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;
const LONGEST_NAME = 18;

export interface Moment {
  readonly elapsedMs: number;
  /** Counts up with each redraw. */
  readonly frame: number;
  /** Lines that fit. */
  readonly rows: number;
  /** Set while the person's wish to stop is being carried out. */
  readonly pausing: boolean;
}

/** The part at the foot that is redrawn: one line of figures, and one for each agent that thinks, with its last words. */
export function statusArea(page: Page, state: RunState, moment: Moment): string[] {
  const { color } = page;
  const thinking = [...state.agents.values()].filter((agent) => agent.thinking);
  const lines = ['', headLine(page, state, moment)];
  const room = Math.max(1, moment.rows - lines.length - 1);
  const shown = thinking.length > room ? thinking.slice(0, room - 1) : thinking;
  const nameWidth = Math.min(
    LONGEST_NAME,
    Math.max(0, ...shown.map((agent) => stringWidth(safeLine(agent.name)))),
  );
  for (const agent of shown) lines.push(agentLine(page, state, agent, nameWidth));
  if (shown.length < thinking.length) lines.push(color.dim(`  and ${thinking.length - shown.length} more`));
  return lines;
}

function headLine(page: Page, state: RunState, moment: Moment): string {
  const { color } = page;
  const doing = moment.pausing ? 'pausing' : state.connected ? doingNow(state) : 'reconnecting';
  const figures = [
    plural(state.messages, 'message'),
    tokensText(state.totals),
    costText(state.totals.costUsd),
    elapsedText(moment.elapsedMs),
  ].join(' · ');
  const rehearsal = state.rehearsal ? ' [rehearsal]' : '';
  const mark = color.cyan(FRAMES[moment.frame % FRAMES.length] ?? '');
  const room = page.width - 2;
  const text = clipped(`${doing}${rehearsal} · ${figures}`, room);
  return `${mark} ${color.bold(text.slice(0, doing.length))}${color.dim(text.slice(doing.length))}`;
}

function doingNow(state: RunState): string {
  if (state.status === 'awaitingUser') return 'waits for your answer';
  if (state.status === 'paused') return 'paused';
  return state.phase;
}

function agentLine(page: Page, state: RunState, agent: AgentState, nameWidth: number): string {
  const name = clipped(safeLine(agent.name), nameWidth);
  const words = safeLine(streamedWords(agent.words));
  const painted = paintedName(page, state, { name, address: agent.address });
  const gap = ' '.repeat(nameWidth - stringWidth(name));
  const room = page.width - nameWidth - 4;
  const said =
    words === '' ? page.color.dim(clipped(`${workText(agent.workingOn)} …`, room)) : clippedTail(words, room);
  return `  ${painted}${gap}  ${padded(said, 0)}`;
}
