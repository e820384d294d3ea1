import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Answer, AnswerSource } from './answer-source.ts';

/**
 * Answers read line by line from a pipe. An empty line leaves the question to the asker's assumption. Once a question
 * has waited `patienceMs` for a line, nobody is taken to be there: later questions get only lines that came already.
 */
export function pipedAnswers(
  stdin: Readable,
  options: { readonly patienceMs: number },
): AnswerSource & { close(): void } {
  const lines: string[] = [];
  let ended = false;
  let patient = true;
  let wake: (() => void) | null = null;
  const reader = createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY });
  reader.on('line', (line) => {
    lines.push(line);
    wake?.();
  });
  reader.on('close', () => {
    ended = true;
    wake?.();
  });
  stdin.on('error', () => {
    ended = true;
    wake?.();
  });

  function nextLine(signal: AbortSignal): Promise<string | null> {
    return new Promise((resolve, reject) => {
      const settle = (run: () => void): void => {
        wake = null;
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        run();
      };
      const look = (): void => {
        const line = lines.shift();
        if (line !== undefined) settle(() => resolve(line));
        else if (ended || !patient) settle(() => resolve(null));
      };
      const stop = (): void => settle(() => reject(signal.reason));
      const timer = setTimeout(() => {
        patient = false;
        look();
      }, options.patienceMs);
      if (signal.aborted) return stop();
      signal.addEventListener('abort', stop, { once: true });
      wake = look;
      look();
    });
  }

  return {
    async ask(_, signal): Promise<Answer> {
      const line = await nextLine(signal);
      if (line === null) return { kind: 'nobody' };
      const text = line.trim();
      return text === '' ? { kind: 'assume' } : { kind: 'answer', text };
    },
    close() {
      reader.close();
      stdin.destroy();
    },
  };
}
