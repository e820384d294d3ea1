import type { CrewLimitsView, LimitsView } from '../documents/limits.ts';
import { costText, countText, durationText } from './figures.ts';
import { labelled } from './labelled.ts';
import type { Page } from './page.ts';

const LABEL_WIDTH = 15;

/** Every limit in force, one line for each thing that has some. */
export function limitLines(page: Page, limits: LimitsView): string[] {
  const line = (label: string, text: string) => labelled(page, label, text, LABEL_WIDTH);
  const { spawnDepth, childrenPerActor, descendantsPerRoot, whenTaskExhausted, completionTokens } = limits;
  const ends = whenTaskExhausted === 'fail' ? 'it fails' : 'it asks a person';
  return [
    ...line(
      'Trees',
      `${countText(spawnDepth)} generations, ${countText(childrenPerActor)} children of an actor, ${countText(descendantsPerRoot)} actors below a root`,
    ),
    ...line('A task', `${amountsText(limits.task)}; at the end ${ends}`),
    ...line('A reply', `${countText(completionTokens)} tokens set aside before each model call of a task`),
    ...line('A conversation', amountsText(limits.conversation)),
    ...crewLimitLines(page, limits.crew),
  ];
}

/** How much of a crew may be at work at once. */
export function crewLimitLines(page: Page, { queues, agentTypes }: CrewLimitsView): string[] {
  return [
    ...labelled(page, 'Queues', namedText(queues), LABEL_WIDTH),
    ...labelled(page, 'Agent types', namedText(agentTypes), LABEL_WIDTH),
  ];
}

function namedText(limits: CrewLimitsView['queues']): string {
  if (limits.length === 0) return 'no limit';
  return limits.map(({ name, limit }) => `${name} ${limit}`).join(', ');
}

function amountsText({ tokens, costUsd, modelCalls, turns, wallClockSeconds }: LimitsView['task']): string {
  const parts = [
    ...(tokens === null ? [] : [`${countText(tokens)} tokens`]),
    ...(costUsd === null ? [] : [costText(costUsd)]),
    ...(modelCalls === null ? [] : [`${countText(modelCalls)} model calls`]),
    ...(turns === null ? [] : [`${countText(turns)} turns`]),
    ...(wallClockSeconds === null ? [] : [durationText(wallClockSeconds * 1_000)]),
  ];
  return parts.length === 0 ? 'no limit' : parts.join(', ');
}
