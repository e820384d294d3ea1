import stringWidth from 'string-width';
import type { ClarificationView } from '../documents/views.ts';
import { shortName } from './names.ts';
import { clipped, clippedTail, type Page, safeLine } from './page.ts';

/** A line that is being typed; `cursor` counts UTF-16 units from its start. */
export interface TypedLine {
  readonly question: ClarificationView;
  readonly text: string;
  readonly cursor: number;
}

const MARK = '› ';

/** The question that may be answered while the panel goes on, and the answer as it is typed. */
export function inputLines(page: Page, typed: TypedLine): string[] {
  const { color } = page;
  const { question } = typed;
  const asks = `? ${shortName(question.askerName)}: `;
  const options = question.options.map((option, index) => `${index + 1} ${safeLine(option)}`).join(' · ');
  return [
    '',
    color.yellow(asks) + clipped(safeLine(question.question), page.width - stringWidth(asks)),
    ...(options === '' ? [] : [`  ${clipped(options, page.width - 2)}`]),
    color.yellow(MARK) + lineWithCursor(page, typed),
  ];
}

function lineWithCursor(page: Page, { question, text, cursor }: TypedLine): string {
  const room = page.width - MARK.length;
  if (text === '') {
    const choose = question.options.length > 0 ? 'a number, or your own words' : 'your answer';
    const alone = question.assumption === null ? '' : '; Enter alone leaves it to the assumption';
    return page.color.dim(clipped(`${choose}${alone}`, room));
  }
  const before = clippedTail(text.slice(0, cursor), room - 1);
  const [at = ' '] = Array.from(new Intl.Segmenter().segment(text.slice(cursor)), ({ segment }) => segment);
  const after = text.slice(cursor + (cursor < text.length ? at.length : 0));
  const left = room - stringWidth(before) - stringWidth(at);
  return before + page.color.inverse(at) + (left > 0 ? clipped(after, left) : '');
}
