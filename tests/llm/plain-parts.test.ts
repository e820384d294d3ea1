import { describe, expect, it } from 'vitest';
import { structuredOutput } from '#domain';
import { describeProvider, rehearsalProviderAt, startRehearsalServer } from '#llm';
import { adaptCapabilities, initialCapabilities } from '../../src/llm/capabilities.ts';
import { expressionIn } from '../../src/llm/rehearsal/tool-use.ts';
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

describe('an expression to calculate', () => {
  it.each([
    ['What is 2 + 2?', '2 + 2'],
    ['How much is 1,000 divided by 8?', '1000 / 8'],
    ['(3 + 4) * 5 please', '(3 + 4) * 5'],
    ['12 x 3', '12 * 3'],
    ['Plan a party for 20 guests', null],
    ['Between 2020 and 2024', null],
  ])('in "%s" is %s', (text, expression) => {
    expect(expressionIn(text)).toBe(expression);
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
