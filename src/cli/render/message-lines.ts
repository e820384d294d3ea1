import stringWidth from 'string-width';
import type { MessageView } from '../documents/views.ts';
import { paintedName, personaTitle, rehearsalMark, shortName } from './names.ts';
import { clipped, type Page, spread, wrapped } from './page.ts';
import type { RunState } from './run-state.ts';

/** Shown by the ballot, the vote, the question and the decision that they belong to. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set(['vote', 'questionToUser', 'userResponse', 'consensus']);

const TITLES: Readonly<Record<string, string>> = {
  question: 'asks',
  response: 'answers',
  proposal: 'proposes',
  summary: 'sums up',
  interjection: 'breaks in',
};

/** One message of the transcript in full. */
export function messageLines(page: Page, state: RunState, message: MessageView): string[] {
  if (SHOWN_ELSEWHERE.has(message.type) || isGoal(state, message)) return [];
  const { color } = page;
  const title = TITLES[message.type];
  const number = `#${message.ordinal}`;
  const name = paintedName(page, state, { name: message.senderName, address: message.agent?.address });
  const said = title === undefined ? '' : ` · ${title}`;
  const mark = rehearsalMark(page, message.rehearsal);
  const taken = stringWidth(name) + stringWidth(mark) + said.length + number.length + 3;
  const role =
    message.agent === null ? '' : ` ${clipped(personaTitle(message.agent.personaKey), page.width - taken)}`;
  return [
    '',
    spread(page, name + color.dim(role + said) + mark, color.dim(number)),
    ...(message.parent === null
      ? []
      : [color.dim(`  ↳ to ${shortName(message.parent.senderName)} #${message.parent.ordinal}`)]),
    ...wrapped(page, message.text, { rest: '  ' }),
    ...(message.cut === null
      ? []
      : wrapped(page, `cut off: ${message.cut.reason}`, { first: '  ✂ ', rest: '    ' }).map((line) =>
          color.red(line),
        )),
  ];
}

/** The goal opens the transcript; the header has it already. */
function isGoal(state: RunState, message: MessageView): boolean {
  return message.senderType === 'user' && message.text.trim() === state.goal.trim();
}
