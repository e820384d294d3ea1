import type { DeadLetterView } from '../documents/dead-letters.ts';
import { timeText } from './figures.ts';
import { jsonLines } from './json-lines.ts';
import { labelled } from './labelled.ts';
import { type Page, ruled } from './page.ts';

/** The letter's own id out of its opaque one; an own id as it is. */
export function letterKey({ id }: Pick<DeadLetterView, 'id'>): string {
  return /^DeadLetter:(.+)$/.exec(Buffer.from(id, 'base64url').toString('utf8'))?.[1] ?? id;
}

export function deadLetterLines(page: Page, letter: DeadLetterView): string[] {
  const { address, event, sender, attempts, reason, error, at, redrivenAt } = letter;
  return [
    ruled(page, event.type ?? 'dead letter'),
    ...labelled(page, 'Letter', letterKey(letter)),
    ...labelled(page, 'For', address),
    ...(sender === null ? [] : labelled(page, 'From', sender)),
    ...labelled(page, 'Tries', String(attempts)),
    ...labelled(page, 'Why', reason),
    ...(error?.message === undefined ? [] : labelled(page, 'Error', error.message)),
    ...labelled(page, 'At', timeText(at)),
    ...(redrivenAt === null ? [] : labelled(page, 'Again', `put back ${timeText(redrivenAt)}`)),
    page.color.bold('Event'),
    ...jsonLines(page, event, 2),
  ];
}
