import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { firstOf, givenAnswers } from '../../src/cli/deliberate/answer-source.ts';
import { pipedAnswers } from '../../src/cli/deliberate/piped-answers.ts';
import { promptedAnswers } from '../../src/cli/deliberate/prompted-answers.ts';
import { sampleQuestion } from './fake/sample-views.ts';

const question = sampleQuestion();
const never = new AbortController().signal;

describe('answers given beforehand', () => {
  it('come in order, then nobody', async () => {
    const source = givenAnswers(['one', 'two']);
    expect(await source.ask(question, never)).toEqual({ kind: 'answer', text: 'one' });
    expect(await source.ask(question, never)).toEqual({ kind: 'answer', text: 'two' });
    expect(await source.ask(question, never)).toEqual({ kind: 'nobody' });
  });

  it('go before the other sources', async () => {
    const source = firstOf([givenAnswers(['one']), givenAnswers(['other'])]);
    expect(await source.ask(question, never)).toMatchObject({ text: 'one' });
    expect(await source.ask(question, never)).toMatchObject({ text: 'other' });
    expect(await source.ask(question, never)).toEqual({ kind: 'nobody' });
  });
});

describe('answers from a pipe', () => {
  it('are lines; an empty one leaves it to the assumption; the end means nobody', async () => {
    const stdin = new PassThrough();
    const source = pipedAnswers(stdin, { patienceMs: 5_000 });
    stdin.end('first\r\n\nlast');
    expect(await source.ask(question, never)).toEqual({ kind: 'answer', text: 'first' });
    expect(await source.ask(question, never)).toEqual({ kind: 'assume' });
    expect(await source.ask(question, never)).toEqual({ kind: 'answer', text: 'last' });
    expect(await source.ask(question, never)).toEqual({ kind: 'nobody' });
  });

  it('are waited for when the question is first', async () => {
    const stdin = new PassThrough();
    const source = pipedAnswers(stdin, { patienceMs: 5_000 });
    const asked = source.ask(question, never);
    stdin.write('late\n');
    expect(await asked).toEqual({ kind: 'answer', text: 'late' });
    source.close();
  });

  it('are not waited for without end, and after that only taken when they are there', async () => {
    const stdin = new PassThrough();
    const source = pipedAnswers(stdin, { patienceMs: 50 });
    expect(await source.ask(question, never)).toEqual({ kind: 'nobody' });
    // Its answer comes within this very round of the event loop: no timer was waited for.
    const order: string[] = [];
    const second = source.ask(question, never).then(({ kind }) => order.push(kind));
    setTimeout(() => order.push('timer'), 0);
    await second;
    expect(order).toEqual(['nobody']);
    stdin.write('after all\n');
    await new Promise((resolve) => setImmediate(resolve));
    expect(await source.ask(question, never)).toEqual({ kind: 'answer', text: 'after all' });
    source.close();
  });

  it('are given up when the question is settled elsewhere, and keep their line for the next', async () => {
    const stdin = new PassThrough();
    const source = pipedAnswers(stdin, { patienceMs: 5_000 });
    const settled = new AbortController();
    const asked = source.ask(question, settled.signal);
    settled.abort(new Error('settled'));
    await expect(asked).rejects.toThrow('settled');
    stdin.write('for the next\n');
    expect(await source.ask(question, never)).toEqual({ kind: 'answer', text: 'for the next' });
    source.close();
  });
});

describe('answers at the prompt', () => {
  function prompt() {
    const stdin = new PassThrough();
    const stdout = new PassThrough();
    let shown = '';
    stdout.on('data', (chunk) => {
      shown += String(chunk);
    });
    const holds: string[] = [];
    const source = promptedAnswers({
      stdin,
      stdout,
      hold() {
        holds.push('held');
        return () => void holds.push('released');
      },
    });
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) {
        stdin.write(key);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    return { source, press, holds, shown: () => shown };
  }

  it('are typed, while other output is held', async () => {
    const { source, press, holds } = prompt();
    const asked = source.ask(question, never);
    expect(holds).toEqual(['held']);
    await press('t', 'e', 'n', '\r');
    expect(await asked).toEqual({ kind: 'answer', text: 'ten' });
    expect(holds).toEqual(['held', 'released']);
  });

  it('are left to the assumption with Enter alone', async () => {
    const { source, press } = prompt();
    const asked = source.ask(question, never);
    await press('\r');
    expect(await asked).toEqual({ kind: 'assume' });
  });

  it('are needed where there is no assumption', async () => {
    const { source, press, shown } = prompt();
    const asked = source.ask(sampleQuestion({ assumption: null }), never);
    await press('\r');
    expect(shown()).toContain('An answer is needed');
    await press('x', '\r');
    expect(await asked).toEqual({ kind: 'answer', text: 'x' });
  });

  it('are chosen where the question has options', async () => {
    const { source, press } = prompt();
    const asked = source.ask(sampleQuestion({ options: ['few', 'many'] }), never);
    await press('\u001B[B', '\r');
    expect(await asked).toEqual({ kind: 'answer', text: 'many' });
  });

  it('may be in own words beside the options', async () => {
    const { source, press } = prompt();
    const asked = source.ask(sampleQuestion({ options: ['few'] }), never);
    await press('\u001B[B', '\r', 's', 'o', 'm', 'e', '\r');
    expect(await asked).toEqual({ kind: 'answer', text: 'some' });
  });

  it('interrupt with Ctrl-C', async () => {
    const { source, press, holds } = prompt();
    const asked = source.ask(question, never);
    await press('\u0003');
    expect(await asked).toEqual({ kind: 'interrupt' });
    expect(holds).toEqual(['held', 'released']);
  });

  it('are given up when the question is settled elsewhere', async () => {
    const { source, holds } = prompt();
    const settled = new AbortController();
    const asked = source.ask(question, settled.signal);
    settled.abort(new Error('settled'));
    await expect(asked).rejects.toThrow('settled');
    expect(holds).toEqual(['held', 'released']);
  });
});
