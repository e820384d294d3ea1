import { createInterface } from 'node:readline';
import { type Readable, Writable } from 'node:stream';
import type { TypedLine } from '../render/input-lines.ts';
import type { Answer, AnswerSource } from './answer-source.ts';

/**
 * Asks in one line at the foot of the live screen, which goes on being drawn: for questions that hold up nobody. Node's
 * readline does the editing, the screen the drawing. What was typed so far outlives an interruption by a harsh question.
 */
export function inlineAnswers(options: {
  readonly stdin: Readable;
  /** Shows the line; null when there is none any more. */
  readonly draw: (typed: TypedLine | null) => void;
}): AnswerSource {
  const drafts = new Map<string, string>();
  return {
    ask: (question, signal) =>
      new Promise<Answer>((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        const reader = createInterface({ input: options.stdin, output: nowhere(), terminal: true });
        let settled = false;
        const draw = (): void => {
          // The key that ends the line is told to its listeners after the line was taken.
          if (!settled) options.draw({ question, text: reader.line, cursor: reader.cursor });
        };
        const settle = (act: () => void): void => {
          settled = true;
          options.stdin.off('keypress', draw);
          signal.removeEventListener('abort', stop);
          reader.close();
          options.draw(null);
          act();
        };
        const stop = (): void => {
          if (reader.line !== '') drafts.set(question.address, reader.line);
          settle(() => reject(signal.reason));
        };
        reader.on('SIGINT', () => settle(() => resolve({ kind: 'interrupt' })));
        reader.on('line', (line) => {
          const answer = answerOf(line.trim(), question);
          if (answer === null) draw();
          else settle(() => resolve(answer));
        });
        signal.addEventListener('abort', stop, { once: true });
        options.stdin.on('keypress', draw);
        const draft = drafts.get(question.address);
        if (draft !== undefined) reader.write(draft);
        draw();
      }),
  };
}

/** Null when an empty line says nothing, because there is no assumption to fall back to. */
function answerOf(
  line: string,
  question: { readonly options: readonly string[]; readonly assumption: string | null },
): Answer | null {
  if (line === '') return question.assumption === null ? null : { kind: 'assume' };
  const chosen = /^\d+$/.test(line) ? question.options[Number(line) - 1] : undefined;
  return { kind: 'answer', text: chosen ?? line };
}

function nowhere(): Writable {
  return new Writable({ write: (_, __, done) => done() });
}
