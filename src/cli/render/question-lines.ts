import type { ClarificationView } from '../documents/views.ts';
import { listed } from './labelled.ts';
import { shortName } from './names.ts';
import { type Page, safeLine, safeText, wrapped, wrappedPainted } from './page.ts';

/** A question to the person at the terminal. */
export function questionLines(page: Page, question: ClarificationView): string[] {
  const { color } = page;
  const waits = question.urgency === 'harsh' ? 'waits for your answer' : 'goes on meanwhile';
  return [
    '',
    `${color.bold(color.yellow(`? ${shortName(question.askerName)} asks you`))} ${color.dim(`(${waits})`)}`,
    ...wrapped(page, question.question, { rest: '  ' }),
    ...listed(page, question.options, 2, '-'),
    ...(question.assumption === null
      ? []
      : wrapped(page, `Without an answer: ${question.assumption}`, { rest: '  ' }).map((line) =>
          color.dim(line),
        )),
  ];
}

/** How a question was settled. */
export function questionClosedLines(page: Page, question: ClarificationView): string[] {
  const { color } = page;
  // Other lines may stand between the question and its end.
  const to = `${shortName(question.askerName)}: `;
  if (question.status === 'answered') {
    const who = question.answeredBy === null ? '' : ` (${safeLine(question.answeredBy)})`;
    return wrappedPainted(page, `${to}${safeText(answerText(question.answer))}${color.dim(who)}`, {
      first: `  ${color.green('→')} `,
      rest: '    ',
    });
  }
  const word = question.status === 'expired' ? 'no answer came in time' : 'not answered';
  const then = question.assumption === null ? '' : `; taken as given: ${question.assumption}`;
  return wrapped(page, `${to}${word}${then}`, { first: '  → ', rest: '    ' }).map((line) => color.dim(line));
}

export function answerText(answer: unknown): string {
  return typeof answer === 'string' ? answer : JSON.stringify(answer);
}
