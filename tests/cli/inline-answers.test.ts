import { PassThrough } from 'node:stream';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { byUrgency } from '../../src/cli/deliberate/answer-source.ts';
import { createAnswerer } from '../../src/cli/deliberate/answerer.ts';
import { inlineAnswers } from '../../src/cli/deliberate/inline-answers.ts';
import { inputLines, type TypedLine } from '../../src/cli/render/input-lines.ts';
import { createPage } from '../../src/cli/render/page.ts';
import { sampleQuestion } from './fake/sample-views.ts';

const never = new AbortController().signal;
const soft = sampleQuestion({ address: 'q/soft', urgency: 'soft' });

function inline() {
  const stdin = new PassThrough();
  const drawn: (TypedLine | null)[] = [];
  const source = inlineAnswers({ stdin, draw: (typed) => drawn.push(typed) });
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      stdin.write(key);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { source, press, drawn };
}

describe('answers in a line of the live screen', () => {
  it('are drawn as they are typed and taken with Enter', async () => {
    const { source, press, drawn } = inline();
    const asked = source.ask(soft, never);
    await press('t', 'e', 'm', '\u007F', 'n');
    expect(drawn.map((typed) => typed?.text)).toEqual(['', 't', 'te', 'tem', 'te', 'ten']);
    await press('\r');
    expect(await asked).toEqual({ kind: 'answer', text: 'ten' });
    expect(drawn.at(-1)).toBeNull();
  });

  it('are the option of a typed number', async () => {
    const { source, press } = inline();
    const asked = source.ask({ ...soft, options: ['few', 'many'] }, never);
    await press('2', '\r');
    expect(await asked).toEqual({ kind: 'answer', text: 'many' });
  });

  it('are left to the assumption with Enter alone, where there is one', async () => {
    const { source, press } = inline();
    const asked = source.ask(soft, never);
    await press('\r');
    expect(await asked).toEqual({ kind: 'assume' });
    const needed = source.ask({ ...soft, assumption: null }, never);
    await press('\r', 'x', '\r');
    expect(await needed).toEqual({ kind: 'answer', text: 'x' });
  });

  it('interrupt with Ctrl-C', async () => {
    const { source, press } = inline();
    const asked = source.ask(soft, never);
    await press('\u0003');
    expect(await asked).toEqual({ kind: 'interrupt' });
  });

  it('keep what was typed when they make way, for the next time', async () => {
    const { source, press, drawn } = inline();
    const way = new AbortController();
    const asked = source.ask(soft, way.signal);
    await press('h', 'a');
    way.abort(new Error('make way'));
    await expect(asked).rejects.toThrow('make way');
    expect(drawn.at(-1)).toBeNull();
    const again = source.ask(soft, never);
    expect(drawn.at(-1)).toMatchObject({ text: 'ha' });
    await press('y', '\r');
    expect(await again).toEqual({ kind: 'answer', text: 'hay' });
  });
});

describe('a question that holds up the conversation', () => {
  it('goes before one that does not, which comes again', async () => {
    const order: string[] = [];
    const answered = Promise.withResolvers<void>();
    const answerer = createAnswerer({
      api: {
        async request(operation, variables) {
          const { input } = variables as unknown as { input: { id: string } };
          order.push(`${operation.name} ${input.id}`);
          if (order.length === 2) answered.resolve();
          return { answerClarification: { clarification: null, errors: [] } } as never;
        },
      },
      source: byUrgency({
        harsh: { ask: async () => ({ kind: 'answer', text: 'now' }) },
        soft: {
          ask: (_, signal) =>
            new Promise((resolve, reject) => {
              signal.addEventListener('abort', () => reject(signal.reason), { once: true });
              if (order.length > 0) resolve({ kind: 'answer', text: 'later' });
            }),
        },
      }),
      policy: 'wait',
      conversationId: 'conversation/1',
      notice: () => undefined,
      interrupt: () => undefined,
      unanswered: () => undefined,
      failed: answered.reject,
    });
    answerer.ask(soft);
    answerer.ask(sampleQuestion({ address: 'q/harsh', urgency: 'harsh' }));
    await answered.promise;
    expect(order).toEqual(['AnswerClarification q/harsh', 'AnswerClarification q/soft']);
  });
});

describe('the typed line', () => {
  const page = createPage({ columns: 40, color: false });

  it('fits the page, with the cursor in sight, however long it gets', () => {
    const text = '漢字とかな '.repeat(20);
    for (const cursor of [0, 10, text.length]) {
      for (const line of inputLines(page, { question: soft, text, cursor })) {
        expect(stringWidth(line)).toBeLessThanOrEqual(40);
      }
    }
  });

  it('says what to do while it is empty', () => {
    const wide = createPage({ columns: 100, color: false });
    expect(inputLines(wide, { question: soft, text: '', cursor: 0 })).toEqual([
      '',
      '? Theo: How many rows?',
      '› your answer; Enter alone leaves it to the assumption',
    ]);
    const options = ['few', 'many'];
    expect(inputLines(wide, { question: { ...soft, options }, text: '', cursor: 0 })).toContain(
      '  1 few · 2 many',
    );
  });
});
