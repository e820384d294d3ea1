import { describe, expect, it } from 'vitest';
import { structuredOutput } from '#domain';
import { describeProvider, rehearsalProviderAt, startRehearsalServer } from '#llm';
import { adaptCapabilities, initialCapabilities } from '../../src/llm/capabilities.ts';
import { expressionsIn } from '../../src/llm/rehearsal/find-expressions.ts';
import { parseRetryAfter, retryDelay, retryOptions } from '../../src/llm/retry-delay.ts';
import { contextFor, gatewayOver } from './gateway-harness.ts';

describe('waiting before a retry', () => {
  const header = (name: string, value: string) => new Headers({ [name]: value });

  it('reads Retry-After as seconds, milliseconds or a date', () => {
    const now = Date.parse('2030-01-01T00:00:00Z');
    expect(parseRetryAfter(header('retry-after', '3'), now)).toBe(3_000);
    expect(parseRetryAfter(header('retry-after-ms', '250'), now)).toBe(250);
    expect(parseRetryAfter(header('retry-after', 'Tue, 01 Jan 2030 00:01:00 GMT'), now)).toBe(60_000);
    expect(parseRetryAfter(header('retry-after', 'soon'), now)).toBeUndefined();
    expect(parseRetryAfter(undefined, now)).toBeUndefined();
  });

  it('spreads over the whole interval, which doubles up to its bound', () => {
    const options = retryOptions({ baseMs: 100, maxMs: 300 });
    const at = (share: number, tried: number) =>
      retryDelay(tried, options, { random: { next: () => share } });
    expect([at(0, 1), at(0.5, 1), at(0.5, 2), at(0.5, 3), at(0.5, 9)]).toEqual([0, 50, 100, 150, 150]);
    expect(retryDelay(1, options, { random: { next: () => 0.5 }, retryAfterMs: 1_000 })).toBe(1_050);
  });
});

describe('what an endpoint does not accept', () => {
  const all = initialCapabilities('http://localhost:11434/v1');
  const rejected = (said: string, status = 400) => adaptCapabilities(all, { status, said, withOutput: true });

  it('is told by its words', () => {
    expect(
      rejected("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
    ).toMatchObject({
      tokenLimit: 'max_completion_tokens',
    });
    expect(rejected("'temperature' does not support 0.2")).toMatchObject({
      temperature: false,
      output: 'jsonSchema',
    });
    expect(rejected('Unknown name "seed": cannot find field')).toMatchObject({
      seed: false,
      output: 'jsonSchema',
    });
    expect(rejected('No endpoints found that support the requested parameters', 404)).toMatchObject({
      output: 'jsonObject',
    });
    expect(rejected('model not found', 404)).toBeNull();
    expect(rejected('down', 500)).toBeNull();
  });

  it('starts with the parameter that OpenAI itself wants', () => {
    expect(initialCapabilities('https://api.openai.com/v1').tokenLimit).toBe('max_completion_tokens');
    expect(all.tokenLimit).toBe('max_tokens');
  });
});

describe('the expressions to calculate', () => {
  it.each([
    ['What is 2 + 2?', ['2 + 2']],
    ['How much is 1,000 divided by 8?', ['1000 / 8']],
    ['(3 + 4) * 5 please', ['(3 + 4) * 5']],
    ['12 x 3', ['12 * 3']],
    ['Plan a party for 20 guests', []],
    ['Between 2020 and 2024', []],
    ['Ask 10-20 people until 2026-11-21, 24/7', []],
    ['Calculate 10-20', ['10-20']],
    ['1. 3 + 4\n2. 5 * 6', ['3 + 4', '5 * 6']],
    ['- 2 + 2\n- 7 - 3', ['2 + 2', '7 - 3']],
    ['Calculate the factorial of 10 minus the factorial of 9', ['factorial(10) - factorial(9)']],
    ['Calculate the factorial of 7 and the factorial of 10', ['factorial(7)', 'factorial(10)']],
    ['Calculate 3*4, then 5+6, and the factorial of 5', ['3*4', '5+6', 'factorial(5)']],
    ['Calculate the factorial of 3.5', ['factorial(3.5)']],
    ['Calculate the factorial of -1', ['factorial(-1)']],
    ['Calculate the factorial of 100000', ['factorial(100000)']],
    ['Calculate the factorial of ten', ['factorial(10)']],
    ['The factorial of twenty-three', ['factorial(23)']],
    ['The factorial of one hundred and five', ['factorial(105)']],
    ['Calculate (3+2)!', ['(3+2)!']],
    ['What is 10! / 8!?', ['factorial(10) / factorial(8)']],
    ['Compute 15% of 240', ['15% * 240']],
    ['Calculate the square root of 2', ['sqrt(2)']],
    ['The square root of the factorial of 5', ['sqrt(factorial(5))']],
    ['Calculate the sum of 1, 2, 3 and 4', ['sum(1, 2, 3, 4)']],
    ['What is the average of 3, 4, and 8?', ['mean(3, 4, 8)']],
    ['The product of 6 and 7', ['(6 * 7)']],
    ['Calculate -3 - -5', ['-3 - -5']],
    ['Divide 100 by 7', ['100 / 7']],
    ['Subtract 4 from 10', ['10 - 4']],
    ['Multiply 12 by 12 and subtract 4', ['(12 * 12) - 4']],
    ['Add 2 and 3 and multiply the result by 4', ['(sum(2, 3)) * 4']],
    ['Calculate 2 to the power of 64', ['2^64']],
    ['Calculate 7 squared plus 1', ['7^2 + 1']],
    ['What is 17 mod 5?', ['17 % 5']],
    ['What is 1,234,567 * 3?', ['1234567 * 3']],
    [`${'('.repeat(5_000)}1 + 1`, []],
    ['One of the two teams, three times a week', []],
  ])('in "%s" are %j', (text, expressions) => {
    expect(expressionsIn(text)).toEqual(expressions);
  });
});

describe('the rehearsal model as a plain endpoint', () => {
  it('follows the schema in the prompt where json_schema is rejected', async () => {
    const server = await startRehearsalServer();
    server.setMisbehaviour({ kind: 'unsupported', parameter: 'json_schema' });
    const { gateway } = gatewayOver([rehearsalProviderAt(server.baseUrl)]);
    const output = structuredOutput('clarify');
    const messages = [
      { role: 'system', content: '# You\n\nName: Mara\nKey: project-manager\nRole: manages' },
      { role: 'user', content: '# Goal\n\n> Should we paint the fence?\n\n# Task\n\nclarify' },
    ] as const;
    const reply = await gateway.call({ messages, output }, contextFor('k'));
    expect((reply.value as { understanding: string }).understanding).toContain(
      'whether you should paint the fence',
    );
    await server.close();
  });
});

describe('the line about a provider', () => {
  it('says plainly when nothing but the rehearsal model is there', () => {
    expect(describeProvider(rehearsalProviderAt('http://127.0.0.1:1/v1'))).toBe(
      'rehearsal: the built-in rule-based model at http://127.0.0.1:1/v1; no real model is configured',
    );
    expect(describeProvider({ name: 'openai', model: 'm', baseUrl: 'https://api.openai.com/v1' })).toBe(
      'openai: model m at https://api.openai.com/v1',
    );
  });
});
