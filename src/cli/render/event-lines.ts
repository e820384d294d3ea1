import type { EventDetail, LinkView } from '../documents/events.ts';
import { timeText } from './figures.ts';
import { jsonLines } from './json-lines.ts';
import { labelled, listed } from './labelled.ts';
import { type Page, ruled } from './page.ts';

/** One event of the bus: what it carries, why it was published, and what came of it. */
export function eventLines(page: Page, event: EventDetail): string[] {
  const { color } = page;
  const causes = event.ancestry.map((link) => linkWords(link));
  return [
    ruled(page, event.topic),
    ...labelled(page, 'Event', event.key),
    ...labelled(page, 'At', timeText(event.at)),
    ...(event.publisher === null ? [] : labelled(page, 'By', event.publisher)),
    ...(event.refused === null ? [] : labelled(page, 'Refused', event.refused)),
    color.bold('Payload'),
    ...jsonLines(page, event.payload, 2),
    color.bold('Causes, nearest first'),
    ...(causes.length === 0 ? ['  none: it is a first link'] : listed(page, causes, 2, '↑')),
    ...(event.fires.length === 0
      ? []
      : [color.bold('Rules and subscriptions that it met'), ...listed(page, event.fires.map(fireWords))]),
    ...(event.consequences.length === 0
      ? []
      : [
          color.bold('What came of it'),
          ...event.consequences.flatMap((link) => listed(page, [linkWords(link)], link.distance * 2, '↓')),
        ]),
  ];
}

function linkWords({ link, kind, via, event, actor }: LinkView): string {
  const what =
    event !== null
      ? `${event.topic} ${link}`
      : actor !== null
        ? `${link} (${actor.status})`
        : `${kind} ${link}`;
  return via === null ? what : `${what}, by ${via}`;
}

function fireWords({ ruleKey, outcome, target, error, rule }: EventDetail['fires'][number]): string {
  const name = rule === null ? ruleKey : `${rule.name || rule.pattern} (${ruleKey})`;
  const failure =
    error === null ? '' : `: ${(error as { message?: string }).message ?? JSON.stringify(error)}`;
  return `${name}: ${outcome}${target === null ? '' : ` ${target}`}${failure}`;
}
