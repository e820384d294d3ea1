import type { RunStarted } from '../deliberate/run-event.ts';
import type { AgentView } from '../documents/views.ts';
import { plural } from './figures.ts';
import { labelled } from './labelled.ts';
import { personaTitle } from './names.ts';
import { type Page, ruled, safeLine, wrapped } from './page.ts';

/** What stands at the top: the goal, who takes part, under which rule, and whose words they are. */
export function headerLines(page: Page, start: RunStarted): string[] {
  return [
    ruled(page, start.resumed ? 'Statehouse · deliberation goes on' : 'Statehouse · deliberation'),
    ...labelled(page, 'Goal', start.goal),
    ...panelLines(page, start.agents),
    ...labelled(page, 'Rule', ruleText(start.options)),
    ...labelled(page, 'Model', modelText(start)),
    ...labelled(page, 'Id', start.conversationId),
    ...(start.resumed
      ? labelled(page, 'So far', `${plural(start.totals.messages, 'message')}, ${start.phase}`)
      : []),
    ...(start.rehearsal ? ['', ...rehearsalNotice(page)] : []),
  ];
}

/** Who takes part; nothing while nobody is known. */
export function panelLines(page: Page, agents: readonly AgentView[]): string[] {
  if (agents.length === 0) return [];
  const panel = agents.map(({ name, personaKey }) => `${safeLine(name)} (${personaTitle(personaKey)})`);
  return labelled(page, 'Panel', panel.join(', '));
}

/** Says in full, at head and foot, that no language model spoke. */
export function rehearsalNotice(page: Page): string[] {
  return wrapped(
    page,
    'REHEARSAL: no model is configured, so a rule-based rehearsal model plays the agents. Its words only ' +
      'recombine the goal and the criteria of each persona; take no decision from them.',
  ).map((line) => page.color.yellow(line));
}

function modelText(start: RunStarted): string {
  if (start.provider === null) return start.rehearsal ? 'rehearsal' : 'unknown';
  const { name, model } = start.provider;
  const place = name === model ? name : `${name}, ${model}`;
  return start.rehearsal && !name.includes('rehearsal') ? `rehearsal (${place})` : place;
}

function ruleText(options: unknown): string {
  const known = typeof options === 'object' && options !== null ? (options as Record<string, unknown>) : {};
  const rule = known['votingRule'] ?? known['rule'];
  const parts = [typeof rule === 'string' ? rule : ruleKind(rule)];
  const { quorum, maxConsensusRounds } = known;
  if (typeof quorum === 'number') parts.push(`quorum ${Math.round(quorum * 100)} %`);
  if (typeof maxConsensusRounds === 'number') parts.push(`at most ${maxConsensusRounds} rounds`);
  return parts.join(', ');
}

function ruleKind(rule: unknown): string {
  if (typeof rule !== 'object' || rule === null) return 'majority';
  const { kind, type } = rule as { kind?: unknown; type?: unknown };
  return String(kind ?? type ?? 'majority');
}
