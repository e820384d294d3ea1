import type { ActorRuntime, Schema } from '#core';
import { parseReaction, type Reaction } from '#rules';
import { parseTaskOptions } from '../tasks/create-tasks.ts';
import { EventsError } from './events-error.ts';

/** What of a chart a reaction is checked against. */
export interface ReactionCharts {
  find(chart: string): { readonly events: Readonly<Record<string, Schema>> } | null;
}

export interface ReactionParts {
  readonly charts: ReactionCharts;
  readonly runtime: Pick<ActorRuntime, 'view'>;
}

/**
 * What a rule, a subscription or a schedule is to set off, when that can be done. Whether filled-in texts are good is
 * seen only when it happens. Throws `event.invalidAction` and `task.invalidOptions`.
 */
export async function checkReaction({ charts, runtime }: ReactionParts, value: unknown): Promise<Reaction> {
  const reaction = parseReaction(value);
  if (reaction.kind === 'task') parseTaskOptions(reaction.options);
  if (reaction.kind === 'actor' && charts.find(reaction.chart) === null) {
    throw EventsError.unknownTarget('chart', `there is no chart '${reaction.chart}'`);
  }
  if (reaction.kind === 'send') await checkSend({ charts, runtime }, reaction);
  return reaction;
}

async function checkSend(
  { charts, runtime }: ReactionParts,
  { to, event }: Extract<Reaction, { kind: 'send' }>,
): Promise<void> {
  const actor = await runtime.view(to);
  if (actor === null) throw EventsError.unknownTarget('to', `there is no actor '${to}'`);
  const known = charts.find(actor.chart)?.events ?? {};
  // Events that a chart does not declare come from other actors only; a rule is the wish of a person.
  if (event !== null && event.type !== 'bus.event' && !(event.type in known)) {
    throw EventsError.unknownTarget(
      'event',
      `the chart '${actor.chart}' takes no '${event.type}' from outside; it takes ${['bus.event', ...Object.keys(known)].join(', ')}`,
    );
  }
}
