import type { ActorDetail } from '../documents/actors.ts';
import { labelled, listed } from './labelled.ts';
import { type Page, ruled } from './page.ts';

/** One actor: where it stands, what it would take, what it waits for. */
export function actorLines(page: Page, actor: ActorDetail): string[] {
  return [
    ruled(page, actor.address),
    ...labelled(page, 'Chart', `${actor.chartName} ${actor.chartVersion}`),
    ...labelled(page, 'Status', `${actor.status}, turn ${actor.seq}`),
    ...labelled(page, 'State', actor.paths.join(', ')),
    ...(actor.tags.length === 0 ? [] : labelled(page, 'Tags', actor.tags.join(', '))),
    ...(actor.accepts.length === 0
      ? []
      : labelled(page, 'Takes', actor.accepts.map(({ type }) => type).join(', '))),
    ...(actor.error === null ? [] : labelled(page, 'Error', `${actor.error.name}: ${actor.error.message}`)),
    ...(actor.timers.length === 0
      ? []
      : [
          page.color.bold('Timers'),
          ...listed(
            page,
            actor.timers.map(({ name, due }) => `${name}, due ${due}`),
          ),
        ]),
    ...(actor.effects.length === 0
      ? []
      : [
          page.color.bold('Effects'),
          ...listed(
            page,
            actor.effects.map(({ source, status, attempt }) => `${source}: ${status}, try ${attempt}`),
          ),
        ]),
    page.color.bold('Context'),
    ...JSON.stringify(actor.context, null, 2).split('\n'),
  ];
}
