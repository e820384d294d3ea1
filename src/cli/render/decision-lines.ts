import type { DecisionView } from '../documents/views.ts';
import { plural } from './figures.ts';
import { labelled, listed } from './labelled.ts';
import { rehearsalMark, speakerName } from './names.ts';
import { type Page, ruled, safeLine, wrapped, wrappedPainted } from './page.ts';
import type { RunState } from './run-state.ts';

const METHODS: Readonly<Record<string, string>> = {
  ballot: 'a ballot passed',
  plurality: 'recorded plurality: no ballot passed',
  person: 'a person decided',
};

/** The outcome: what, how, why, who disagreed, what is to be done. */
export function decisionLines(page: Page, state: RunState, decision: DecisionView): string[] {
  const { color } = page;
  const method = METHODS[decision.decidedBy] ?? decision.decidedBy;
  const how = `${method} (${decision.rule}, ${plural(decision.rounds, 'round')})`;
  return [
    '',
    ruled(page, 'Decision'),
    ...wrappedPainted(
      page,
      color.bold(color.green(safeLine(decision.title))) + rehearsalMark(page, decision.rehearsal),
    ),
    ...wrapped(page, decision.summary),
    '',
    ...labelled(page, 'Option', decision.option.title),
    ...labelled(page, 'How', how),
    ...section(page, 'Reasons', decision.reasons),
    ...section(
      page,
      'Dissent',
      decision.dissent.map(
        ({ agent, position, reason }) =>
          `${speakerName(state, agent)}: ${position}${reason === '' ? '' : ` (${reason})`}`,
      ),
      'none',
    ),
    ...section(
      page,
      'Action items',
      decision.actionItems.map(
        ({ title, owner, due }) => `${title} (${speakerName(state, owner)}${due === null ? '' : `, ${due}`})`,
      ),
      'none',
    ),
    ...section(page, 'Taken as given', decision.assumptions),
  ];
}

function section(page: Page, title: string, items: readonly string[], none?: string): string[] {
  if (items.length === 0)
    return none === undefined ? [] : ['', `${page.color.bold(title)} ${page.color.dim(none)}`];
  return ['', page.color.bold(title), ...listed(page, items)];
}
