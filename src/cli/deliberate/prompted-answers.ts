import type { Readable, Writable } from 'node:stream';
import { isCancel, select, text } from '@clack/prompts';
import type { ClarificationView } from '../documents/views.ts';
import { shortName } from '../render/names.ts';
import { clipped, safeLine } from '../render/page.ts';
import type { Answer, AnswerSource } from './answer-source.ts';

const OWN_WORDS = 'own-words';
const ASSUME = 'assume';

/** Asks the person at the terminal, and stops other output for as long as the prompt is open. */
export function promptedAnswers(options: {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly hold: () => () => void;
}): AnswerSource {
  const streams = { input: options.stdin, output: options.stdout };

  async function choose(question: ClarificationView, signal: AbortSignal): Promise<Answer> {
    const choice = await select({
      ...streams,
      signal,
      message: messageFor(question),
      options: [
        ...question.options.map((option, index) => ({ value: `option ${index}`, label: safeLine(option) })),
        { value: OWN_WORDS, label: 'In my own words …' },
        ...(question.assumption === null ? [] : [{ value: ASSUME, label: 'Leave it to the assumption' }]),
      ],
    });
    signal.throwIfAborted();
    if (isCancel(choice)) return { kind: 'interrupt' };
    if (choice === ASSUME) return { kind: 'assume' };
    if (choice === OWN_WORDS) return write(question, signal);
    const option = question.options[Number(choice.slice('option '.length))];
    return option === undefined ? write(question, signal) : { kind: 'answer', text: option };
  }

  async function write(question: ClarificationView, signal: AbortSignal): Promise<Answer> {
    const required = question.assumption === null;
    const words = await text({
      ...streams,
      signal,
      message: messageFor(question),
      ...(required ? {} : { placeholder: 'Enter alone leaves it to the assumption' }),
      validate: (value) => (required && !value?.trim() ? 'An answer is needed; Ctrl-C pauses.' : undefined),
    });
    signal.throwIfAborted();
    if (isCancel(words)) return { kind: 'interrupt' };
    const answer = (words ?? '').trim();
    return answer === '' ? { kind: 'assume' } : { kind: 'answer', text: answer };
  }

  return {
    async ask(question, signal) {
      const release = options.hold();
      try {
        return await (question.options.length > 0 ? choose(question, signal) : write(question, signal));
      } finally {
        release();
      }
    },
  };
}

/** Other output may have come in between, so the prompt says again what it is about. */
function messageFor(question: ClarificationView): string {
  return `${shortName(question.askerName)}: ${clipped(safeLine(question.question), 60)}`;
}
