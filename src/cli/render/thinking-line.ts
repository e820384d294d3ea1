import type { RunEvent } from '../deliberate/run-event.ts';
import { type Page, safeLine } from './page.ts';

const WORK: Readonly<Record<string, string>> = {
  clarify: 'looks for what is unclear',
  explore: 'explores',
  discuss: 'thinks about what to say',
  summary: 'sums up',
  propose: 'writes a proposal',
  vote: 'weighs the vote',
  revise: 'revises the proposal',
  conclude: 'writes the conclusion',
};

export function workText(workingOn: string | null): string {
  return workingOn === null ? 'thinks' : (WORK[workingOn] ?? safeLine(workingOn));
}

/** Where nothing can be redrawn, one line says that somebody began to think. */
export function thinkingLine(page: Page, event: Extract<RunEvent, { type: 'thinking' }>): string | null {
  if (!event.thinking) return null;
  return page.color.dim(`· ${safeLine(event.name)} ${workText(event.workingOn)} …`);
}
