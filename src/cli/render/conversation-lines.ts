import { withPhases } from '../deliberate/overview-events.ts';
import type { RunEvent } from '../deliberate/run-event.ts';
import type { ConversationOverview } from '../documents/conversation.ts';
import { decisionLines } from './decision-lines.ts';
import { costText, countText, plural } from './figures.ts';
import { panelLines, rehearsalNotice } from './header-lines.ts';
import { labelled } from './labelled.ts';
import { type Page, ruled } from './page.ts';
import { runLines } from './run-lines.ts';
import { advanceRun, emptyRun, type RunState } from './run-state.ts';

/** A conversation as it stands: header, transcript, decision. */
export function conversationLines(
  page: Page,
  conversation: ConversationOverview,
  events: readonly RunEvent[],
): string[] {
  const { totals, agents } = conversation;
  const lines = [
    ruled(page, conversation.address),
    ...labelled(page, 'Goal', conversation.goal),
    ...panelLines(page, agents.nodes),
    ...labelled(page, 'Status', `${conversation.status}, ${conversation.phase}`),
    ...labelled(
      page,
      'Used',
      `${plural(totals.messages, 'message')} · ${countText(totals.promptTokens + totals.completionTokens)} tokens · ${costText(totals.costUsd)}`,
    ),
    ...(conversation.failure === null ? [] : labelled(page, 'Failed', conversation.failure.message)),
    ...(conversation.rehearsal ? ['', ...rehearsalNotice(page)] : []),
  ];
  let state: RunState = agents.nodes.reduce(
    (known, agent) => advanceRun(known, { type: 'joined', agent }),
    emptyRun,
  );
  for (const event of withPhases(events, null)) {
    const after = advanceRun(state, event);
    lines.push(...runLines(page, after, event, { playground: null, program: '' }));
    state = after;
  }
  return conversation.decision === null
    ? lines
    : [...lines, ...decisionLines(page, state, conversation.decision)];
}
