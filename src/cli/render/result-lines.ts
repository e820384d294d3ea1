import type { RunResult } from '../deliberate/run-event.ts';
import { costText, countText, elapsedText, plural } from './figures.ts';
import { rehearsalNotice } from './header-lines.ts';
import { labelled } from './labelled.ts';
import { type Page, ruled, wrapped } from './page.ts';

export interface Whereabouts {
  /** Address of the GraphQL playground while the server runs; null when it ends with this command. */
  readonly playground: string | null;
  /** How to call this program: `npm start --` or `statehouse`. */
  readonly program: string;
}

const TITLES: Readonly<Record<string, string>> = {
  completed: 'Completed',
  cancelled: 'Cancelled',
  failed: 'Failed',
  timedOut: 'Out of time',
  budgetExhausted: 'Out of budget',
  awaitingUser: 'Waits for a person',
  paused: 'Paused',
};

/** What stands at the bottom: how it ended, what it used, where to look further. */
export function resultLines(page: Page, result: RunResult, where: Whereabouts): string[] {
  const { totals } = result;
  const used = [
    plural(totals.messages, 'message'),
    `${countText(totals.promptTokens)} + ${countText(totals.completionTokens)} tokens`,
    costText(totals.costUsd),
    elapsedText(result.elapsedMs),
  ].join(' · ');
  const goesOn =
    result.status === 'paused' || result.status === 'awaitingUser' || result.status === 'budgetExhausted';
  return [
    '',
    ruled(page, TITLES[result.status] ?? 'Left running'),
    ...(result.reason === null ? [] : wrapped(page, result.reason)),
    ...labelled(page, 'Used', used),
    ...labelled(page, 'Look', `${where.program} show ${result.conversationId}`),
    ...(where.playground === null
      ? labelled(page, '', `${where.program} serve   (then the playground at /playground)`)
      : labelled(page, '', where.playground)),
    ...(goesOn
      ? labelled(page, 'Go on', `${where.program} deliberate --resume ${result.conversationId}`)
      : []),
    ...(result.rehearsal ? ['', ...rehearsalNotice(page)] : []),
  ];
}
