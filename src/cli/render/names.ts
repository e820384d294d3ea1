import type { Page } from './page.ts';
import { clipped, safeLine } from './page.ts';
import type { RunState } from './run-state.ts';

/** Names longer than this are cut, so that a line stays a line. */
const LONGEST_NAME = 28;

const PAINTS = ['cyan', 'magenta', 'yellow', 'blue', 'green', 'red'] as const;

/** A speaker's name in a colour that stays theirs for the whole conversation. */
export function paintedName(
  page: Page,
  state: RunState,
  speaker: { name: string; address?: string | undefined },
): string {
  const name = shortName(speaker.name);
  const place = [...state.agents.keys()].indexOf(speaker.address ?? '');
  const paint = place < 0 ? undefined : PAINTS[place % PAINTS.length];
  return paint === undefined ? page.color.bold(name) : page.color.bold(page.color[paint](name));
}

export function shortName(name: string): string {
  return clipped(safeLine(name), LONGEST_NAME);
}

/** `technical-architect` as people say it. */
export function personaTitle(key: string): string {
  return safeLine(key).replaceAll('-', ' ');
}

/** What marks words that no language model wrote. */
export function rehearsalMark(page: Page, rehearsal: boolean): string {
  return rehearsal ? page.color.yellow(' [rehearsal]') : '';
}

/** Name of an agent by its address or persona key; the key itself when nobody has it. */
export function speakerName(state: RunState, key: string): string {
  for (const agent of state.agents.values()) {
    if (agent.address === key || agent.personaKey === key) return agent.name;
  }
  return key;
}
