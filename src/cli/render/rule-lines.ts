import type { RuleDetail, RuleView } from '../documents/rules.ts';
import { plural, timeText } from './figures.ts';
import { jsonLines } from './json-lines.ts';
import { labelled, listed } from './labelled.ts';
import { type Page, ruled } from './page.ts';

const LABEL_WIDTH = 10;

/** What a rule does, in a few words. */
export function reactionWords(action: RuleView['action']): string {
  const { kind } = action;
  if (kind === 'task') return `task: ${String(action['description'])}`;
  if (kind === 'actor') return `actor of ${String(action['chart'])}`;
  return kind === 'publish' ? `publish ${String(action['topic'])}` : `send to ${String(action['to'])}`;
}

/** One rule with all that it holds, and the events that it met last. */
export function ruleLines(page: Page, rule: RuleDetail): string[] {
  const line = (label: string, text: string) => labelled(page, label, text, LABEL_WIDTH);
  const { limit } = rule;
  return [
    ruled(page, rule.name || rule.pattern),
    ...line('Rule', `${rule.key}${rule.kind === 'subscription' ? ', a subscription' : ''}`),
    ...line('Topics', rule.pattern),
    ...line('Does', reactionWords(rule.action)),
    ...(limit === null ? [] : line('At most', `${plural(limit.events, 'time')} in ${limit.perSeconds} s`)),
    ...line(
      'State',
      rule.removedAt === null ? (rule.enabled ? 'on' : 'off') : `removed ${timeText(rule.removedAt)}`,
    ),
    ...line(
      'Fired',
      `${plural(rule.fired, 'time')}${rule.limited === 0 ? '' : `, kept from it by its limit ${plural(rule.limited, 'time')}`}`,
    ),
    ...line('Made', `${timeText(rule.createdAt)}${rule.createdBy === null ? '' : ` by ${rule.createdBy}`}`),
    ...(rule.condition === null
      ? []
      : [page.color.bold('When the payload is like'), ...jsonLines(page, rule.condition, 2)]),
    page.color.bold('Action'),
    ...jsonLines(page, rule.action, 2),
    ...(rule.fires.nodes.length === 0
      ? []
      : [
          page.color.bold('Events that it met, newest first'),
          ...listed(
            page,
            rule.fires.nodes.map(
              ({ eventKey, outcome, target, at }) =>
                `${timeText(at)} ${eventKey}: ${outcome}${target === null ? '' : ` ${target}`}`,
            ),
          ),
        ]),
  ];
}
